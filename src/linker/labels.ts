import { LinkageError } from '../errors.ts'
import { cell, columnOf, originOf, type Table } from '../records/table.ts'
import { KeyIndex } from './key-index.ts'
import type { RecordKeys } from './record-keys.ts'

/** A pair whose truth is known; records by their place in key order. */
export interface LabelledPair {
  readonly left: number
  readonly right: number
  readonly match: boolean
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
 * Reads labelled pairs: columns `left_id,right_id,match` (and `left_source,right_source`).
 *
 * @throws {@link LinkageError} `labels-invalid`, `record-key-unknown`.
 */
export function readLabels(table: Table, keys: RecordKeys): LabelledPair[] {
  return namedPairs(table, keys, 'match', 'labels-invalid').map(
    ({ left, right, value, file, line }) => {
      const match = yesOrNo(value)
      if (match !== undefined) return { left, right, match }
      const problem = 'the column "match" is neither yes nor no'
      throw new LinkageError('labels-invalid', { file, line, problem })
    },
  )
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
