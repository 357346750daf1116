import { isLinkageError, LinkageError } from '../errors.ts'
import type { PersonId } from '../ledger/event.ts'
import { cell, columnOf, originOf, type Table } from '../records/table.ts'
import { standardizeDate } from '../standardize/date.ts'

/** What a person may decide about an item in a file or by a rule. */
export const REVIEW_CHOICES = ['accept', 'reject', 'validate', 'postpone', 'escalate'] as const
export type ReviewChoice = (typeof REVIEW_CHOICES)[number]

/** One decision made away from the registry. */
export interface ReviewDecision {
  readonly item: number
  readonly choice: ReviewChoice
  /** Sequence number of the state that it was made on; refused if a person of the item changed since. */
  readonly seen?: number
  /** Who survives, where the item merges persons. */
  readonly survivor?: PersonId
  readonly comment?: string
  /** Milliseconds since 1970. */
  readonly due?: number
}

/** A decision of a file, or why its row is none. */
export type FileDecision = { readonly file: string; readonly line: number } & (
  | { readonly decision: ReviewDecision }
  | { readonly error: LinkageError }
)

/**
 * Reads decisions from a table that {@link reviewSheet} laid out and people filled in. Rows without a
 * decision are left out; other columns may be moved, changed or taken away.
 *
 * @throws {@link LinkageError} `column-missing` if there is no column `item` or `decision`.
 */
export function decisionsOf(table: Table): FileDecision[] {
  for (const column of ['item', 'decision']) {
    if (table.rows === 0 || columnOf(table, column) !== undefined) continue
    const columns = table.columns.map(({ name }) => name)
    throw new LinkageError('column-missing', { column, option: 'review apply', columns })
  }
  const found: FileDecision[] = []
  const lineOf = new Map<number, number>()
  for (let row = 0; row < table.rows; row++) {
    if (cell(table, row, 'decision') === '') continue
    const origin = originOf(table, row)
    try {
      const decision = decisionOf(table, row)
      const other = lineOf.get(decision.item)
      if (other !== undefined) throw invalid(origin, `line ${other} decides the same item`)
      lineOf.set(decision.item, origin.line)
      found.push({ ...origin, decision })
    } catch (error) {
      if (!isLinkageError(error)) throw error
      found.push({ ...origin, error })
    }
  }
  return found
}

function decisionOf(table: Table, row: number): ReviewDecision {
  const origin = originOf(table, row)
  const text = (column: string): string => cell(table, row, column).trim()
  const whole = (column: string): number => {
    // A spreadsheet may have made 17 into 17.0.
    const digits = text(column).replace(/\.0+$/, '')
    if (/^\d{1,15}$/.test(digits)) return Number(digits)
    throw invalid(origin, `the column ${column} holds no whole number`)
  }
  const choice = REVIEW_CHOICES.find((word) => word === text('decision').toLowerCase())
  if (choice === undefined) {
    throw invalid(origin, `the decision is none of ${REVIEW_CHOICES.join(', ')}`)
  }
  const due = text('due') === '' ? undefined : Date.parse(standardizeDate(text('due')))
  if (Number.isNaN(due)) throw invalid(origin, 'the column due holds no date')
  if (choice === 'postpone' && due === undefined)
    throw invalid(origin, 'postpone needs a date in due')
  return {
    item: whole('item'),
    choice,
    ...(text('seen') === '' ? {} : { seen: whole('seen') }),
    ...(text('survivor') === '' ? {} : { survivor: text('survivor') }),
    ...(text('comment') === '' ? {} : { comment: text('comment') }),
    ...(due === undefined ? {} : { due }),
  }
}

function invalid({ file, line }: { file: string; line: number }, problem: string): LinkageError {
  return new LinkageError('decision-invalid', { file, line, problem })
}
