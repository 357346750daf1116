import { memoryStore } from '../storage/memory-store.ts'
import type { Store, StoreReader } from '../storage/store.ts'
import { applyEvent } from './apply-event.ts'
import type { LedgerEntry, SequencedEvent } from './event.ts'
import { Payloads } from './payload.ts'
import { readEvents } from './read-entries.ts'
import { LEDGER_TABLES } from './state-tables.ts'
import { StateWriter } from './state-writer.ts'

/**
 * Rebuilds the state that entries lead to, in memory, by their outcomes alone: nothing is scored
 * again (R21). The ledger itself is not copied.
 *
 * @param entries - from the first on.
 * @param payloads - where to take from what records held, as far as it is not erased.
 * @throws {@link LinkageError} `ledger-inconsistent` if an event does not fit those before it.
 */
export function replay(entries: Iterable<LedgerEntry>, payloads?: StoreReader): Store {
  return replayEvents(eventsOf(entries), payloads)
}

/** The state as it stood after the event of a sequence number, in memory. */
export function stateAsOf(store: Store, sequence: number): Store {
  return store.read((reader) => replayEvents(until(readEvents(reader), sequence), reader))
}

function* eventsOf(entries: Iterable<LedgerEntry>): Iterable<SequencedEvent> {
  for (const entry of entries) {
    for (const [at, event] of entry.events.entries()) {
      yield { sequence: entry.sequence + at, event, entry }
    }
  }
}

function* until(events: Iterable<SequencedEvent>, last: number): Iterable<SequencedEvent> {
  for (const event of events) {
    if (event.sequence > last) return
    yield event
  }
}

function replayEvents(events: Iterable<SequencedEvent>, from?: StoreReader): Store {
  const store = memoryStore(LEDGER_TABLES)
  const kept = from && new Payloads(from)
  store.write((writer) => {
    const state = new StateWriter(writer)
    const payloads = new Payloads(writer)
    for (const { sequence, event } of events) {
      applyEvent(state, event, sequence)
      if (event.kind !== 'submitted') continue
      const payload = kept?.read(event.record, event.version)
      if (payload) payloads.write(writer, event.record, event.version, payload)
    }
    state.flush()
  })
  return store
}
