import { memoryStore } from '../storage/memory-store.ts'
import type { Store, StoreReader } from '../storage/store.ts'
import { applyEvent } from './apply-event.ts'
import type { LedgerEntry } from './event.ts'
import { Payloads } from './payload.ts'
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
  const store = memoryStore(LEDGER_TABLES)
  const kept = payloads && new Payloads(payloads)
  store.write((writer) => {
    const state = new StateWriter(writer)
    const copies = new Payloads(writer)
    for (const { sequence, events } of entries) {
      for (const [at, event] of events.entries()) {
        applyEvent(state, event, sequence + at)
        if (event.kind !== 'submitted') continue
        const payload = kept?.read(event.record, event.version)
        if (payload) copies.write(writer, event.record, event.version, payload)
      }
    }
    state.flush()
  })
  return store
}
