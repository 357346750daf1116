import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LinkageError } from '../errors.ts'
import { reasonOf } from '../io/failure-reason.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import { modelHash } from '../model/model-json.ts'
import { readModelFile } from './read-model.ts'
import type { Summary } from './summary.ts'

/** A result as its folder holds it. */
export interface StoredResult {
  readonly dir: string
  readonly summary: StoredSummary
  readonly model: LinkageModel
}

/** The part of a summary that reading the inputs again needs, checked. */
export type StoredSummary = Pick<
  Summary,
  'command' | 'inputs' | 'mapping' | 'options' | 'modelHash'
>

/**
 * Reads the folder of an earlier run.
 *
 * @throws {@link LinkageError} `result-unreadable`, and what a broken model file throws.
 */
export function readResult(dir: string): StoredResult {
  const summary = readSummary(dir)
  const model = readModelFile(join(dir, 'model.json'))
  if (modelHash(model) !== summary.modelHash) {
    throw unreadable(dir, 'model.json is not the one that summary.json names')
  }
  return { dir, summary, model }
}

/** For files of a result that do not fit together. */
export function unreadable(dir: string, reason: string, cause?: unknown): LinkageError {
  return new LinkageError('result-unreadable', { dir, reason }, { cause })
}

function readSummary(dir: string): StoredSummary {
  let text: string
  try {
    text = readFileSync(join(dir, 'summary.json'), 'utf8')
  } catch (cause) {
    const reason = reasonOf(cause)
    if (reason === undefined) throw cause
    throw unreadable(dir, `summary.json cannot be read (${reason})`, cause)
  }
  let summary: unknown
  try {
    summary = JSON.parse(text)
  } catch (cause) {
    throw unreadable(dir, 'summary.json is not valid JSON', cause)
  }
  if (!isSummary(summary)) throw unreadable(dir, 'summary.json lacks what a summary holds')
  return summary
}

function isSummary(value: unknown): value is StoredSummary {
  if (!isObject(value) || !isObject(value.options) || !isObject(value.mapping)) return false
  const { options } = value
  return (
    (value.command === 'dedupe' || value.command === 'link') &&
    typeof value.modelHash === 'string' &&
    Array.isArray(value.inputs) &&
    value.inputs.length > 0 &&
    value.inputs.every(isInput) &&
    Object.values(value.mapping).every(isTextList) &&
    isTextList(options.ignore) &&
    typeof options.seed === 'number' &&
    typeof options.encoding === 'string' &&
    ['id', 'source', 'truth', 'constraints', 'clustering', 'delimiter'].every((name) =>
      isTextOrNull(options[name]),
    )
  )
}

function isInput(value: unknown): boolean {
  return isObject(value) && isTextOrNull(value.file) && typeof value.sha256 === 'string'
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string'
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}
