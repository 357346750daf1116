import type { KeyPart } from '../model/linkage-model.ts'
import { hashHigh, hashString } from '../records/hash.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import type { CompiledPart, KeySink } from './key-part.ts'

type DatePart = Extract<KeyPart, { part: 'date' }>

/** Keys of dates, worked out once per distinct date. */
export function compileDate(part: DatePart, table: StandardizedTable): CompiledPart {
  const column = table.columns.get(part.field)
  if (column?.kind !== 'date') return new DateKeys(new Uint32Array(table.rows), part)
  return new DateKeys(column.keyDates ?? column.dates, part)
}

class DateKeys implements CompiledPart {
  /** Shape `rows`: which distinct date a record has. */
  readonly #slots: Uint32Array
  /** Keys of slot `s` stand at `[start[s], start[s + 1])`. */
  readonly #start: Uint32Array
  readonly #low: Uint32Array
  readonly #high: Uint32Array

  constructor(dates: Uint32Array, { form }: DatePart) {
    this.#slots = new Uint32Array(dates.length)
    const slotOf = new Map<number, number>()
    const start = [0]
    const low: number[] = []
    const high: number[] = []
    for (let record = 0; record < dates.length; record++) {
      const date = dates[record]!
      let slot = slotOf.get(date)
      if (slot === undefined) {
        slot = slotOf.size
        slotOf.set(date, slot)
        for (const text of textsOf(date, form)) {
          low.push(hashString(text))
          high.push(hashHigh)
        }
        start.push(low.length)
      }
      this.#slots[record] = slot
    }
    this.#start = Uint32Array.from(start)
    this.#low = Uint32Array.from(low)
    this.#high = Uint32Array.from(high)
  }

  addKeys(record: number, keys: KeySink): void {
    const slot = this.#slots[record]!
    const end = this.#start[slot + 1]!
    for (let at = this.#start[slot]!; at < end; at++) keys.push(this.#low[at]!, this.#high[at]!)
  }
}

/** What is hashed for a date yyyymmdd; nothing if a part that the form needs is absent. */
export function textsOf(date: number, form: DatePart['form']): readonly string[] {
  const year = Math.floor(date / 10000)
  const month = Math.floor(date / 100) % 100
  const day = date % 100
  if (form === 'year') return year > 0 ? [`y${year}`] : []
  if (form === 'month') return month > 0 ? [`m${year * 100 + month}`] : []
  if (day === 0) return []
  switch (form) {
    case 'month-day':
      return [`b${month * 100 + day}`]
    case 'day':
      return [`d${date}`]
    case 'variant':
      // Both readings of an ambiguous date share one key: the smaller part first.
      return [`v${year * 10000 + Math.min(month, day) * 100 + Math.max(month, day)}`]
    case 'digits':
      return [`s${sortedDigits(year) * 10000 + sortedDigits(date % 10000)}`]
    case 'deletion': {
      const texts: string[] = []
      // One digit blotted out: dates one digit apart share the key of that place.
      for (let place = 1; place <= 1_000_000_0; place *= 10) {
        const digit = Math.floor(date / place) % 10
        texts.push(`x${place}:${date - digit * place}`)
      }
      return texts
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
