import { LinkageError } from '../errors.ts'
import { holderOf } from '../registry/registry-snapshot.ts'
import type { FeedEvent } from '../registry/write-answer.ts'
import type { Exchange, ExchangeView } from './exchange.ts'

/**
 * What became of a state’s student: the exchange gave it an MSIX id, the first or another one
 * (`id-given`: after a merge, split or correction too); the state deleted it, or calls it by another
 * id (`renamed`); a person has to look whether it is another child too (`near-match`); another state
 * says something new of the same child (`other-state`).
 */
export type ChangeKind = 'id-given' | 'deleted' | 'renamed' | 'near-match' | 'other-state'

export interface Change {
  readonly sequence: number
  /** Milliseconds since 1970. */
  readonly time: number
  readonly kind: ChangeKind
  readonly stateStudentId: string
  /** The id as it is now; absent for what is deleted. */
  readonly msixId?: string
}

/** A part of the feed. */
export interface Changes {
  readonly changes: readonly Change[]
  /** Where to go on. */
  readonly last: number
  readonly more: boolean
}

/** Events looked at for one answer: most are another state’s, and nobody else is answered meanwhile. */
const LOOKED_AT = 500

/**
 * What the ledger has told of a state’s students since a sequence number, in its order: who asks again
 * with `last` misses nothing. Ids and kinds alone; what has changed is read with the student.
 *
 * @throws {@link LinkageError} `exchange-conflict` if nothing was told as far as `since`: the exchange
 * was restored from an earlier copy.
 */
export function changesOf(
  exchange: Exchange,
  state: string,
  { since, limit }: { readonly since: number; readonly limit: number },
): Changes {
  return exchange.read((view) => {
    if (since > view.state.sequence()) {
      const problem = `nothing was told as far as ${since}: after a restore begin again at 0`
      throw new LinkageError('exchange-conflict', { problem })
    }
    const events = exchange.registry.events({ since, limit: LOOKED_AT })
    const changes: Change[] = []
    let last = since
    for (const event of events) {
      if (changes.length >= limit) return { changes, last, more: true }
      changes.push(...changesIn(view, state, event))
      last = event.sequence
    }
    return { changes, last, more: events.length === LOOKED_AT }
  })
}

function changesIn(
  { state: registry }: Pick<ExchangeView, 'state'>,
  state: string,
  { sequence, event, entry, records }: FeedEvent,
): Change[] {
  const head = { sequence, time: entry.time }
  const own = records.filter(({ source }) => source === state)
  const now = (kind: ChangeKind, id: string): Change => {
    const msixId = holderOf(registry, { source: state, id })
    return { ...head, kind, stateStudentId: id, ...(msixId === undefined ? {} : { msixId }) }
  }
  switch (event.kind) {
    case 'linked':
      return own
        .filter(({ record }) => record === event.record)
        .map(({ id }) => now('id-given', id))
    case 'deleted':
      return own.map(({ id }) => ({ ...head, kind: 'deleted', stateStudentId: id }))
    case 'rekeyed':
      return own.map(({ id }) => now('renamed', id))
    case 'flagged':
      return own.map(({ id }) => now('near-match', id))
    case 'submitted': {
      if (own.length > 0) return []
      const person = registry.record(event.record)?.person
      const members = person === undefined ? [] : (registry.person(person)?.members ?? [])
      return members.flatMap((member) => {
        const { source, id, version, submitted } = registry.record(member)!
        // Who came only afterwards was told of by its own first id.
        const isLater = version === 1 && submitted > sequence
        return source === state && !isLater
          ? [{ ...head, kind: 'other-state' as const, stateStudentId: id, msixId: person! }]
          : []
      })
    }
    default:
      return []
  }
}
