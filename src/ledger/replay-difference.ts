import type { StoreReader } from '../storage/store.ts'
import { LEDGER } from './chunk.ts'
import { diffDumps } from './diff-dumps.ts'
import { dumpState } from './dump-state.ts'
import { PAYLOADS } from './payload.ts'
import { readEntries } from './read-entries.ts'
import { replay } from './replay.ts'
import { LEDGER_TABLES, SUMMARY } from './state-tables.ts'
import { SUMMARY_KEY } from './stored-state.ts'

/** What is no state: what happened, and what records said. */
const NO_STATE: ReadonlySet<string> = new Set([LEDGER, PAYLOADS])

/**
 * Holds the state against what a replay of the ledger leads to; the replay is held in memory.
 *
 * @returns lines of the dump that only one of them has.
 * @throws {@link LinkageError} `ledger-inconsistent` if an event does not fit those before it.
 */
export function replayDifference(reader: StoreReader): number {
  return replay(readEntries(reader)).read((replayed) => {
    // Equal states are equal bytes: only others need be put in words.
    if (isSameState(reader, replayed)) return 0
    const { left, right } = diffDumps(dumpState(reader), dumpState(replayed))
    return left.length + right.length
  })
}

function isSameState(stored: StoreReader, replayed: StoreReader): boolean {
  return LEDGER_TABLES.every((table) => {
    if (NO_STATE.has(table)) return true
    if (table !== SUMMARY.name) return isSameTable(stored, replayed, table)
    return isSame(stored.get(table, SUMMARY_KEY), replayed.get(table, SUMMARY_KEY))
  })
}

function isSameTable(stored: StoreReader, replayed: StoreReader, table: string): boolean {
  const others = replayed.range(table)[Symbol.iterator]()
  for (const [key, value] of stored.range(table)) {
    const other = others.next()
    if (other.done || !isSame(key, other.value[0]) || !isSame(value, other.value[1])) return false
  }
  return others.next().done === true
}

function isSame(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  if (one === undefined || other === undefined) return one === other
  return Buffer.compare(one, other) === 0
}
