import fc from 'fast-check'

/** A small file: clusters, truth (−1 unknown), families, births and kinds of error per record. */
export interface LabelledRecords {
  readonly clusters: number[]
  readonly truth: number[]
}

export const labelledRecords: fc.Arbitrary<LabelledRecords> = fc.nat(14).chain((count) => {
  const labels = (min: number) =>
    fc.array(
      fc.integer({ min, max: 5 }).map((label) => (label < 0 ? -1 : label * 1_000_003)),
      {
        minLength: count,
        maxLength: count,
      },
    )
  return fc.record({ clusters: labels(0), truth: labels(-1) })
})

/** All unordered pairs of records of known truth. */
export function knownPairs(truth: readonly number[]): [number, number][] {
  const known = truth.flatMap((child, record) => (child >= 0 ? [record] : []))
  return known.flatMap((left, at) =>
    known.slice(at + 1).map((right): [number, number] => [left, right]),
  )
}
