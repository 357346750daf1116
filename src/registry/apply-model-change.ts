import { isDeepStrictEqual } from 'node:util'
import { LinkageError } from '../errors.ts'
import { modelHash } from '../model/model-json.ts'
import type { Engine, WriteOptions } from './engine.ts'
import { type JudgeOptions, judgeRegistry } from './judge-registry.ts'
import { changeModel } from './model-outcome.ts'
import { type ModelChangePlan, type NamedModel, refuseStale } from './plan-model-change.ts'
import type { ModelChangeCounts } from './planned-change.ts'
import { rebuildIndex } from './rebuild-index.ts'
import { writeModel } from './settings.ts'

/** Options of {@link Registry.applyModelChange}. */
export interface ApplyModelOptions extends JudgeOptions, Pick<WriteOptions, 'author' | 'reason'> {}

/** What came of it. */
export interface ModelChangeAnswer {
  /** Where its entry begins: what `undo` takes. The last sequence number, if nothing changed. */
  readonly sequence: number
  /** The model in force from now on. */
  readonly model: NamedModel
  readonly counts: ModelChangeCounts
}

/**
 * Puts a planned model in force, as one entry: wholly there or wholly absent. What the plan says is
 * worked out anew, from the same state, so that it is what happens.
 *
 * @throws {@link LinkageError} `plan-stale` if the registry is not as it was when it was planned, or is
 *   another one; `plan-differs`; as {@link judgeRegistry}.
 */
export async function applyModelChange(
  engine: Engine,
  plan: ModelChangePlan,
  { author = '', reason = '', ...options }: ApplyModelOptions = {},
): Promise<ModelChangeAnswer> {
  const { made, model, to, counts } = plan
  const hash = modelHash(model)
  if (hash !== to.hash) throw new LinkageError('plan-differs', { what: 'the model' })
  const isSame = engine.read(({ state, reader }) => {
    refuseStale(reader, made)
    return state.model() === hash
  })
  if (isSame) return { sequence: made.sequence, model: to, counts }
  const judged = await judgeRegistry(engine, model, options)
  options.onProgress?.({ stage: 'write', done: 0 })
  const { sequence } = engine.write('model', { author, reason }, (change) => {
    refuseStale(change.reader, made)
    writeModel(change.writer, model)
    if (judged.batch !== undefined) rebuildIndex(change.writer, model, judged.batch)
    const outcome = changeModel(change, judged, hash)
    if (!isDeepStrictEqual(outcome.counts, counts)) {
      throw new LinkageError('plan-differs', { what: 'the counts' })
    }
  })
  options.onProgress?.({ stage: 'write', done: 1 })
  return { sequence, model: to, counts }
}
