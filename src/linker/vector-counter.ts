import type { CompiledComparisons } from '../comparison/compile-comparisons.ts'
import type { PairWeigher } from '../scoring/pair-weigher.ts'
import { PatternCodec, PatternCounts } from '../scoring/patterns.ts'
import type { SharedWeigher } from '../workers/linkage-pool.ts'
import type { VectorsTask } from '../workers/tasks.ts'

/** Pairs of records to be compared. */
export interface PairList {
  readonly left: Uint32Array
  readonly right: Uint32Array
}

/** A comparison vector, and of how many pairs it is. */
export interface CountedVector {
  readonly levels: Uint8Array
  readonly count: number
}

/** Pairs that are listed at a time: some milliseconds of comparing. */
const LISTED = 8192

/**
 * Compares pairs and counts their vectors, on threads if there are any. Counts are whole numbers, so
 * the order in which they are added up does not show.
 */
export class VectorCounter {
  readonly #weigher: PairWeigher
  readonly #shared: SharedWeigher | undefined

  /** @param shared - threads that know the same weigher; without it, this one does it. */
  constructor(weigher: PairWeigher, shared?: SharedWeigher) {
    this.#weigher = weigher
    this.#shared = shared
  }

  /** For a weigher of the same comparisons with other weights. */
  get comparisons(): CompiledComparisons {
    return this.#weigher.comparisons
  }

  /**
   * The vectors of these pairs, by their patterns.
   *
   * @param step - called after each list of pairs.
   */
  async count(lists: Iterable<PairList>, step: () => Promise<void>): Promise<CountedVector[]> {
    const counts = new PatternCounts()
    if (this.#shared === undefined) {
      for (const { left, right } of lists) {
        counts.addAll(this.#weigher.countVectors(left, right))
        await step()
      }
    } else {
      const { pool, weigher } = this.#shared
      await pool.runAll<'count-vectors'>(tasksOf(lists, weigher), async (counted) => {
        counts.addAll(counted)
        await step()
      })
    }
    const codec = new PatternCodec(this.#weigher.levelCounts)
    return counts.entries().map(([pattern, count]) => ({ levels: codec.decode(pattern), count }))
  }
}

function* tasksOf(
  lists: Iterable<PairList>,
  weigher: SharedWeigher['weigher'],
): Generator<VectorsTask> {
  for (const { left, right } of lists) yield { kind: 'count-vectors', weigher, left, right }
}

/** Puts pairs into lists of a convenient length. */
export function* listed(
  pairs: Iterable<readonly [left: number, right: number]>,
): Generator<PairList> {
  let left = new Uint32Array(LISTED)
  let right = new Uint32Array(LISTED)
  let size = 0
  for (const [a, b] of pairs) {
    left[size] = a
    right[size++] = b
    if (size < LISTED) continue
    yield { left, right }
    left = new Uint32Array(LISTED)
    right = new Uint32Array(LISTED)
    size = 0
  }
  if (size > 0) yield { left: left.slice(0, size), right: right.slice(0, size) }
}
