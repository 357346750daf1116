import { guardFormula } from '../io/guard-formula.ts'
import type { SheetColumn } from '../io/spreadsheet.ts'
import type { Schema } from '../model/linkage-model.ts'
import type { ReviewCase, ReviewSide } from './review-case.ts'
import { REVIEW_CHOICES } from './review-decision.ts'

/** Items as rows of a table: what a person fills in, why it is asked, then both records side by side. */
export interface ReviewSheet {
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly (string | number)[])[]
}

const FIXED: readonly SheetColumn[] = [
  { name: 'item', width: 8 },
  // These three are for the person who decides.
  { name: 'decision', width: 10, choices: REVIEW_CHOICES },
  { name: 'comment', width: 24 },
  { name: 'survivor', width: 14 },
  { name: 'due', width: 11 },
  { name: 'reason', width: 15 },
  { name: 'status', width: 10 },
  { name: 'weight', width: 8 },
  // Which state of the registry the row shows: a decision on another one is refused.
  { name: 'seen', width: 9 },
]

const SIDE = ['person', 'records', 'source', 'record_id'] as const
const FIELD_WIDTH = 16

/**
 * Lays items out for a spreadsheet. Only fields that some record fills have columns; the two records
 * stand next to each other in every one (`first_name_1`, `first_name_2`).
 *
 * @param seen - sequence number of the last event that the cases show.
 */
export function reviewSheet(
  cases: readonly ReviewCase[],
  schema: Schema,
  seen: number,
): ReviewSheet {
  const sides = cases.flatMap(({ left, right }) => [left, right])
  const fields = Object.keys(schema).filter((field) => sides.some((side) => side?.fields[field]))
  const pairs = [...SIDE, ...fields].flatMap((name) => [
    { name: `${name}_1`, width: FIELD_WIDTH },
    { name: `${name}_2`, width: FIELD_WIDTH },
  ])
  const rows = cases.map(({ item, weight, left, right }) => [
    item.item,
    ...['', '', '', ''],
    item.reason,
    item.status,
    weight === undefined ? '' : Math.round(weight * 100) / 100,
    seen,
    ...[personOf, recordsOf, sourceOf, idOf].flatMap((of) => [of(left), of(right)]),
    ...fields.flatMap((field) => [left?.fields[field] ?? '', right?.fields[field] ?? '']),
  ])
  return { columns: [...FIXED, ...pairs], rows }
}

/** The same rows for CSV, where a value that looks like a formula would be one. */
export function guarded(rows: ReviewSheet['rows']): readonly (readonly (string | number)[])[] {
  return rows.map((row) =>
    row.map((value) => (typeof value === 'string' ? guardFormula(value) : value)),
  )
}

const personOf = (side: ReviewSide | undefined): string => side?.person ?? ''
const recordsOf = (side: ReviewSide | undefined): string | number => side?.records ?? ''
const sourceOf = (side: ReviewSide | undefined): string => side?.source ?? ''
const idOf = (side: ReviewSide | undefined): string => side?.id ?? ''
