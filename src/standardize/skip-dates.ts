import type { DateColumn } from './standardize-column.ts'

/** A date on fewer records than this is nobody's placeholder. */
const LEAST_RECORDS = 100
/** The share of the dated records that a placeholder holds at least. */
const LEAST_SHARE = 0.01
/** How many times as often as the mean date it stands. A file of one week's births has common dates. */
const TIMES_MEAN = 20

/**
 * Finds the dates that a column holds far too often to be anybody's own: what clerks or a system
 * write when they have none, such as the first of January of the school's first year. As evidence
 * they are worse than nothing: whoever got one agrees with everyone else who did.
 *
 * A skip date is a whole one that stands on at least 100 records, 1 % of the dated ones and twenty
 * times as many as the mean of the dates that are not skipped. Years and months alone may be common.
 *
 * @param dates - yyyymmdd, 0 where missing.
 * @returns yyyymmdd, ascending; the same for any order of records.
 *
 * Cost: O(rows + distinct dates × log).
 *
 * @example
 * ```ts
 * skipDatesOf(birthDates) // [20120101]
 * ```
 */
export function skipDatesOf(dates: Uint32Array): number[] {
  const counts = new Map<number, number>()
  let dated = 0
  for (let row = 0; row < dates.length; row++) {
    const date = dates[row]!
    if (date === 0) continue
    dated++
    counts.set(date, (counts.get(date) ?? 0) + 1)
  }
  const least = Math.max(LEAST_RECORDS, LEAST_SHARE * dated)
  const common = [...counts]
    .filter(([date, count]) => count >= least && date % 100 !== 0)
    .sort(([x, a], [y, b]) => a - b || x - y)
  // The least common first, against the mean of those below: placeholders must not raise it.
  const skipped: number[] = []
  let restRecords = dated - common.reduce((sum, [, count]) => sum + count, 0)
  let restDates = counts.size - common.length
  for (const [date, count] of common) {
    if (restDates > 0 && count >= (TIMES_MEAN * restRecords) / restDates) skipped.push(date)
    else {
      restRecords += count
      restDates++
    }
  }
  return skipped.sort((a, b) => a - b)
}

/**
 * A date column with skip dates taken for missing. Blocking keys keep their year and month: a block
 * costs little where a comparison would mislead, and who lacks a day often knows the year.
 *
 * @returns the column, and how many records held a skip date; the very same column if none did.
 */
export function withoutSkipDates(
  column: DateColumn,
  skipDates: readonly number[],
): { readonly column: DateColumn; readonly records: number } {
  const skipped = new Set(skipDates)
  const rows = column.dates.length
  let records = 0
  if (skipped.size > 0) {
    for (let row = 0; row < rows; row++) if (skipped.has(column.dates[row]!)) records++
  }
  if (records === 0) return { column, records }
  const dates = new Uint32Array(new SharedArrayBuffer(4 * rows))
  const keyDates = new Uint32Array(new SharedArrayBuffer(4 * rows))
  for (let row = 0; row < rows; row++) {
    const date = column.dates[row]!
    const isSkipped = skipped.has(date)
    dates[row] = isSkipped ? 0 : date
    keyDates[row] = isSkipped ? date - (date % 100) : date
  }
  return { column: { kind: 'date', dates, keyDates }, records }
}
