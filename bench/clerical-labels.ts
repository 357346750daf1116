import { fileURLToPath } from 'node:url'
import { readTable } from '../src/io/read-table.ts'
import { KeyIndex } from '../src/linker/key-index.ts'
import type { LinkageResult } from '../src/linker/link-table.ts'
import { cell } from '../src/records/table.ts'

/** Decisions against the labelled pairs of fake_1000. */
export interface ClericalMeasures {
  readonly pairs: number
  readonly matches: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** Judges the clusters on the 3,176 pairs that come with fake_1000. */
export async function measureClericalLabels(result: LinkageResult): Promise<ClericalMeasures> {
  const file = new URL('data/splink_fake_1000/fake_1000_labels.csv', import.meta.url)
  const labels = await readTable([fileURLToPath(file)])
  const index = new KeyIndex(result.prepared.keys)
  let [matches, found, right] = [0, 0, 0]
  for (let row = 0; row < labels.rows; row++) {
    const [left, other] = ['unique_id_l', 'unique_id_r'].map(
      (column) => index.find('', cell(labels, row, column))!,
    )
    const isMatch = Number(cell(labels, row, 'clerical_match_score')) > 0.5
    const isFound = result.labels[left!] === result.labels[other!]
    if (isMatch) matches++
    if (isFound) found++
    if (isMatch && isFound) right++
  }
  const precision = found === 0 ? 1 : right / found
  const recall = right / matches
  return {
    pairs: labels.rows,
    matches,
    precision,
    recall,
    f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  }
}
