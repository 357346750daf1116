import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { LinkageError } from '../errors.ts'
import { reasonOf } from '../io/failure-reason.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import { modelFromJson } from '../model/model-json.ts'

/** A preset by its name, or a model document. @throws {@link LinkageError} as `modelFromJson`. */
export function readModel(nameOrFile: string): LinkageModel | 'student' | 'person' {
  if (nameOrFile === 'student' || nameOrFile === 'person') return nameOrFile
  return readModelFile(nameOrFile)
}

/** Reads a model document. @throws {@link LinkageError} as `modelFromJson`. */
export function readModelFile(path: string): LinkageModel {
  const file = basename(path)
  let json: string
  try {
    json = readFileSync(path, 'utf8')
  } catch (cause) {
    const reason = reasonOf(cause)
    if (reason === undefined) throw cause
    const presets = reason === 'no such file' ? '; presets are student and person' : ''
    throw new LinkageError('model-file-unreadable', { file, reason: reason + presets }, { cause })
  }
  return modelFromJson(json, file)
}
