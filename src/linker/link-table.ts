import type { Blocks } from '../blocking/build-blocks.ts'
import { compileComparisons } from '../comparison/compile-comparisons.ts'
import type { InputTable } from '../io/read-table.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import { unfittedModel } from '../model/unfitted-model.ts'
import { validateModel } from '../model/validate-model.ts'
import { PairWeigher } from '../scoring/pair-weigher.ts'
import { weigherToWire, weigherWith } from '../workers/weigher-wire.ts'
import { chooseModel } from './choose-model.ts'
import { type HumanConstraints, NO_CONSTRAINTS, readConstraints } from './constraints.ts'
import { type Crew, threadsWanted } from './crew.ts'
import { assertedBy, type Decided, decide, neededFloor } from './decide.ts'
import { fitModel, freezeModel } from './fit-model.ts'
import { judgeTruth, type TruthReport, truthLabels } from './judge-truth.ts'
import { readLabels } from './labels.ts'
import type { LinkageOptions } from './linkage-options.ts'
import { makeBlocks } from './make-blocks.ts'
import { makeTables } from './make-tables.ts'
import { MemoryBudget, type RunEstimate } from './memory-budget.ts'
import { modelNotes } from './model-notes.ts'
import type { Pace } from './pace.ts'
import { type PreparedRecords, prepareRecords, prepareRecordsOn } from './prepare.ts'
import { prepareOptions } from './prepare-options.ts'
import { type ScoredCandidates, scoreCandidates } from './score-candidates.ts'
import type { TableOnce } from './table-once.ts'
import { VectorCounter } from './vector-counter.ts'

/** What linkage found. Records stand in the order of their keys; `prepared.keys.order` gives rows. */
export interface LinkageResult extends Decided {
  readonly prepared: PreparedRecords
  /** The model as used, frozen: given back, it decides the same. */
  readonly model: LinkageModel
  readonly blocks: Blocks
  /** What scoring was expected to take, before it began. */
  readonly estimate: RunEstimate
  readonly scored: ScoredCandidates
  /** Match weight in bits: pairs at or above it were kept. */
  readonly floor: number
  /** What people had decided. */
  readonly human: HumanConstraints
  /** Shape `rows`, 0 or 1: of two tables that were linked, the one each record is of. */
  readonly sides?: Uint8Array
  readonly truth?: TruthReport
  /** Guesses and warnings in words. */
  readonly notes: readonly string[]
  readonly seconds: Readonly<Record<string, number>>
}

/**
 * Prepare → block → fit → score → partition → decide.
 *
 * @param once - if it is ours, of its columns only those of keys are left in the result.
 * @param sourceOf - source of each row when two tables are linked: then only pairs across count.
 */
export async function linkTable(
  once: TableOnce,
  options: LinkageOptions,
  sourceOf: ((row: number) => string) | undefined,
  pace: Pace,
  crew: Crew,
): Promise<LinkageResult> {
  const begun = await beginRun(once, options, sourceOf, pace, crew)
  const { ready, memory, threads, pool, refit, wasFitted, truth, human, labels, sides } = begun
  const { notes } = begun
  const { standardized } = ready
  await pool?.letGo()

  await pace.enter('block')
  const fits = refit || labels.length > 0 || !wasFitted
  const budgeted = await memory.blocks(
    ready.model,
    async (model) => {
      const made = await makeBlocks({ ...ready, model }, fits, pool, pace)
      // What it used is not of the rest of the run.
      await pool?.letGo()
      return made
    },
    threads,
    sides,
  )
  const { made, estimate } = budgeted
  const { blocks } = made
  const prepared = { ...ready, model: budgeted.model }
  notes.push(...budgeted.notes)
  pace.tell(estimate)

  await pace.enter('train')
  const freeze = (): LinkageModel => freezeModel(prepared, blocks, refit)
  const { model: frozen, tables } = await makeTables(
    prepared.model,
    freeze,
    standardized,
    blocks.order,
    pool,
  )
  const comparisons = compileComparisons(frozen, standardized, tables)
  const wire = pool && weigherToWire(frozen, prepared, tables)
  const counter = new VectorCounter(
    new PairWeigher(frozen, prepared, comparisons),
    pool && wire && { pool, weigher: wire },
  )
  const fitted = fits
    ? await fitModel(frozen, counter, prepared, made, { train: refit, labels }, pace)
    : frozen
  const model = applyOptions(fitted, options)
  validateModel(model)
  notes.push(...modelNotes(model, standardized.rows, blocks))

  await pace.enter('score')
  const weigher = new PairWeigher(model, prepared, comparisons)
  const shared = pool && wire && { pool, weigher: weigherWith(model, wire) }
  const floor = Math.min(neededFloor(model.thresholds), options.floor ?? Infinity)
  const input = {
    blocks,
    weigher,
    floor,
    upper: model.thresholds.upper,
    ...(sides === undefined ? {} : { sides }),
    ...(truth === undefined ? {} : { truth }),
  }
  const scoring = scoreCandidates(input, shared, pace)
  // Threads are at it meanwhile; if this fails, nobody waits for them.
  scoring.catch(() => {})
  const asserted = assertedBy({ model, prepared, human, weigher })
  const scored = await scoring

  await pace.enter('cluster')
  const decided = await decide(
    { model, prepared, pairs: scored.pairs, human, weigher, asserted },
    options.clustering ?? 'partition',
    shared,
    pace,
  )
  return {
    prepared,
    model,
    ...decided,
    blocks,
    estimate,
    scored,
    floor,
    human,
    ...(sides === undefined ? {} : { sides }),
    ...(truth === undefined ? {} : { truth: judgeTruth(truth, decided, scored.truePairs) }),
    notes,
    seconds: pace.seconds,
  }
}

/** Standardizes the table, and reads from it whatever else is wanted: it is not there any longer after. */
async function beginRun(
  once: TableOnce,
  options: LinkageOptions,
  sourceOf: ((row: number) => string) | undefined,
  pace: Pace,
  crew: Crew,
) {
  const table = once.take()
  const notes: string[] = 'notes' in table ? [...(table as InputTable).notes] : []
  const given = chooseModel(options, table, notes)
  const memory = new MemoryBudget(options.memoryBudget ?? Infinity, table, once.isOurs)
  const threads = memory.threads(threadsWanted(table, options), given)
  const pool = await crew.resize(threads)
  await pool?.letGo()
  await pace.enter('standardize')
  const wasFitted = given.fitted !== undefined && given.frequencies !== undefined
  const refit = options.train ?? (!wasFitted || options.labels !== undefined)
  const chosen = refit ? unfittedModel(given) : given
  const prepare = prepareOptions(table, options, sourceOf, notes)
  const prepared =
    pool === undefined
      ? prepareRecords(chosen, table, prepare)
      : await prepareRecordsOn(pool, chosen, table, prepare)
  const { keys } = prepared
  notes.push(...prepared.guesses)
  for (const [field, order] of Object.entries(prepared.standardized.dateOrders)) {
    if (order !== 'ymd') notes.push(`${field}: ambiguous dates read as ${order}`)
  }
  const truth =
    options.truth === undefined ? undefined : truthLabels(table, options.truth, keys.order)
  const human = options.constraints ? readConstraints(options.constraints, keys) : NO_CONSTRAINTS
  const labels = options.labels ? readLabels(options.labels, keys) : []
  const sides = sourceOf === undefined ? undefined : sidesOf(keys.order, sourceOf)
  const ready = once.isOurs ? withoutEvidence(prepared) : prepared
  return { ready, memory, threads, pool, refit, wasFitted, truth, human, labels, sides, notes }
}

/** Of the table, the columns of keys alone: the rest is standardized. */
function withoutEvidence(prepared: PreparedRecords): PreparedRecords {
  const { ids, sources } = prepared.keys
  const { rows, columns, parts } = prepared.table
  const kept = columns.filter((column) => column === ids || column === sources)
  return { ...prepared, table: { rows, columns: kept, parts } }
}

/** Two linked tables hold pairs across them only, whatever a source column says. */
function sidesOf(order: Uint32Array, sourceOf: (row: number) => string): Uint8Array {
  const first = sourceOf(0)
  const sides = new Uint8Array(new SharedArrayBuffer(order.length))
  for (const [at, row] of order.entries()) sides[at] = sourceOf(row) === first ? 1 : 0
  return sides
}

function applyOptions(model: LinkageModel, options: LinkageOptions): LinkageModel {
  return {
    ...model,
    thresholds: { ...model.thresholds, ...options.thresholds },
    prior: { ...model.prior, ...(options.population ? { population: options.population } : {}) },
    constraints: options.oneToOne
      ? { ...model.constraints, withinSource: 'never' }
      : model.constraints,
  }
}
