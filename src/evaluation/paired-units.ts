import { connectedComponents } from '../clustering/connected-components.ts'
import { contingency, type Labels, pairsAmong } from './contingency.ts'
import { denseLabels } from './dense-labels.ts'
import { f1Of, share } from './quality.ts'

/** What the measures of one model over some records are made from; sums over records add up. */
export interface Tally {
  readonly truePairs: number
  /** True pairs that are in one cluster. */
  readonly foundPairs: number
  /** Pairs in one cluster. */
  readonly claimedPairs: number
  readonly records: number
  /** Sums of the records' B-cubed precision and recall. */
  readonly precisionSum: number
  readonly recallSum: number
}

/**
 * Units that are alike: their tally under the first and under the second model, and how many such
 * units there are. Units are independent of one another; pairs of records are not.
 */
export interface AlikeUnits {
  readonly units: number
  readonly first: Tally
  readonly second: Tally
}

/** The measures that two models are compared by. */
export const MEASURES = [
  'precision',
  'recall',
  'f1',
  'bcubedPrecision',
  'bcubedRecall',
  'bcubedF1',
] as const
export type MeasureName = (typeof MEASURES)[number]
export type Measures = Readonly<Record<MeasureName, number>>

/** The measures of a tally. B-cubed ones are 1 where nothing is known by record. */
export function measuresOf(tally: Tally): Measures {
  const precision = share(tally.foundPairs, tally.claimedPairs)
  const recall = share(tally.foundPairs, tally.truePairs)
  const bcubedPrecision = share(tally.precisionSum, tally.records)
  const bcubedRecall = share(tally.recallSum, tally.records)
  return {
    precision,
    recall,
    f1: f1Of(precision, recall),
    bcubedPrecision,
    bcubedRecall,
    bcubedF1: f1Of(bcubedPrecision, bcubedRecall),
  }
}

/**
 * Cuts records into units that no cluster of either model and no true child reaches across, and
 * tallies them under both models.
 *
 * Mostly a unit is one child; children whom either model joins are one unit, since a wrong match
 * belongs to both. So every pair that counts lies within a unit, and what one model got right in one
 * unit says nothing of another.
 *
 * @param truth - true child of each record; negative where not known (such records don't count).
 * @returns units that are alike as one entry.
 * @throws {@link LinkageError} `labels-not-aligned` if the columns differ in length.
 *
 * Cost: O(records · log records).
 */
export function personUnits(first: Labels, second: Labels, truth: Labels): readonly AlikeUnits[] {
  const sides = [contingency(first, truth), contingency(second, truth)]
  const child = denseLabels(truth)
  const unitOf = unitOfChild(first, second, child.ids, child.count)
  const tallies = sides.map(({ cells, clusterSizes, childSizes }) => {
    const tally = emptyTallies(child.count)
    for (const [at, size] of childSizes.entries()) {
      tally.truePairs[unitOf[at]!]! += pairsAmong(size)
      tally.records[unitOf[at]!]! += size
    }
    for (let cell = 0; cell < cells.size.length; cell++) {
      const size = cells.size[cell]!
      const unit = unitOf[cells.child[cell]!]!
      const clusterSize = clusterSizes[cells.cluster[cell]!]!
      tally.foundPairs[unit]! += pairsAmong(size)
      // A cell's share of the cluster's pairs: over all cells of the cluster it adds up to them.
      tally.claimedPairs[unit]! += (size * (clusterSize - 1)) / 2
      tally.precisionSum[unit]! += (size * size) / clusterSize
      tally.recallSum[unit]! += (size * size) / childSizes[cells.child[cell]!]!
    }
    return tally
  })
  const isUnit = (unit: number): boolean => unitOf[unit] === unit
  return alike(tallies[0]!, tallies[1]!, Array.from(unitOf.keys()).filter(isUnit))
}

/** Pairs that were judged, and which of them either model joins. */
export interface JudgedPairs {
  readonly left: Uint32Array
  readonly right: Uint32Array
  /** 1: one child. */
  readonly match: Uint8Array
  /** What each pair stands for: the inverse of its chance to be drawn. */
  readonly weight: Float64Array
}

/**
 * The same over pairs that people judged: a unit is what judged pairs hang together by.
 *
 * @param records - how many there are.
 */
export function labelledUnits(
  first: Labels,
  second: Labels,
  { left, right, match, weight }: JudgedPairs,
): readonly AlikeUnits[] {
  const { length } = first
  const unitOf = connectedComponents(length, left, right)
  const [one, two] = [emptyTallies(length), emptyTallies(length)]
  for (let at = 0; at < left.length; at++) {
    const unit = unitOf[left[at]!]!
    for (const [labels, tally] of [
      [first, one],
      [second, two],
    ] as const) {
      const isJoined = labels[left[at]!] === labels[right[at]!]
      if (isJoined) tally.claimedPairs[unit]! += weight[at]!
      if (match[at] === 0) continue
      tally.truePairs[unit]! += weight[at]!
      if (isJoined) tally.foundPairs[unit]! += weight[at]!
    }
  }
  return alike(one, two, [...new Set(Array.from(left, (record) => unitOf[record]!))])
}

/** The order in which tallies are written as rows. */
export const TALLIED: readonly (keyof Tally)[] = [
  'truePairs',
  'foundPairs',
  'claimedPairs',
  'records',
  'precisionSum',
  'recallSum',
]

/** A tally from its row. */
export function tallyFrom(row: ArrayLike<number>): Tally {
  return {
    truePairs: row[0]!,
    foundPairs: row[1]!,
    claimedPairs: row[2]!,
    records: row[3]!,
    precisionSum: row[4]!,
    recallSum: row[5]!,
  }
}

/** The tally of all units together, by one of the models. */
export function tallyOf(alike: readonly AlikeUnits[], side: 'first' | 'second'): Tally {
  return tallyFrom(
    TALLIED.map((name) => alike.reduce((sum, unit) => sum + unit.units * unit[side][name], 0)),
  )
}

type Tallies = Readonly<Record<keyof Tally, Float64Array>>

function emptyTallies(units: number): Tallies {
  const column = (): Float64Array => new Float64Array(units)
  return {
    truePairs: column(),
    foundPairs: column(),
    claimedPairs: column(),
    records: column(),
    precisionSum: column(),
    recallSum: column(),
  }
}

/** For each child, the first child of its unit. */
function unitOfChild(first: Labels, second: Labels, child: Uint32Array, children: number) {
  const left: number[] = []
  const right: number[] = []
  for (const labels of [first, second]) {
    const { ids, count } = denseLabels(labels)
    const seen = new Int32Array(count).fill(-1)
    for (let record = 0; record < ids.length; record++) {
      const [cluster, own] = [ids[record]!, child[record]!]
      if (own === children) continue
      const other = seen[cluster]!
      if (other < 0) seen[cluster] = own
      else if (other !== own) {
        left.push(other)
        right.push(own)
      }
    }
  }
  return connectedComponents(children, Uint32Array.from(left), Uint32Array.from(right))
}

function alike(first: Tallies, second: Tallies, units: readonly number[]): AlikeUnits[] {
  const found = new Map<string, { units: number; first: Tally; second: Tally }>()
  for (const unit of units) {
    const [one, two] = [first, second].map((side) => TALLIED.map((name) => side[name][unit]!))
    const key = [...one!, ...two!].join()
    const known = found.get(key)
    if (known !== undefined) known.units++
    else found.set(key, { units: 1, first: tallyFrom(one!), second: tallyFrom(two!) })
  }
  return [...found.values()]
}
