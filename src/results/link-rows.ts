import { CsvRows } from '../io/csv-rows.ts'
import type { WeightCalibration } from '../model/linkage-model.ts'
import { statedProbability } from '../scoring/match-probability.ts'
import { KEY_BATCH, type KeyColumns, KeyFields } from './key-fields.ts'
import { putProbability, putWeight } from './weight-text.ts'

/** Some rows of `links.csv`, as plain data on shared memory. */
export interface LinkRowsTask {
  readonly keys: KeyColumns
  /** Shape `rows`: the row at each place in key order. */
  readonly order: Uint32Array
  /** In key order, as are the links. */
  readonly left: Uint32Array
  readonly right: Uint32Array
  /** Bits. */
  readonly weight: Float64Array
  /** 1 for a match, 0 for a near match. */
  readonly matched: Uint8Array
  /** Of the model, if labels calibrated it. */
  readonly calibration?: WeightCalibration
  readonly from: number
  readonly to: number
}

const MATCH = new TextEncoder().encode('match')
const NEAR_MATCH = new TextEncoder().encode('near-match')

/** The header of `links.csv`. */
export function linkHeader({ sources }: KeyColumns): string[] {
  const ids =
    sources === undefined
      ? ['left_id', 'right_id']
      : ['left_source', 'left_id', 'right_source', 'right_id']
  return [...ids, 'match_weight', 'match_probability', 'decision']
}

/** The rows of `links.csv` in `[from, to)`: a pair each, in the order of its keys. */
export function linkRows(task: LinkRowsTask): Uint8Array<ArrayBuffer> {
  const { keys, order, weight, matched, calibration, from, to } = task
  const rows = new CsvRows()
  const left = new KeyFields(keys)
  const right = new KeyFields(keys)
  const batch = new Uint32Array(KEY_BATCH)
  const number = new Uint8Array(64)
  for (let start = from; start < to; start += KEY_BATCH) {
    const count = Math.min(KEY_BATCH, to - start)
    for (let at = 0; at < count; at++) batch[at] = order[task.left[start + at]!]!
    left.locate(batch, count)
    for (let at = 0; at < count; at++) batch[at] = order[task.right[start + at]!]!
    right.locate(batch, count)
    for (let at = 0; at < count; at++) {
      const bits = weight[start + at]!
      left.sourceAndId(at, rows)
      right.sourceAndId(at, rows)
      rows.field(number, 0, putWeight(bits, number, 0))
      rows.field(number, 0, putProbability(statedProbability(bits, calibration), number, 0))
      const decision = matched[start + at] === 1 ? MATCH : NEAR_MATCH
      rows.field(decision, 0, decision.length)
      rows.endRow()
    }
  }
  return rows.take()
}
