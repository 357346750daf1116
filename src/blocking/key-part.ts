import type { KeyPart } from '../model/linkage-model.ts'
import { combineHash, hashBytes, hashHigh, hashString } from '../records/hash.ts'
import type { NameColumn, StandardizedTable } from '../standardize/standardized-table.ts'
import { type TokenForm, type TokenKeys, tokenKeys } from './token-keys.ts'

/** Receives the keys a part gives for one record. */
export interface KeySink {
  push(low: number, high: number): void
}

/** Gives every key of one record to the sink; none if the value is missing. */
export type CompiledPart = (record: number, sink: KeySink) => void

/** Turns a key part into a function over the columns of a table. */
export function compilePart(
  part: KeyPart,
  table: StandardizedTable,
  cache: TokenKeyCache,
): CompiledPart {
  if (part.part === 'name') return compileName(part, table, cache)
  if (part.part === 'date') return compileDate(part, table)
  return compileValue(part, table)
}

/** Token keys by form, shared between the rules of one run. */
export class TokenKeyCache {
  readonly #table: StandardizedTable
  readonly #keys = new Map<TokenForm, TokenKeys>()

  constructor(table: StandardizedTable) {
    this.#table = table
  }

  of(form: TokenForm): TokenKeys {
    const known = this.#keys.get(form)
    if (known !== undefined) return known
    const made = tokenKeys(this.#table.names, form)
    this.#keys.set(form, made)
    return made
  }
}

function compileName(
  part: Extract<KeyPart, { part: 'name' }>,
  table: StandardizedTable,
  cache: TokenKeyCache,
): CompiledPart {
  const columns = part.fields
    .map((field) => table.columns.get(field))
    .filter((column): column is NameColumn => column?.kind === 'name')
  const { start, low, high } = cache.of(part.form)
  const tokens: number[] = []
  const collect = (record: number): void => {
    tokens.length = 0
    for (const { ids, tokenStart, tokens: all } of columns) {
      const value = ids[record]!
      for (let at = tokenStart[value]!; at < tokenStart[value + 1]!; at++) {
        if (!tokens.includes(all[at]!)) tokens.push(all[at]!)
      }
    }
  }
  if (part.tokens === 'pair') {
    return (record, sink) => {
      collect(record)
      for (let i = 0; i < tokens.length; i++) {
        for (let j = i + 1; j < tokens.length; j++) {
          pushPairs(tokens[i]!, tokens[j]!, { start, low, high }, sink)
        }
      }
    }
  }
  const first = part.tokens === 'first'
  return (record, sink) => {
    collect(record)
    const count = first ? Math.min(1, tokens.length) : tokens.length
    for (let i = 0; i < count; i++) {
      const token = tokens[i]!
      for (let at = start[token]!; at < start[token + 1]!; at++) sink.push(low[at]!, high[at]!)
    }
  }
}

/** One key per pair of codes, the same whichever token comes first. */
function pushPairs(a: number, b: number, { start, low, high }: TokenKeys, sink: KeySink): void {
  for (let i = start[a]!; i < start[a + 1]!; i++) {
    for (let j = start[b]!; j < start[b + 1]!; j++) {
      const swap = high[i]! > high[j]! || (high[i] === high[j] && low[i]! > low[j]!)
      const [p, q] = swap ? [j, i] : [i, j]
      const hash = combineHash(low[p]!, high[p]!, low[q]!, high[q]!)
      sink.push(hash, hashHigh)
    }
  }
}

function compileDate(
  part: Extract<KeyPart, { part: 'date' }>,
  table: StandardizedTable,
): CompiledPart {
  const column = table.columns.get(part.field)
  if (column?.kind !== 'date') return () => {}
  const { dates } = column
  const push = (sink: KeySink, form: string, value: number): void => {
    const low = hashString(`${form}${value}`)
    sink.push(low, hashHigh)
  }
  switch (part.form) {
    case 'year':
      return (record, sink) => {
        const year = Math.floor(dates[record]! / 10000)
        if (year > 0) push(sink, 'y', year)
      }
    case 'month':
      return (record, sink) => {
        const month = Math.floor(dates[record]! / 100)
        if (month % 100 > 0) push(sink, 'm', month)
      }
    case 'month-day':
      return (record, sink) => {
        const day = dates[record]! % 10000
        if (day % 100 > 0) push(sink, 'b', day)
      }
    case 'day':
      return (record, sink) => {
        if (dates[record]! % 100 > 0) push(sink, 'd', dates[record]!)
      }
    case 'variant':
      return (record, sink) => {
        const date = dates[record]!
        const day = date % 100
        if (day === 0) return
        const month = Math.floor(date / 100) % 100
        // Both readings of an ambiguous date share one key: the smaller part first.
        const swapped = day < month ? date - month * 100 - day + day * 100 + month : date
        push(sink, 'v', swapped)
      }
    case 'digits':
      return (record, sink) => {
        const date = dates[record]!
        if (date % 100 === 0) return
        const year = sortedDigits(Math.floor(date / 10000))
        push(sink, 's', year * 10000 + sortedDigits(date % 10000))
      }
    case 'deletion':
      return (record, sink) => {
        const date = dates[record]!
        if (date % 100 === 0) return
        // One digit blotted out: dates one digit apart share the key of that place.
        for (let place = 1; place <= 1_000_000_0; place *= 10) {
          const digit = Math.floor(date / place) % 10
          push(sink, `x${place}:`, date - digit * place)
        }
      }
  }
}

/** The four digits of a number in ascending order, as a number. */
function sortedDigits(value: number): number {
  const digits = [
    value % 10,
    Math.floor(value / 10) % 10,
    Math.floor(value / 100) % 10,
    Math.floor(value / 1000),
  ]
  return digits.sort((a, b) => a - b).reduce((number, digit) => number * 10 + digit, 0)
}

function compileValue(
  part: Extract<KeyPart, { part: 'value' }>,
  table: StandardizedTable,
): CompiledPart {
  const column = table.columns.get(part.field)
  if (column === undefined || column.kind === 'date') return () => {}
  const { ids, values } = column
  const low = new Uint32Array(values.size)
  const high = new Uint32Array(values.size)
  for (let id = 1; id < values.size; id++) {
    const start = values.offsets[id]!
    const end = prefixEnd(values.bytes, start, values.offsets[id + 1]!, part.prefix)
    low[id] = hashBytes(values.bytes, start, end)
    high[id] = hashHigh
  }
  return (record, sink) => {
    const id = ids[record]!
    if (id !== 0) sink.push(low[id]!, high[id]!)
  }
}

/** Where the first characters of a text in UTF-8 end; at its end if no prefix is asked for. */
function prefixEnd(bytes: Uint8Array, start: number, end: number, prefix = Infinity): number {
  let characters = 0
  for (let at = start; at < end; at++) {
    // Bytes 10xxxxxx go on with a character.
    if ((bytes[at]! & 0xc0) !== 0x80 && ++characters > prefix) return at
  }
  return end
}
