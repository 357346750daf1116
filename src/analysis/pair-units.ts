import { connectedComponents } from '../clustering/connected-components.ts'

/** Pairs stated in between are in doubt. */
const DOUBTFUL = { from: 0.05, to: 0.95 }

/**
 * Which pairs come true together: those whose records hang together by pairs of one person or pairs in
 * doubt. One misspelt record makes a doubtful pair with each record of its child, and all are right or
 * wrong at once.
 *
 * @param records - how many records there are.
 * @param stated - match probability of each pair.
 * @param truth - 1 one person, 0 two; negative: not known.
 * @returns a number for each pair: alike for pairs of one unit.
 */
export function pairUnits(
  records: number,
  { left, right }: { readonly left: Uint32Array; readonly right: Uint32Array },
  stated: Float64Array,
  truth: ArrayLike<number>,
): Uint32Array {
  const hangs = (_: number, at: number): boolean =>
    truth[at] === 1 || (stated[at]! >= DOUBTFUL.from && stated[at]! <= DOUBTFUL.to)
  const [a, b] = [left, right].map((side) => side.subarray(0, stated.length).filter(hangs))
  const unitOf = connectedComponents(records, a!, b!)
  return Uint32Array.from(stated, (_, at) => unitOf[left[at]!]!)
}
