import fc from 'fast-check'
import type { DecidedRecords } from '../../src/evaluation/decision-matrix.ts'

/** What became of one pair, looked up the slow way: 0 match, 1 near match, 2 non-match. */
export function decisionOf({ labels, near }: DecidedRecords, left: number, right: number): number {
  if (labels[left] === labels[right]) return 0
  for (let at = 0; at < near.left.length; at++) {
    if (near.left[at] === left && near.right[at] === right) return 1
  }
  return 2
}

/** All pairs of so many records, `left` < `right`. */
export function allPairs(records: number): [number, number][] {
  return Array.from({ length: records }, (_, left) =>
    Array.from({ length: records - left - 1 }, (_, at): [number, number] => [left, left + at + 1]),
  ).flat()
}

/** Clusters over so many records, and near matches between some of them. */
function decided(records: number): fc.Arbitrary<DecidedRecords> {
  return fc
    .record({
      labels: fc.array(fc.nat({ max: records >> 1 }), { minLength: records, maxLength: records }),
      near: fc.subarray(allPairs(records)),
    })
    .map(({ labels, near }) => {
      const pairs = near.filter(([left, right]) => labels[left] !== labels[right])
      return {
        labels,
        near: {
          left: Uint32Array.from(pairs, ([left]) => left),
          right: Uint32Array.from(pairs, ([, right]) => right),
        },
      }
    })
}

/** Two models' decisions about the same few records, and who is who. */
export const TWO_MODELS: fc.Arbitrary<{
  readonly first: DecidedRecords
  readonly second: DecidedRecords
  readonly truth: readonly number[]
}> = fc.integer({ min: 1, max: 9 }).chain((records) =>
  fc.record({
    first: decided(records),
    second: decided(records),
    truth: fc.array(fc.integer({ min: -1, max: 4 }), { minLength: records, maxLength: records }),
  }),
)
