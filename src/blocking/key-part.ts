import type { KeyPart } from '../model/linkage-model.ts'
import { hashBytes, hashHigh } from '../records/hash.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import { compileDate } from './date-keys.ts'
import { compileName } from './name-keys.ts'
import type { TokenKeyCache } from './token-keys.ts'

/** Receives keys. */
export interface KeySink {
  push(low: number, high: number): void
  /** Receives the hash of two keys, which depends on their order. */
  pushCombined(lowA: number, highA: number, lowB: number, highB: number): void
}

/** Gives every key of one record to the sink; none if the value is missing. */
export interface CompiledPart {
  addKeys(record: number, keys: KeySink): void
}

/** Turns a key part into keys by record over the columns of a table. */
export function compilePart(
  part: KeyPart,
  table: StandardizedTable,
  cache: TokenKeyCache,
): CompiledPart {
  if (part.part === 'name') return compileName(part, table, cache)
  if (part.part === 'date') return compileDate(part, table)
  return compileValue(part, table)
}

const NO_KEYS: CompiledPart = { addKeys: () => {} }

/** One key per record that has a value, looked up by the value. */
class ValueKeys implements CompiledPart {
  readonly #ids: Uint32Array
  readonly #low: Uint32Array
  readonly #high: Uint32Array

  constructor(ids: Uint32Array, low: Uint32Array, high: Uint32Array) {
    this.#ids = ids
    this.#low = low
    this.#high = high
  }

  addKeys(record: number, keys: KeySink): void {
    const id = this.#ids[record]!
    if (id !== 0) keys.push(this.#low[id]!, this.#high[id]!)
  }
}

function compileValue(
  part: Extract<KeyPart, { part: 'value' }>,
  table: StandardizedTable,
): CompiledPart {
  const column = table.columns.get(part.field)
  if (column === undefined || column.kind === 'date') return NO_KEYS
  const { ids, values } = column
  const low = new Uint32Array(values.size)
  const high = new Uint32Array(values.size)
  for (let id = 1; id < values.size; id++) {
    const start = values.offsets[id]!
    const end = prefixEnd(values.bytes, start, values.offsets[id + 1]!, part.prefix)
    low[id] = hashBytes(values.bytes, start, end)
    high[id] = hashHigh
  }
  return new ValueKeys(ids, low, high)
}

/** Where the first characters of a text in UTF-8 end; at its end if no prefix is asked for. */
function prefixEnd(bytes: Uint8Array, start: number, end: number, prefix = Infinity): number {
  if (prefix === Infinity) return end
  let characters = 0
  for (let at = start; at < end; at++) {
    // Bytes 10xxxxxx go on with a character.
    if ((bytes[at]! & 0xc0) !== 0x80 && ++characters > prefix) return at
  }
  return end
}
