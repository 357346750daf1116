import { LinkageError } from '../errors.ts'
import { lastHash } from '../ledger/ledger-writer.ts'
import { readState } from '../ledger/stored-state.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import { checkedModel, modelHash } from '../model/model-json.ts'
import type { ScoreStep } from '../scoring/explain-score.ts'
import type { StoreReader } from '../storage/store.ts'
import { describeChanges } from './describe-changes.ts'
import type { Engine } from './engine.ts'
import {
  type JudgeOptions,
  judgeRegistry,
  type LedgerState,
  ledgerState,
} from './judge-registry.ts'
import { changeModel } from './model-outcome.ts'
import type { ModelChangeCounts, PlannedChange } from './planned-change.ts'

/** Options of {@link Registry.planModelChange}. */
export interface PlanOptions extends JudgeOptions {
  /** Changes of each kind that are kept with both waterfalls. Default 20. */
  readonly samples?: number
  /** Is told of every change, however many there are. */
  readonly onChange?: (change: PlannedChange) => void
}

/** A change, and why its pair weighs what it weighs: the steps of each add up to the weight. */
export type SampledChange = PlannedChange & {
  readonly steps?: { readonly before: readonly ScoreStep[]; readonly after: readonly ScoreStep[] }
}

/** A model by its name and hash. */
export interface NamedModel {
  readonly name: string
  readonly hash: string
}

/** What another model would change in a registry (R26). Plain data, which JSON holds. */
export interface ModelChangePlan {
  readonly format: typeof PLAN_FORMAT
  /** The state that it was made on, and alone can be applied to. */
  readonly made: LedgerState
  readonly from: NamedModel
  readonly to: NamedModel
  /** Is it the model in force? Then there is nothing to apply. */
  readonly isSame: boolean
  readonly counts: ModelChangeCounts
  /** Some changes of each kind, picked by a hash of their persons. */
  readonly samples: readonly SampledChange[]
  /** Warnings in words. */
  readonly notes: readonly string[]
  readonly model: LinkageModel
}

export const PLAN_FORMAT = 1

const DEFAULT_SAMPLES = 20

/**
 * Works out what a model would change: who would join or go apart, which ids would redirect, which
 * review items would open or close. Nothing is written and no lock is taken; the plan can be dropped
 * or applied.
 *
 * @throws {@link LinkageError} as {@link judgeRegistry}; `plan-stale` if the registry was written to
 *   meanwhile.
 */
export async function planModelChange(
  engine: Engine,
  given: LinkageModel,
  { samples = DEFAULT_SAMPLES, onChange, ...options }: PlanOptions = {},
): Promise<ModelChangePlan> {
  const model = checkedModel(given)
  const hash = modelHash(model)
  const to = { name: model.name, hash }
  const same = engine.read(({ state, reader, index }): ModelChangePlan | undefined => {
    if (state.model() !== hash) return undefined
    const counts = nothingChanges(reader)
    const made = stateOf(reader)
    const from = { name: index.model.name, hash }
    const format = PLAN_FORMAT
    return { format, made, from, to, isSame: true, counts, samples: [], notes: [], model }
  })
  if (same !== undefined) return same
  const judged = await judgeRegistry(engine, model, options)
  options.onProgress?.({ stage: 'plan', done: 0 })
  return engine.draft({}, (change, view) => {
    refuseStale(view.reader, judged.seen)
    const outcome = changeModel(change, judged, hash, { asksOnly: true })
    const sampled = describeChanges(view, judged, outcome, {
      samples,
      ...(onChange === undefined ? {} : { onChange }),
    })
    options.onProgress?.({ stage: 'plan', done: 1 })
    return {
      format: PLAN_FORMAT,
      made: judged.seen,
      from: { name: view.index.model.name, hash: view.state.model() },
      to,
      isSame: false,
      counts: outcome.counts,
      samples: sampled,
      notes: judged.notes,
      model,
    }
  })
}

/** @throws {@link LinkageError} `plan-stale` unless it is still so. */
export function refuseStale(reader: StoreReader, { sequence: planned, hash }: LedgerState): void {
  const now = stateOf(reader)
  if (now.sequence === planned && now.hash === hash) return
  throw new LinkageError('plan-stale', { planned, sequence: now.sequence })
}

function stateOf(reader: StoreReader): LedgerState {
  return ledgerState(readState(reader).sequence(), lastHash(reader))
}

function nothingChanges(reader: StoreReader): ModelChangeCounts {
  const state = readState(reader)
  let records = 0
  let persons = 0
  let stays = 0
  for (const { members } of state.persons()) {
    records += members.length
    if (members.length > 0) persons++
  }
  for (const _ of state.items()) stays++
  return {
    records,
    persons: { before: persons, after: persons },
    joins: 0,
    splits: 0,
    created: 0,
    redirects: 0,
    moved: 0,
    items: { opens: {}, closes: {}, changes: 0, stays },
  }
}
