import { LinkageError } from '../errors.ts'
import { cell, columnOf, originOf, type Table } from '../records/table.ts'
import { KeyIndex } from './key-index.ts'
import type { RecordKeys } from './record-keys.ts'

/** A pair whose truth is known; records by their place in key order. */
export interface LabelledPair {
  readonly left: number
  readonly right: number
  readonly match: boolean
  /** How many pairs this one stands for: the inverse of the probability with which it was drawn. */
  readonly importance: number
}

/** Two records that a file of pairs names, and its further column. */
export interface NamedPair {
  readonly left: number
  readonly right: number
  readonly value: string
  readonly file: string
  readonly line: number
}

const TRUE = new Set(['1', 'true', 'yes', 'y', 'match', '1.0'])
const FALSE = new Set(['0', 'false', 'no', 'n', 'non-match', '0.0'])

/**
 * Reads labelled pairs: columns `left_id,right_id,match` (and `left_source`, `right_source`,
 * `inclusion_probability`). Pairs without an answer, which a person could not decide, are left out.
 *
 * @throws {@link LinkageError} `labels-invalid`, `record-key-unknown`.
 */
export function readLabels(table: Table, keys: RecordKeys): LabelledPair[] {
  return answeredPairs(table, keys, 'labels-invalid').map(({ left, right, match, row }) => ({
    left,
    right,
    match,
    importance: 1 / shareOf(table, row, 'inclusion_probability', 'labels-invalid'),
  }))
}

/** A pair that a person has decided. */
export interface AnsweredPair extends NamedPair {
  readonly match: boolean
  readonly row: number
}

/**
 * The pairs of a table of labels that have an answer: an empty `match` says that a person was not
 * sure.
 *
 * @throws {@link LinkageError} of the code; `record-key-unknown`.
 */
export function answeredPairs(
  table: Table,
  keys: RecordKeys,
  code: 'labels-invalid' | 'truth-invalid',
): AnsweredPair[] {
  const signed = columnOf(table, 'author') !== undefined
  return namedPairs(table, keys, 'match', code).flatMap((pair, row) => {
    if (pair.value === '') return []
    const { file, line } = pair
    const match = yesOrNo(pair.value)
    if (match === undefined) {
      const problem = 'the column "match" is neither yes nor no'
      throw new LinkageError(code, { file, line, problem })
    }
    if (signed && cell(table, row, 'author') === '') {
      throw new LinkageError(code, { file, line, problem: 'nobody stands for it: no author' })
    }
    return [{ ...pair, match, row }]
  })
}

/**
 * A share that a column of labels gives, in (0, 1]; 1 where it says nothing.
 *
 * @throws {@link LinkageError} of the code.
 */
export function shareOf(
  table: Table,
  row: number,
  name: string,
  code: 'labels-invalid' | 'truth-invalid',
): number {
  const text = columnOf(table, name) === undefined ? '' : cell(table, row, name)
  const number = text === '' ? 1 : Number(text)
  if (number > 0 && number <= 1) return number
  const problem = `the column "${name}" is not a number above 0 and up to 1`
  throw new LinkageError(code, { ...originOf(table, row), problem })
}

/** What the word of a labeller says; undefined if it is neither yes nor no. */
export function yesOrNo(word: string): boolean | undefined {
  const small = word.toLowerCase()
  return TRUE.has(small) ? true : FALSE.has(small) ? false : undefined
}

/** Reads a table of pairs of known records. */
export function namedPairs(
  table: Table,
  keys: RecordKeys,
  valueColumn: string,
  code: 'labels-invalid' | 'constraints-invalid' | 'truth-invalid',
): NamedPair[] {
  for (const name of ['left_id', 'right_id', valueColumn]) {
    if (columnOf(table, name) === undefined) {
      const file = table.parts[0]?.file ?? 'records'
      throw new LinkageError(code, { file, line: 1, problem: `the column "${name}" is missing` })
    }
  }
  const index = new KeyIndex(keys)
  return Array.from({ length: table.rows }, (_, row) => {
    const origin = originOf(table, row)
    const find = (side: 'left' | 'right'): number => {
      const key = cell(table, row, `${side}_id`)
      const found = index.find(cell(table, row, `${side}_source`), key)
      if (found === undefined) throw new LinkageError('record-key-unknown', { ...origin, key })
      return found
    }
    return {
      left: find('left'),
      right: find('right'),
      value: cell(table, row, valueColumn),
      ...origin,
    }
  })
}
