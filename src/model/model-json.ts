import { LinkageError } from '../errors.ts'
import { hashHigh, hashString, hexHash } from '../records/hash.ts'
import { type LinkageModel, MODEL_SCHEMA_VERSION } from './linkage-model.ts'
import { MODEL_SHAPE } from './model-shape.ts'
import { checkShape } from './shape.ts'
import { validateModel } from './validate-model.ts'

/**
 * A model as a JSON document: the same model gives the same bytes. Frequency tables and over-full
 * keys stand one entry a line, so that two models can be compared line by line.
 */
export function modelToJson(model: LinkageModel): string {
  return `${JSON.stringify(model, null, 2)}\n`
}

/**
 * Reads a model document.
 *
 * @param file - its name, for messages.
 * @throws {@link LinkageError} `model-file-unreadable` if it is no JSON, `model-version-unknown`,
 *   `model-invalid` with the path of what is wrong, `thresholds-crossed`.
 */
export function modelFromJson(json: string, file = 'the model'): LinkageModel {
  let document: unknown
  try {
    document = JSON.parse(json)
  } catch (cause) {
    throw new LinkageError(
      'model-file-unreadable',
      { file, reason: 'it is not valid JSON' },
      { cause },
    )
  }
  const version = (document as { schemaVersion?: unknown } | null)?.schemaVersion
  if (version !== undefined && version !== MODEL_SCHEMA_VERSION) {
    const shown = typeof version === 'number' ? String(version) : 'of another kind'
    throw new LinkageError('model-version-unknown', {
      version: shown,
      supported: String(MODEL_SCHEMA_VERSION),
    })
  }
  return checkedModel(document)
}

/**
 * A value that is a model.
 *
 * @throws {@link LinkageError} `model-invalid` with the path of what is wrong, `thresholds-crossed`.
 */
export function checkedModel(value: unknown): LinkageModel {
  checkShape(
    MODEL_SHAPE,
    value,
    '',
    (path, problem) =>
      new LinkageError('model-invalid', { path: path === '' ? 'the document' : path, problem }),
  )
  const model = value as LinkageModel
  validateModel(model)
  return model
}

/**
 * 32 hexadecimal digits that name a model: equal models have equal hashes, in whatever order their
 * keys stand.
 */
export function modelHash(model: LinkageModel): string {
  const json = JSON.stringify(model, sortKeys)
  const first = hashString(json, 1)
  const high = hashHigh
  const second = hashString(json, 2)
  return hexHash(first, high) + hexHash(second, hashHigh)
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
