import type { PersonId } from '../../ledger/event.ts'
import { isWithin } from '../access/roles.ts'
import type { CommandContext } from '../writer/command.ts'
import { deskOfState, statesOf } from './desks.ts'

/**
 * States whose data administrators have to agree before a merge or split of these children takes
 * effect. Whoever proposes it speaks for the own state if it is an administrator of the place; every
 * other state that has a record of them is asked. None: it takes effect at once.
 */
export function consentNeeded(context: CommandContext, persons: readonly PersonId[]): string[] {
  const { actor, config, transaction } = context
  const states = statesOf(transaction.change.state, persons)
  const own = actor.place.state
  const speaks =
    own !== undefined &&
    actor.roles.includes('data-administrator') &&
    states.includes(own) &&
    isWithin(deskOfState(context, own, persons).place, actor.place)
  if (!speaks) return states
  const others = states.filter((state) => state !== own)
  return others.length === 0 && config.policies.secondParty === 'always' ? [own] : others
}
