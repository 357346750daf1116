import type { StoreReader } from '../storage/store.ts'
import type { LedgerEvent, PersonId, RecordNumber, ReviewItem, SequencedEvent } from './event.ts'
import { Lives } from './lives.ts'
import { ofItem, ofKey, ofRecord, readPast } from './past.ts'
import { eventsAt } from './read-entries.ts'
import { recordAfter } from './record-after.ts'
import type { ItemState, PersonState, RecordState, StateView } from './state.ts'
import { StoredState } from './stored-state.ts'

/**
 * The state as it stood after an event: of each record, person or item that is asked for, what the
 * ledger told of it until then. What has not changed since is taken from the state as it stands.
 *
 * Cost: that of the lives of those who are asked for; `items` looks at every item that was ever opened
 * before.
 */
export class StateAt implements StateView {
  readonly #reader: StoreReader
  readonly #present: StoredState
  readonly #lives: Lives
  readonly #sequence: number

  constructor(reader: StoreReader, sequence: number) {
    this.#reader = reader
    this.#present = new StoredState(reader)
    this.#lives = new Lives(reader)
    this.#sequence = sequence
  }

  sequence(): number {
    return this.#sequence
  }

  record(record: RecordNumber): RecordState | undefined {
    const now = this.#present.record(record)
    if (now === undefined) return
    const last = readPast(this.#reader, ofRecord(record)).at(-1) ?? 0
    if (Math.max(last, now.submitted, now.linkedAt) <= this.#sequence) return now
    let state: RecordState | undefined
    for (const { event, sequence } of this.#until(this.#lives.ofRecord(record))) {
      state = recordAfter(state, event, sequence)
    }
    return state
  }

  recordOf(source: string, id: string): RecordNumber | undefined {
    const holder = this.#present.recordOf(source, id)
    const former = eventsAt(this.#reader, readPast(this.#reader, ofKey(source, id)))
    const candidates = Array.from(former, ({ event }) => ('record' in event ? event.record : 0))
    if (holder !== undefined) candidates.push(holder)
    return candidates.find((candidate) => {
      const record = this.record(candidate)
      return record?.source === source && record.id === id
    })
  }

  person(person: PersonId): PersonState | undefined {
    const now = this.#present.person(person)
    if (now === undefined || now.since > this.#sequence) return undefined
    if (now.version <= this.#sequence) return now
    const { redirect: _, ...lasting } = now
    let version = now.since
    let redirect: PersonId | undefined
    for (const { event, sequence } of this.#until(this.#lives.ofPerson(person))) {
      if (event.kind === 'redirected' && event.person === person) redirect = event.to
      else if (event.kind === 'restored') redirect = undefined
      else if (event.kind !== 'merged' && event.kind !== 'split') continue
      version = sequence
    }
    const members: RecordNumber[] = []
    for (const record of this.#lives.recordsOf(person)) {
      let state: RecordState | undefined
      for (const { event, sequence } of this.#until(this.#lives.ofRecord(record))) {
        const before = state?.person
        state = recordAfter(state, event, sequence)
        if (touchesHolder(event) && (before ?? state?.person) === person) {
          version = Math.max(version, sequence)
        }
      }
      if (state?.person === person) members.push(record)
    }
    members.sort((a, b) => a - b)
    return { ...lasting, members, version, ...(redirect === undefined ? {} : { redirect }) }
  }

  *items(from = 0): Iterable<ReviewItem> {
    for (const now of this.#present.allItems()) {
      if (now.item > this.#sequence) return
      if (now.item < from) continue
      const item = this.#item(now)
      if (item !== undefined) yield item
    }
  }

  pinsOf(record: RecordNumber): readonly string[] {
    const pins = new Set<string>()
    for (const { event } of this.#until(this.#lives.ofRecord(record))) {
      if (event.kind === 'pinned') pins.add(event.field)
      else if (event.kind === 'unpinned') pins.delete(event.field)
    }
    return [...pins].sort()
  }

  fieldsOf(record: RecordNumber, version?: number): Readonly<Record<string, string>> | undefined {
    const last = this.record(record)?.version ?? 0
    const wanted = version ?? last
    return wanted < 1 || wanted > last ? undefined : this.#present.fieldsOf(record, wanted)
  }

  /** @returns undefined if it was resolved by then. */
  #item(now: ItemState): ReviewItem | undefined {
    const places = readPast(this.#reader, ofItem(now.item))
    const last = places.findLast((place) => place <= this.#sequence)
    if (last === places.at(-1)) return now.outcome === undefined ? now : undefined
    const [told] = eventsAt(this.#reader, [last ?? now.item])
    const { event } = told!
    return event.kind === 'flagged' || event.kind === 'rewritten' ? event.item : undefined
  }

  #until(events: readonly SequencedEvent[]): readonly SequencedEvent[] {
    const after = events.findIndex(({ sequence }) => sequence > this.#sequence)
    return after < 0 ? events : events.slice(0, after)
  }
}

/** Is a person another one, to those who saw it before, because of this event about its record? */
function touchesHolder({ kind }: LedgerEvent): boolean {
  return kind !== 'asserted' && kind !== 'retracted'
}
