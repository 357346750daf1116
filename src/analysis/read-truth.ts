import { LinkageError } from '../errors.ts'
import { truthLabels } from '../linker/judge-truth.ts'
import { KeyIndex } from '../linker/key-index.ts'
import type { RecordKeys } from '../linker/record-keys.ts'
import { cell, columnOf, originOf, type Table } from '../records/table.ts'
import { readLabelledPairs } from './read-labelled-pairs.ts'
import type { Truth } from './truth.ts'

/**
 * Reads a table of truth: `record_id,truth` (and `source`), where rows of equal truth are one person
 * and an empty one is not known; or labelled pairs `left_id,right_id,match` (and `left_source`,
 * `right_source`, `certainty`, `inclusion_probability`).
 *
 * @param keys - of the records that the table speaks about; those it leaves out are not known.
 * @throws {@link LinkageError} `truth-invalid`, `truth-contradicts`, `record-key-unknown`.
 */
export function readTruth(table: Table, keys: RecordKeys): Truth {
  const has = (name: string): boolean => columnOf(table, name) !== undefined
  if (has('left_id') || has('right_id')) return readLabelledPairs(table, keys)
  for (const name of ['record_id', 'truth']) {
    if (has(name)) continue
    const file = table.parts[0]?.file ?? 'records'
    throw new LinkageError('truth-invalid', {
      file,
      line: 1,
      problem: `the column "${name}" is missing`,
    })
  }
  return { kind: 'persons', persons: personsOf(table, keys) }
}

function personsOf(table: Table, keys: RecordKeys): Int32Array {
  const rows = Uint32Array.from({ length: table.rows }, (_, row) => row)
  const truthOf = truthLabels(table, 'truth', rows)
  const index = new KeyIndex(keys)
  const persons = new Int32Array(keys.order.length).fill(-1)
  const rowOf = new Uint32Array(keys.order.length)
  const seen = new Uint8Array(keys.order.length)
  for (let row = 0; row < table.rows; row++) {
    const key = cell(table, row, 'record_id')
    const record = index.find(cell(table, row, 'source'), key)
    const { file, line } = originOf(table, row)
    if (record === undefined) throw new LinkageError('record-key-unknown', { file, line, key })
    if (seen[record] === 1 && persons[record] !== truthOf[row]) {
      const otherLine = originOf(table, rowOf[record]!).line
      throw new LinkageError('truth-contradicts', { file, line, otherLine })
    }
    seen[record] = 1
    rowOf[record] = row
    persons[record] = truthOf[row]!
  }
  return inKeyOrder(persons)
}

/** Numbers persons anew by their first record, so that the order of the table does not show. */
function inKeyOrder(persons: Int32Array): Int32Array {
  const numberOf = new Map<number, number>()
  return persons.map((person) => {
    if (person < 0) return -1
    const known = numberOf.get(person)
    if (known !== undefined) return known
    numberOf.set(person, numberOf.size)
    return numberOf.size - 1
  })
}
