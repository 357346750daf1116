import { DOUBTFUL } from '../../src/clustering/cap.ts'
import type { PartitionInput } from '../../src/clustering/partition-input.ts'

type Cluster = number[][]

/**
 * The oracle: the partition as the rule reads, worked out anew for every pair in every round.
 * Returns the smallest record of each record's cluster.
 */
export function slowPartition(input: PartitionInput): number[] {
  const { upper, lower, margin, guard } = input.policy
  let clusters: Cluster[] = coresOf(input).map((core) => [core])

  const joinable = (a: Cluster, b: Cluster): boolean => {
    const s = aggregate(input, a, b)
    if (s < upper || isBarred(input, a, b)) return false
    if (Math.min(...crossWeights(input, a, b)) < guard) return false
    return !clusters.some((c) => c !== a && c !== b && (rivals(c, a, b, s) || rivals(c, b, a, s)))
  }
  const rivals = (c: Cluster, side: Cluster, best: Cluster, s: number): boolean => {
    if (recordPairs(c, side).some(([l, r]) => input.forbidden(l, r))) return false
    const strength = aggregate(input, c, side)
    if (strength < lower || strength < s - margin) return false
    return isDoubtful(input, c, best) || aggregate(input, c, best) < upper
  }

  for (;;) {
    const candidates = clusters
      .flatMap((a) => clusters.map((b) => [a, b] as const))
      .filter(([a, b]) => smallest(a) < smallest(b) && joinable(a, b))
      .map(([a, b]) => ({ a, b, s: aggregate(input, a, b) }))
      .toSorted(
        (x, y) => y.s - x.s || smallest(x.a) - smallest(y.a) || smallest(x.b) - smallest(y.b),
      )
    const best = candidates[0]
    if (best === undefined) break
    clusters = [...clusters.filter((c) => c !== best.a && c !== best.b), [...best.a, ...best.b]]
  }

  const labels = new Array<number>(input.count)
  for (const cluster of clusters) for (const r of cluster.flat()) labels[r] = smallest(cluster)
  return labels
}

function coresOf({ count, mustLink }: PartitionInput): number[][] {
  let cores = Array.from({ length: count }, (_, record) => [record])
  for (const [left, right] of mustLink) {
    const touched = cores.filter((core) => core.includes(left) || core.includes(right))
    cores = [...cores.filter((core) => !touched.includes(core)), touched.flat()]
  }
  return cores
}

function smallest(cluster: Cluster): number {
  return Math.min(...cluster.flat())
}

function recordPairs(a: Cluster, b: Cluster): [number, number][] {
  return a.flat().flatMap((l) => b.flat().map((r): [number, number] => [l, r]))
}

function isBarred(input: PartitionInput, a: Cluster, b: Cluster): boolean {
  return isDoubtful(input, a, b) || recordPairs(a, b).some(([l, r]) => input.cap(l, r) !== 0)
}

/** Could the two not be one child, as far as bars tell? */
function isDoubtful(input: PartitionInput, a: Cluster, b: Cluster): boolean {
  const speaksAgainst = ([l, r]: [number, number]): boolean =>
    input.forbidden(l, r) || (input.cap(l, r) & DOUBTFUL) !== 0
  return (
    recordPairs(a, b).some(speaksAgainst) ||
    a.some((unit) => b.some((other) => hasUnexplained(input, unit, other)))
  )
}

/** Some member of a core is far below the guard, and no outlier within the core accounts for it. */
function hasUnexplained(input: PartitionInput, unit: number[], other: number[]): boolean {
  if (unit.length === 1 && other.length === 1) return false
  const { guard, upper, lower, margin } = input.policy
  const isLow = (l: number, r: number): boolean => input.weight(l, r) < guard
  const isOutlier = (x: number, y: number): boolean =>
    x !== y && (input.weight(x, y) < lower || input.weight(x, y) < upper - margin)
  const low = unit.flatMap((l) => other.map((r) => [l, r] as const)).filter(([l, r]) => isLow(l, r))
  const explained = low.filter(([l, r]) => {
    const standIns = recordPairs(
      [[l, ...unit.filter((mate) => isOutlier(l, mate))]],
      [[r, ...other.filter((mate) => isOutlier(r, mate))]],
    )
    return !standIns.every(([mate, otherMate]) => isLow(mate, otherMate))
  })
  return explained.length < low.length
}

function crossWeights(input: PartitionInput, a: Cluster, b: Cluster): number[] {
  return a.flatMap((unit) =>
    b.map((other) => Math.max(...unit.flatMap((l) => other.map((r) => input.weight(l, r))))),
  )
}

function aggregate(input: PartitionInput, a: Cluster, b: Cluster): number {
  const weights = crossWeights(input, a, b).toSorted((x, y) => x - y)
  return weights[Math.ceil(weights.length / 2) - 1]!
}
