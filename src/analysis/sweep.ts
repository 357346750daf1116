import { reviewItems } from '../evaluation/review-items.ts'
import { heaviestFirst } from '../evaluation/weight-curve.ts'
import type { LinkageResult } from '../linker/link-table.ts'
import type { Links } from '../linker/links.ts'
import { type RedecideOptions, redecider } from '../linker/redecide.ts'
import type { Judge, LowerCounts, PartitionCounts } from './judge.ts'
import { isWithin, type ThresholdGrid, type TriedThresholds } from './threshold-grid.ts'

/** One threshold pair (and margin) with what its partition is worth, by fold. */
export interface SweptThresholds extends TriedThresholds {
  readonly counts: Omit<PartitionCounts, 'atLower'> & LowerCounts
}

/**
 * Clusters a result anew for every threshold pair of a grid.
 *
 * The partition asks for the lower threshold only where it is above upper − margin (a rival counts
 * from there up), so one partition serves all lower thresholds below that.
 *
 * @returns rows by margin, upper, lower; those that need pairs below the result's floor are left out.
 *
 * Cost: a partition for each margin and upper threshold, and for each lower one within the margin.
 */
export async function sweepThresholds(
  result: LinkageResult,
  grid: ThresholdGrid,
  judge: Judge,
  options: RedecideOptions = {},
): Promise<SweptThresholds[]> {
  const decide = redecider(result, options)
  const heaviest = new OrderOnce()
  const rows: SweptThresholds[] = []
  for (const { margin, upper, lowers } of partitionsOf(grid, result.floor)) {
    const { labels, links } = await decide({ margin, upper, lower: lowers.at(-1)! })
    const items = reviewItems(labels, links, heaviest.of(links))
    const { atLower, ...counts } = judge.count(labels, items, lowers)
    for (const [at, lower] of lowers.entries()) {
      rows.push({ lower, upper, margin, counts: { ...counts, ...atLower[at]! } })
    }
  }
  return rows.sort((a, b) => a.margin - b.margin || a.upper - b.upper || a.lower - b.lower)
}

/** How many partitions a sweep makes. */
export function partitionCount(grid: ThresholdGrid, floor: number): number {
  return [...partitionsOf(grid, floor)].length
}

/** Thresholds of one partition, with all lower ones that it serves, descending. */
interface Partition {
  readonly margin: number
  readonly upper: number
  readonly lowers: readonly number[]
}

function* partitionsOf(grid: ThresholdGrid, floor: number): Generator<Partition> {
  for (const margin of grid.margins) {
    for (const upper of grid.uppers) {
      const tried = grid.lowers.filter((lower) => isWithin(floor, { lower, upper, margin }))
      const free = tried.filter((lower) => lower <= upper - margin)
      if (free.length > 0) yield { margin, upper, lowers: free.toReversed() }
      for (const lower of tried) {
        if (lower > upper - margin) yield { margin, upper, lowers: [lower] }
      }
    }
  }
}

/** Links of one lower threshold come in one order, so most sortings would be repetitions. */
class OrderOnce {
  #order: Uint32Array = new Uint32Array(0)
  #weight: Float64Array = new Float64Array(0)

  of({ weight }: Links): Uint32Array {
    const isSame =
      weight.length === this.#weight.length &&
      weight.every((value, at) => value === this.#weight[at])
    if (!isSame) {
      this.#weight = Float64Array.from(weight)
      this.#order = heaviestFirst(this.#weight)
    }
    return this.#order
  }
}
