import { CsvWriter } from '../io/csv-writer.ts'
import type { LinkageResult } from '../linker/link-table.ts'
import { matchProbability } from '../linker/links.ts'
import { KeyFields } from './key-fields.ts'
import { putProbability, putWeight } from './weight-text.ts'

const MATCH = new TextEncoder().encode('match')
const NEAR_MATCH = new TextEncoder().encode('near-match')

/** Writes `links.csv`: every pair at or above the lower threshold, in the order of its keys. */
export function writeLinks(path: string, { prepared, links }: LinkageResult): void {
  using file = CsvWriter.open(path)
  const { order, sources } = prepared.keys
  const ids =
    sources === undefined
      ? ['left_id', 'right_id']
      : ['left_source', 'left_id', 'right_source', 'right_id']
  file.row([...ids, 'match_weight', 'match_probability', 'decision'])
  const fields = new KeyFields(prepared.keys, file)
  const { left, right, weight, matched } = links
  const number = new Uint8Array(64)
  for (let at = 0; at < left.length; at++) {
    const bits = weight[at]!
    fields.sourceAndId(order[left[at]!]!)
    fields.sourceAndId(order[right[at]!]!)
    file.field(number, 0, putWeight(bits, number, 0))
    file.field(number, 0, putProbability(matchProbability(bits), number, 0))
    const decision = matched[at] === 1 ? MATCH : NEAR_MATCH
    file.field(decision, 0, decision.length)
    file.endRow()
  }
  file.close()
}
