import { type CompiledComparisons, compileComparisons } from '../comparison/compile-comparisons.ts'
import type { Comparison, LinkageModel } from '../model/linkage-model.ts'
import { withU } from '../scoring/estimate-u.ts'
import { classPriors, MATCH } from '../scoring/pair-classes.ts'
import { PairWeigher } from '../scoring/pair-weigher.ts'
import { refineM } from '../scoring/refine-m.ts'
import type { SharedWeigher } from '../workers/linkage-pool.ts'
import { weigherToWire, weigherWith } from '../workers/weigher-wire.ts'
import { sampleCandidates } from './candidate-sample.ts'
import type { Crew } from './crew.ts'
import type { LinkageResult } from './link-table.ts'
import { Pace, type PaceOptions } from './pace.ts'
import { countRandomPairs } from './random-pairs.ts'
import { type ScoredCandidates, scoreCandidates } from './score-candidates.ts'
import { VectorCounter } from './vector-counter.ts'

/** Options of {@link rescorer}. */
export interface RescoreOptions extends PaceOptions {
  /** Threads to share the work with, if the run had some. */
  readonly crew?: Crew
}

/** m and u lean on each other; three rounds settle them. */
const ROUNDS = 3

/** Candidates weighed again, and the comparisons that weighed them. */
export interface Rescored {
  readonly scored: ScoredCandidates
  readonly comparisons: CompiledComparisons
}

/** Weighs the candidates of a run once more. */
export interface Rescorer {
  /** Under a model that blocks alike. */
  weigh(model: LinkageModel): Promise<Rescored>
  /**
   * One comparison fitted anew after its levels moved, all others as they are: u from random pairs, m
   * from the candidates that the whole model takes for matches.
   *
   * @param at - the comparison, by its place.
   */
  refit(model: LinkageModel, at: number): Promise<Comparison>
}

/**
 * What a result needs to be scored again under another model of the same blocking: its records and its
 * candidates stay, so there is one pass over the pairs and nothing else.
 */
export function rescorer(result: LinkageResult, options: RescoreOptions = {}): Rescorer {
  const { prepared, blocks, floor, sides } = result
  const { standardized } = prepared
  const pace = new Pace(options)
  const pool = options.crew?.pool
  const comparisons = compileComparisons(result.model, standardized)
  const wire = pool && weigherToWire(result.model, prepared, comparisons.tables)
  const sharedBy = (made: SharedWeigher['weigher'] | undefined): SharedWeigher | undefined =>
    pool && made && { pool, weigher: made }
  return {
    async weigh(model) {
      const moved = model.comparisons.some(
        (comparison, at) => shapeOf(comparison) !== shapeOf(result.model.comparisons[at]!),
      )
      const weigher = new PairWeigher(model, prepared, moved ? undefined : comparisons)
      const made = moved
        ? weigherToWire(model, prepared, weigher.tables)
        : wire && weigherWith(model, wire)
      const { upper } = model.thresholds
      const input = { blocks, weigher, floor, upper, ...(sides === undefined ? {} : { sides }) }
      const scored = await scoreCandidates(input, sharedBy(made), pace)
      return { scored, comparisons: weigher.comparisons }
    },
    async refit(model, at) {
      const weigher = new PairWeigher(model, prepared)
      const made = pool && weigherToWire(model, prepared, weigher.tables)
      const counter = new VectorCounter(weigher, sharedBy(made))
      const random = await countRandomPairs(model, counter, prepared, pace)
      const candidates = await sampleCandidates(counter, prepared, blocks, pace)
      const lambda = 2 ** classPriors(model.prior)[MATCH]!
      let fitted = model.comparisons
      for (let round = 0; round < ROUNDS; round++) {
        const u = withU(model.comparisons, random, lambda, fitted)
        fitted = fitted.with(at, u[at]!)
        const m = refineM(model.comparisons, { ...model, comparisons: fitted }, candidates)
        fitted = fitted.with(at, m[at]!)
      }
      return fitted[at]!
    },
  }
}

/** What tells whether compiled comparisons serve another model: all but the probabilities. */
function shapeOf({ levels, dependence: _, ...rest }: Comparison): string {
  return JSON.stringify({ ...rest, levels: levels.map(({ name }) => name) })
}
