import type { StoreReader } from '../storage/store.ts'
import { type Chunk, eventsOf, LEDGER, readChunk } from './chunk.ts'
import type { EntryHead, LedgerEntry, LedgerEvent, SequencedEvent } from './event.ts'
import { sequenceKey } from './state-tables.ts'

/**
 * Events after a sequence number, with their entries: the feed. Any number may be resumed from, also
 * one in the middle of an entry. An entry of any size is read a chunk at a time.
 *
 * @param since - the last sequence number that is known; 0 gives all.
 */
export function* readEvents(reader: StoreReader, since = 0): Iterable<SequencedEvent> {
  const start = chunkOf(reader, since + 1)
  if (start === undefined) return
  let entry = start.head ? headOf(start) : headOf(chunkAt(reader, start.entry)!)
  for (const row of reader.range(LEDGER, { from: sequenceKey(start.sequence) })) {
    const chunk = readChunk(row)
    if (chunk.head) entry = headOf(chunk)
    for (const [at, event] of eventsOf(chunk).entries()) {
      const sequence = chunk.sequence + at
      if (sequence > since) yield { sequence, event, entry }
    }
  }
}

/** Whole entries, from the one that holds the event after a sequence number. */
export function* readEntries(reader: StoreReader, since = 0): Iterable<LedgerEntry> {
  const start = chunkOf(reader, since + 1)
  if (start === undefined) return
  let entry: (EntryHead & { events: LedgerEvent[] }) | undefined
  for (const row of reader.range(LEDGER, { from: sequenceKey(start.entry) })) {
    const chunk = readChunk(row)
    if (chunk.head) {
      if (entry) yield entry
      entry = { ...headOf(chunk), events: [] }
    }
    for (const event of eventsOf(chunk)) entry!.events.push(event)
  }
  if (entry) yield entry
}

/** The entry that holds the event of a sequence number. */
export function entryAt(reader: StoreReader, sequence: number): LedgerEntry | undefined {
  for (const entry of readEntries(reader, sequence - 1)) {
    return entry
  }
  return
}

/**
 * The events of some sequence numbers, ascending. Reads a chunk or two for each, and one chunk once
 * for those that stand side by side.
 */
export function* eventsAt(
  reader: StoreReader,
  sequences: Iterable<number>,
): Iterable<SequencedEvent> {
  let from = 0
  let events: readonly LedgerEvent[] = []
  let entry: EntryHead | undefined
  for (const sequence of sequences) {
    if (entry === undefined || sequence >= from + events.length) {
      const chunk = chunkOf(reader, sequence)
      if (chunk === undefined) return
      if (entry?.sequence !== chunk.entry) {
        entry = headOf(chunk.head ? chunk : chunkAt(reader, chunk.entry)!)
      }
      from = chunk.sequence
      events = eventsOf(chunk)
    }
    yield { sequence, event: events[sequence - from]!, entry }
  }
}

/** The chunk that holds the event of a sequence number. */
function chunkOf(reader: StoreReader, sequence: number): Chunk | undefined {
  const to = sequenceKey(sequence + 1)
  for (const row of reader.range(LEDGER, { to, reverse: true, limit: 1 })) {
    const chunk = readChunk(row)
    if (sequence < chunk.sequence + chunk.count) return chunk
  }
  return
}

function chunkAt(reader: StoreReader, sequence: number): Chunk | undefined {
  const key = sequenceKey(sequence)
  const value = reader.get(LEDGER, key)
  return value && readChunk([key, value])
}

function headOf({ sequence, head }: Chunk): EntryHead {
  const { operation, time, author, reason, model } = head!.row
  return { sequence, operation, time, author, reason, model }
}
