import { LinkageError } from '../errors.ts'
import type { PersonId } from './event.ts'
import type { PersonState, StateReader } from './state.ts'

/** What became of a person id. */
export interface ResolvedPerson {
  readonly person: PersonState
  /** The ids that redirect, in order, that which was asked for first; none if it stands itself. */
  readonly via: readonly PersonId[]
}

/**
 * Follows an id to the person that it stands for now (R2).
 *
 * @throws {@link LinkageError} `person-unknown` if the id was never given; `store-damaged` if the
 *   redirects go round, which no event can bring about.
 */
export function resolvePerson(state: Pick<StateReader, 'person'>, id: PersonId): ResolvedPerson {
  const via: PersonId[] = []
  for (let at = id; ; ) {
    const person = state.person(at)
    if (person === undefined) throw new LinkageError('person-unknown', { person: at })
    if (person.redirect === undefined) return { person, via }
    if (via.includes(at)) {
      throw new LinkageError('store-damaged', {
        part: `person ${id}`,
        problem: 'its redirects go round',
      })
    }
    via.push(at)
    at = person.redirect
  }
}
