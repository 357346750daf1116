import { NULL_LEVEL } from '../model/linkage-model.ts'
import type { StringTable } from '../records/string-table.ts'
import { isOneEdit } from '../similarity/is-one-edit.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import type { Comparer } from './comparer.ts'
import type { ComparisonTables } from './comparison-tables.ts'
import { textColumn } from './value-texts.ts'

const IDENTIFIER = { different: 0, close: 1, same: 2 } as const

/** Shorter identifiers that differ in one character are simply different. */
const CLOSE_IDENTIFIER_LENGTH = 6

/** Identifiers: any of one record equal to any of the other, or one slip away; only within an agreeing field. */
export class IdentifierComparer implements Comparer {
  readonly #words: Uint32Array
  /** Place of the field that must agree; −1 if none is asked for. */
  readonly #within: number
  readonly #columns: readonly { readonly offset: number; readonly values: StringTable }[]

  constructor(
    table: StandardizedTable,
    { packed, layout }: ComparisonTables,
    fields: readonly string[],
    within: string | undefined,
  ) {
    this.#words = packed.words
    const scope = textColumn(table, within)
    this.#within = scope === undefined ? -1 : layout.offsetOf({ part: 'value', field: within })
    this.#columns = fields.flatMap((field) => {
      const column = textColumn(table, field)
      if (column === undefined) return []
      return [{ offset: layout.offsetOf({ part: 'value', field }), values: column.values }]
    })
  }

  compare(left: number, right: number): number {
    const words = this.#words
    let best = NULL_LEVEL
    if (this.#within >= 0) {
      // Where it is missing, nobody knows that it agrees.
      const scope = words[left + this.#within]!
      if (scope === 0 || scope !== words[right + this.#within]) return NULL_LEVEL
    }
    const columns = this.#columns
    for (let i = 0; i < columns.length; i++) {
      const own = words[left + columns[i]!.offset]!
      if (own === 0) continue
      for (let j = 0; j < columns.length; j++) {
        const other = words[right + columns[j]!.offset]!
        if (other === 0) continue
        const level =
          i === j && own === other
            ? IDENTIFIER.same
            : identifierLevel(columns[i]!.values, own, columns[j]!.values, other)
        if (best === NULL_LEVEL || level > best) best = level
      }
    }
    return best
  }
}

function identifierLevel(a: StringTable, left: number, b: StringTable, right: number): number {
  if (!mayBeOneEdit(a, left, b, right)) return IDENTIFIER.different
  const [one, other] = [a.get(left), b.get(right)]
  if (one === other) return IDENTIFIER.same
  const long = Math.min(one.length, other.length) >= CLOSE_IDENTIFIER_LENGTH
  return long && isOneEdit(one, other) ? IDENTIFIER.close : IDENTIFIER.different
}

/** Most identifiers differ in more than one place, which their bytes show without decoding. False is sure. */
function mayBeOneEdit(a: StringTable, left: number, b: StringTable, right: number): boolean {
  const startA = a.offsets[left]!
  const startB = b.offsets[right]!
  const lengthA = a.offsets[left + 1]! - startA
  const lengthB = b.offsets[right + 1]! - startB
  const shorter = Math.min(lengthA, lengthB)
  let head = 0
  while (head < shorter && a.bytes[startA + head] === b.bytes[startB + head]) head++
  // A character of several bytes: leave it to the letters.
  if ((a.bytes[startA + head]! | b.bytes[startB + head]!) & 0x80) return true
  const endA = startA + lengthA - 1
  const endB = startB + lengthB - 1
  let tail = 0
  while (tail < shorter - head && a.bytes[endA - tail] === b.bytes[endB - tail]) tail++
  // Two neighbours changed places, at most.
  return Math.max(lengthA, lengthB) - head - tail <= 2
}
