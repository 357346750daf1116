import type { Blocks } from '../blocking/build-blocks.ts'
import type { Comparison, LinkageModel, Prior } from '../model/linkage-model.ts'
import { estimatePrior } from '../scoring/estimate-prior.ts'
import { withU } from '../scoring/estimate-u.ts'
import { fitCalibration } from '../scoring/fit-calibration.ts'
import { PairWeigher } from '../scoring/pair-weigher.ts'
import { refineM } from '../scoring/refine-m.ts'
import type { DateOrder } from '../standardize/date.ts'
import { sampleCandidates } from './candidate-sample.ts'
import { frequenciesOf } from './frequencies-of.ts'
import { labelledVectors } from './labelled-vectors.ts'
import type { LabelledPair } from './labels.ts'
import { learnM, mFromLabels } from './learn-m.ts'
import type { MadeBlocks } from './make-blocks.ts'
import type { Pace } from './pace.ts'
import type { PreparedRecords } from './prepare.ts'
import { countRandomPairs } from './random-pairs.ts'
import { type SampledSession, trainingSession } from './training-pairs.ts'
import type { VectorCounter } from './vector-counter.ts'

/** Fewer records than this teach nothing reliable. */
const LEAST_RECORDS = 200
/** Fewer expected matches than this leave the built-in m. */
const LEAST_MATCHES = 40
/** Without training a file counts as at least this many records, so that a few rows are not taken lightly. */
const LEAST_POPULATION = 1000
/** Of random pairs, at least this share must differ in some comparison. */
const LEAST_DIFFERENT = 0.5
/** u and m lean on each other through λ; two rounds settle them. */
const ROUNDS = 2
/** m from the candidates and the prior lean on each other likewise. */
const REFINEMENTS = 3

export interface TrainOptions {
  /** Default true. Off: built-in weights. */
  readonly train?: boolean
  readonly labels?: readonly LabelledPair[]
}

/**
 * The model with what it must remember of these records: token frequencies and over-full keys. A
 * model that was fitted before is left as it is.
 */
export function freezeModel(
  prepared: PreparedRecords,
  blocks: Blocks,
  refit: boolean,
): LinkageModel {
  const { model, standardized } = prepared
  if (!refit && model.frequencies !== undefined) return model
  return {
    ...model,
    blocking: {
      ...model.blocking,
      ...(blocks.overfull === undefined
        ? { blockLimit: blocks.limit }
        : { overfull: blocks.overfull }),
      ...(blocks.confirmAbove === undefined ? {} : { confirmAbove: blocks.confirmAbove }),
    },
    frequencies: frequenciesOf(model, standardized),
    dateOrders: ambiguousOrders(standardized.dateOrders),
  }
}

/** Year first is never ambiguous, so there is nothing to remember of it. */
function ambiguousOrders(
  orders: Readonly<Record<string, DateOrder>>,
): Record<string, 'mdy' | 'dmy'> {
  const kept = Object.entries(orders).filter((entry) => entry[1] !== 'ymd')
  return Object.fromEntries(kept) as Record<string, 'mdy' | 'dmy'>
}

/**
 * Fits a model to records: u from random pairs, m by EM over the training rules (or from labels),
 * and how many matches, siblings and twins to expect; from labels also what weights are worth.
 *
 * @param model - from {@link freezeModel}.
 * @param counter - compares for that model and these records.
 */
export async function fitModel(
  model: LinkageModel,
  counter: VectorCounter,
  prepared: PreparedRecords,
  { blocks, training }: MadeBlocks,
  options: TrainOptions,
  pace: Pace,
): Promise<LinkageModel> {
  const records = prepared.standardized.rows
  const population = model.prior.population
  const untrained = (note: string): LinkageModel => ({
    ...model,
    prior: { ...model.prior, population: population ?? Math.max(records, LEAST_POPULATION) },
    fitted: { by: 'built-in', records, note },
  })
  const labelled = options.labels ?? []
  if (options.train === false && labelled.length === 0) {
    return untrained('training was off: built-in weights')
  }
  if (records < LEAST_RECORDS && labelled.length === 0) {
    return untrained(`fewer than ${LEAST_RECORDS} records: too few to train on, built-in weights`)
  }
  const random = await countRandomPairs(model, counter, prepared, pace)
  if (labelled.length === 0 && hardlyDiffer(random.levels)) {
    return untrained('these records hardly differ: nothing to train on, built-in weights')
  }
  const sessions: SampledSession[] = []
  for (const [at, rule] of model.training.rules.entries()) {
    sessions.push(await trainingSession(model, rule, training[at]!, blocks.order, counter, pace))
  }
  const candidates = await sampleCandidates(counter, prepared, blocks, pace)
  let prior: Prior = { ...model.prior, population: records }
  let fitted: readonly Comparison[] = model.comparisons
  let matches = 0
  for (let round = 0; round < ROUNDS; round++) {
    const lambda = Math.min(0.3, (2 * prior.matchesPerRecord) / Math.max(1, records - 1))
    const withRandomU = withU(model.comparisons, random, lambda, fitted)
    const learnt = learnM(model.comparisons, withRandomU, sessions)
    matches = learnt.matches
    fitted = learnt.comparisons
    prior = withSiblings(
      estimatePrior({ comparisons: fitted, prior }, candidates, records),
      learnt.siblings,
    )
    for (let again = 0; again < REFINEMENTS; again++) {
      fitted = refineM(model.comparisons, { comparisons: fitted, prior }, candidates)
      prior = withSiblings(
        estimatePrior({ comparisons: fitted, prior }, candidates, records),
        learnt.siblings,
      )
    }
  }
  if (labelled.length > 0) {
    fitted = mFromLabels(fitted, await labelledVectors(labelled, counter, pace), matches)
  } else if (matches < LEAST_MATCHES) {
    const u = withU(model.comparisons, random, 0, model.comparisons)
    prior = { ...prior, population: population ?? Math.max(records, LEAST_POPULATION) }
    const note = `training found about ${Math.round(matches)} matches: too few, built-in m; u from this file`
    return { ...model, comparisons: u, prior, fitted: { by: 'built-in', records, note } }
  }
  const done = {
    ...model,
    comparisons: fitted,
    prior: { ...prior, population: population ?? records },
  }
  if (labelled.length === 0) {
    const note = `m by EM over ${sessions.length} samples of pairs, u from random pairs`
    return { ...done, fitted: { by: 'em', records, note } }
  }
  const weigher = new PairWeigher(done, prepared, counter.comparisons)
  const judged = labelled.map((label) => ({
    ...label,
    weight: weigher.weigh(label.left, label.right),
  }))
  const matched = labelled.filter(({ match }) => match).length
  const note = `m from ${matched} labelled matches, u from random pairs`
  return { ...done, calibration: fitCalibration(judged), fitted: { by: 'labels', records, note } }
}

/**
 * Are the records so few persons, many times over, that no comparison tells random pairs apart?
 * Agreement would then count for nothing, and equal records would not match.
 */
function hardlyDiffer(random: readonly Float64Array[]): boolean {
  return random.every((counts) => {
    const total = counts.reduce((sum, count) => sum + count, 0)
    return counts[0]! < LEAST_DIFFERENT * total || total === 0
  })
}

/**
 * Blocking looks for one child, so candidates hold only those siblings who look alike; how many
 * there are is better seen among all pairs that share a family.
 */
function withSiblings(prior: Prior, siblings: number): Prior {
  const records = prior.population ?? 2
  return { ...prior, siblingsPerRecord: Math.max(prior.siblingsPerRecord, siblings / records) }
}
