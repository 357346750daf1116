import { LinkageError } from '../errors.ts'
import { modelFromJson } from '../model/model-json.ts'
import { type ModelChangePlan, PLAN_FORMAT } from './plan-model-change.ts'

/**
 * Reads a plan that was kept as JSON. What it says is checked when it is applied.
 *
 * @param file - its name, for messages.
 * @throws {@link LinkageError} `plan-unreadable`, and of its model as `modelFromJson`.
 */
export function planFromJson(json: string, file = 'the plan'): ModelChangePlan {
  let document: unknown
  try {
    document = JSON.parse(json)
  } catch (cause) {
    throw new LinkageError('plan-unreadable', { file, reason: 'it is not valid JSON' }, { cause })
  }
  const unreadable = (reason: string): LinkageError =>
    new LinkageError('plan-unreadable', { file, reason })
  if (!isRecord(document) || !isRecord(document.made) || !isRecord(document.model)) {
    throw unreadable('it lacks what a plan has')
  }
  if (document.format !== PLAN_FORMAT) throw unreadable('another release wrote it')
  const { made, from, to, isSame, counts } = document
  const isWhole =
    typeof made.sequence === 'number' &&
    typeof made.hash === 'string' &&
    [from, to].every((model) => isRecord(model) && typeof model.hash === 'string') &&
    typeof isSame === 'boolean' &&
    isRecord(counts)
  if (!isWhole) throw unreadable('it lacks what a plan has')
  const model = modelFromJson(JSON.stringify(document.model), file)
  return { ...(document as unknown as ModelChangePlan), model }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
