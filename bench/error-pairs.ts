import { CandidateFinder } from '../src/blocking/candidate-pairs.ts'
import { truthLabels } from '../src/linker/judge-truth.ts'
import type { LinkageResult } from '../src/linker/link-table.ts'

/** A pair of records, by their place in key order; `left` < `right`. */
export interface RecordPair {
  readonly left: number
  readonly right: number
}

/** What a result got wrong, pair by pair. */
export interface ErrorPairs {
  /** In one cluster, but two persons. */
  readonly falseMatches: readonly RecordPair[]
  /** One person, candidates, but in two clusters. */
  readonly missed: readonly RecordPair[]
  /** One person, but no blocking rule found them; they may still be in one cluster. */
  readonly unblocked: readonly RecordPair[]
}

/** Lists the errors of a result; records of unknown truth are left out. */
export function errorPairs(result: LinkageResult, truthColumn: string): ErrorPairs {
  const { prepared, labels, blocks } = result
  const { sources } = prepared
  const truth = truthLabels(prepared.table, truthColumn, prepared.keys.order)
  // Of two tables that are linked only pairs across count.
  const counts = ({ left, right }: RecordPair): boolean =>
    sources === undefined || sources[left] !== sources[right]
  const falseMatches = pairsWithin(labels).filter(
    (pair) =>
      counts(pair) &&
      truth[pair.left]! >= 0 &&
      truth[pair.right]! >= 0 &&
      truth[pair.left] !== truth[pair.right],
  )
  const truePairs = pairsWithin(truth).filter(counts)
  const finder = new CandidateFinder(blocks)
  const places = new Uint32Array(blocks.order.length)
  for (const [place, record] of blocks.order.entries()) places[record] = place
  const isReached = ({ left, right }: RecordPair): boolean => {
    const [a, b] = [places[left]!, places[right]!]
    const size = finder.find(Math.min(a, b))
    return finder.partners.subarray(0, size).includes(Math.max(a, b))
  }
  return {
    falseMatches,
    missed: truePairs.filter((pair) => labels[pair.left] !== labels[pair.right] && isReached(pair)),
    unblocked: truePairs.filter((pair) => !isReached(pair)),
  }
}

function pairsWithin(groups: ArrayLike<number>): RecordPair[] {
  const members = new Map<number, number[]>()
  for (let record = 0; record < groups.length; record++) {
    const group = groups[record]!
    if (!(group >= 0)) continue
    const known = members.get(group)
    if (known === undefined) members.set(group, [record])
    else known.push(record)
  }
  const pairs: RecordPair[] = []
  for (const records of members.values()) {
    for (const [at, left] of records.entries()) {
      for (const right of records.slice(at + 1)) pairs.push({ left, right })
    }
  }
  return pairs
}
