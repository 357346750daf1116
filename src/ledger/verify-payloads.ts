import type { StoreReader } from '../storage/store.ts'
import type { RecordNumber } from './event.ts'
import { hashPayload, Payloads } from './payload.ts'
import { readEvents } from './read-entries.ts'
import type { Violation } from './violation.ts'

/**
 * Holds what records say against the salted hashes in the chain.
 *
 * - `payload-altered`, `payload-missing`: record, version.
 * - `payload-not-erased`: record, version. What was erased by law must not be there.
 */
export function* verifyPayloads(reader: StoreReader): Iterable<Violation> {
  const erasedAt = new Map<RecordNumber, number>()
  for (const { sequence, event } of readEvents(reader)) {
    if (event.kind === 'erased') erasedAt.set(event.record, sequence)
  }
  const payloads = new Payloads(reader)
  for (const { sequence, event } of readEvents(reader)) {
    if (event.kind !== 'submitted') continue
    const subjects = [event.record, event.version]
    const payload = payloads.read(event.record, event.version)
    const erased = sequence < (erasedAt.get(event.record) ?? 0)
    if (payload === undefined) {
      if (!erased) yield { code: 'payload-missing', subjects }
    } else if (erased) yield { code: 'payload-not-erased', subjects }
    else if (Buffer.compare(hashPayload(payload), event.payload) !== 0) {
      yield { code: 'payload-altered', subjects }
    }
  }
}
