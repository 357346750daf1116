import { RecordPairSet, type RecordPairs } from '../clustering/record-pairs.ts'
import type { Labels } from './contingency.ts'
import type { DecidedRecords } from './decision-matrix.ts'
import { denseLabels } from './dense-labels.ts'

/** A pair that two models decided differently; decisions as places in `DECISIONS`. */
export interface ChangedPair {
  readonly left: number
  /** Always greater than `left`. */
  readonly right: number
  readonly from: number
  readonly to: number
}

const [MATCH, NEAR, NON] = [0, 1, 2]

/**
 * Lists pairs that two models decided differently, in the order of their records.
 *
 * @param most - where clusters were cut up so that there are more, as many as that are listed, from
 *   the front of the file; the matrix of decisions counts them all.
 */
export function changedPairs(
  first: DecidedRecords,
  second: DecidedRecords,
  most: number,
): ChangedPair[] {
  const [wasNear, isNear] = [new RecordPairSet(first.near), new RecordPairSet(second.near)]
  const listed: ChangedPair[] = []
  for (const [left, right] of partedPairs(first.labels, second.labels)) {
    if (listed.length >= most) break
    listed.push({ left, right, from: MATCH, to: isNear.has(left, right) ? NEAR : NON })
  }
  const parted = listed.length
  for (const [left, right] of partedPairs(second.labels, first.labels)) {
    if (listed.length >= parted + most) break
    listed.push({ left, right, from: wasNear.has(left, right) ? NEAR : NON, to: MATCH })
  }
  for (const [left, right] of onlyNear(first.near, second.labels, isNear)) {
    listed.push({ left, right, from: NEAR, to: NON })
  }
  for (const [left, right] of onlyNear(second.near, first.labels, wasNear)) {
    listed.push({ left, right, from: NON, to: NEAR })
  }
  return listed.sort((a, b) => a.left - b.left || a.right - b.right).slice(0, most)
}

/** Near matches that the other model neither joins nor holds for one. */
function* onlyNear(
  { left, right }: RecordPairs,
  labels: Labels,
  others: RecordPairSet,
): Generator<readonly [number, number]> {
  for (let at = 0; at < left.length; at++) {
    const [x, y] = [Math.min(left[at]!, right[at]!), Math.max(left[at]!, right[at]!)]
    if (labels[x] !== labels[y] && !others.has(x, y)) yield [x, y]
  }
}

/** Pairs within one cluster whose records are in two clusters of the other model. */
function* partedPairs(labels: Labels, others: Labels): Generator<readonly [number, number]> {
  const { ids, count } = denseLabels(labels)
  const starts = new Uint32Array(count + 1)
  for (const id of ids) starts[id + 1]!++
  for (let id = 0; id < count; id++) starts[id + 1]! += starts[id]!
  const next = starts.slice()
  const members = new Uint32Array(ids.length)
  for (const [record, id] of ids.entries()) members[next[id]!++] = record
  for (let id = 0; id < count; id++) {
    const cluster = members.subarray(starts[id]!, starts[id + 1]!)
    const whole = others[cluster[0]!]
    if (cluster.every((record) => others[record] === whole)) continue
    for (const [at, left] of cluster.entries()) {
      for (const right of cluster.subarray(at + 1)) {
        if (others[left] !== others[right]) yield [left, right]
      }
    }
  }
}
