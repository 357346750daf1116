import { LinkageError } from '../errors.ts'
import { type Agreement, labelAgreement } from '../evaluation/label-agreement.ts'
import { yesOrNo } from '../linker/labels.ts'
import { cell, columnOf, originOf, type Table } from '../records/table.ts'

/** A pair on which two labellers differ. */
export interface LabelDifference {
  readonly leftSource: string
  readonly leftId: string
  readonly rightSource: string
  readonly rightId: string
  /** What the first one said: one child. */
  readonly first: boolean
  readonly second: boolean
}

/** How two files of labels go together. */
export interface LabelComparison {
  readonly agreement: Agreement
  /** Pairs with an answer in one file only, or that one of the two was not sure about. */
  readonly onlyOne: number
  /** In the order of the first file. */
  readonly differences: readonly LabelDifference[]
}

interface Said extends Omit<LabelDifference, 'first' | 'second'> {
  readonly match: boolean
}

/**
 * Compares what two people said of the same pairs.
 *
 * @throws {@link LinkageError} `labels-invalid`: a column is missing, `match` is no answer, or a file
 *   says two things of one pair.
 */
export function compareLabels(first: Table, second: Table): LabelComparison {
  const [a, b] = [answersOf(first), answersOf(second)]
  const counts = { yes: 0, first: 0, second: 0, no: 0 }
  const differences: LabelDifference[] = []
  let shared = 0
  for (const [key, { match, ...pair }] of a) {
    const other = b.get(key)
    if (other === undefined) continue
    shared++
    if (match === other.match) counts[match ? 'yes' : 'no']++
    else {
      counts[match ? 'first' : 'second']++
      differences.push({ ...pair, first: match, second: other.match })
    }
  }
  return {
    agreement: labelAgreement(counts),
    onlyOne: a.size + b.size - 2 * shared,
    differences,
  }
}

function answersOf(table: Table): Map<string, Said> {
  for (const name of ['left_id', 'right_id', 'match']) {
    if (columnOf(table, name) !== undefined) continue
    const file = table.parts[0]?.file ?? 'records'
    const problem = `the column "${name}" is missing`
    throw new LinkageError('labels-invalid', { file, line: 1, problem })
  }
  const answers = new Map<string, Said>()
  for (let row = 0; row < table.rows; row++) {
    const word = cell(table, row, 'match')
    if (word === '') continue
    const invalid = (problem: string): LinkageError =>
      new LinkageError('labels-invalid', { ...originOf(table, row), problem })
    const match = yesOrNo(word)
    if (match === undefined) throw invalid('the column "match" is neither yes nor no')
    const said = {
      leftSource: cell(table, row, 'left_source'),
      leftId: cell(table, row, 'left_id'),
      rightSource: cell(table, row, 'right_source'),
      rightId: cell(table, row, 'right_id'),
      match,
    }
    const sides = [
      JSON.stringify([said.leftSource, said.leftId]),
      JSON.stringify([said.rightSource, said.rightId]),
    ]
    const key = sides.sort().join()
    if ((answers.get(key)?.match ?? match) !== match) {
      throw invalid('an earlier line says otherwise of this pair')
    }
    answers.set(key, said)
  }
  return answers
}
