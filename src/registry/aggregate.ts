import { lowerMedian } from '../clustering/lower-median.ts'

/** Match weight of two places, in bits. */
export type Weigh = (left: number, right: number) => number

/** Places by core: a core counts once, by its best record pair. */
export type Cores = readonly (readonly number[])[]

/**
 * What two groups of records weigh against each other (R10): the lower median over all cross pairs
 * of cores.
 */
export function aggregateOf(lefts: Cores, rights: Cores, weigh: Weigh): number {
  const weights = new Float64Array(lefts.length * rights.length)
  let count = 0
  for (const left of lefts) {
    for (const right of rights) {
      let best = Number.NEGATIVE_INFINITY
      for (const a of left) for (const b of right) best = Math.max(best, weigh(a, b))
      weights[count++] = best
    }
  }
  return lowerMedian(weights, count)
}

/** Groups places by the core they stand in. */
export function byCore(places: readonly number[], coreOf: (place: number) => number): Cores {
  const cores = new Map<number, number[]>()
  for (const place of places) {
    const core = cores.get(coreOf(place))
    if (core === undefined) cores.set(coreOf(place), [place])
    else core.push(place)
  }
  return [...cores.values()]
}
