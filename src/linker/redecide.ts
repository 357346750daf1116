import type { CompiledComparisons } from '../comparison/compile-comparisons.ts'
import { LinkageError } from '../errors.ts'
import type { Thresholds } from '../model/linkage-model.ts'
import { PairWeigher } from '../scoring/pair-weigher.ts'
import { weigherToWire } from '../workers/weigher-wire.ts'
import type { Clustering } from './cluster-records.ts'
import type { Crew } from './crew.ts'
import { assertedBy, type Decided, decide, neededFloor } from './decide.ts'
import type { LinkageResult } from './link-table.ts'
import { Pace, type PaceOptions } from './pace.ts'

/** Options of {@link redecider}. */
export interface RedecideOptions extends PaceOptions {
  readonly clustering?: Clustering
  /** Threads to share the work with, if the run had some. */
  readonly crew?: Crew
  /** The model's comparisons, compiled for these records; made here if absent. */
  readonly comparisons?: CompiledComparisons
}

/**
 * Decides a result anew under other thresholds, without scoring again: what the same run with those
 * thresholds would have given.
 *
 * @param result - of a run whose `floor` option reaches down to all thresholds that are to be tried.
 * @returns thresholds → clusters and links; those not named stay as they are.
 * @throws {@link LinkageError} `linkage-option-invalid` if pairs that thresholds need were not kept.
 *
 * @example
 * ```ts
 * const result = await dedupe('people.csv', { floor: -5 })
 * const stricter = await redecider(result)({ upper: 12 })
 * ```
 */
export function redecider(
  result: LinkageResult,
  options: RedecideOptions = {},
): (thresholds: Partial<Thresholds>) => Promise<Decided> {
  const { prepared, human, floor, scored } = result
  const weigher = new PairWeigher(result.model, prepared, options.comparisons)
  const asserted = assertedBy({ model: result.model, prepared, human, weigher })
  const pool = options.crew?.pool
  const shared = pool && {
    pool,
    weigher: weigherToWire(result.model, prepared, weigher.tables),
  }
  return async (thresholds) => {
    const all = { ...result.model.thresholds, ...thresholds }
    if (neededFloor(all) < floor) {
      const expected = `at or above ${floor} bits, down to which pairs were kept`
      const value = String(neededFloor(all))
      throw new LinkageError('linkage-option-invalid', { option: 'thresholds', value, expected })
    }
    const model = { ...result.model, thresholds: all }
    const input = { model, prepared, pairs: scored.pairs, human, weigher, asserted }
    return decide(input, options.clustering ?? 'partition', shared, new Pace(options))
  }
}
