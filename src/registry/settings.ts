import { LinkageError } from '../errors.ts'
import { readState } from '../ledger/stored-state.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import { modelFromJson, modelHash, modelToJson } from '../model/model-json.ts'
import { keyOf } from '../storage/key.ts'
import type { StoreReader, StoreWriter } from '../storage/store.ts'
import { frozenModel } from './frozen-model.ts'
import type { RegistryPolicies } from './policies.ts'

/** Of what is stored, so that a later release knows. */
export const REGISTRY_FORMAT = 1

/** `letters`: nine letters and digits. `digits`: 12 digits. The last one checks the others. */
export type PersonIdStyle = 'letters' | 'digits'

/** What a registry is told once, and every process must know. */
export interface RegistrySettings {
  readonly format: number
  readonly policies: RegistryPolicies
  /** 32 hexadecimal digits: what person ids are made with, if not by a generator of the caller's. */
  readonly personKey: string
  /** Absent: letters. */
  readonly personIds?: PersonIdStyle
}

const META = 'meta'
const SETTINGS = keyOf().text('registry/settings').done()

/** Models by hash: that in force, and those that were. */
function modelKey(hash: string): Uint8Array {
  return keyOf().text(`registry/model/${hash}`).done()
}

/**
 * @returns undefined if the store holds no registry.
 * @throws {@link LinkageError} `registry-newer`.
 */
export function readSettings(reader: StoreReader, dir: string): RegistrySettings | undefined {
  const value = reader.get(META, SETTINGS)
  if (value === undefined) return undefined
  const settings = JSON.parse(Buffer.from(value).toString()) as RegistrySettings
  if (settings.format > REGISTRY_FORMAT) {
    throw new LinkageError('registry-newer', {
      dir,
      version: settings.format,
      supported: REGISTRY_FORMAT,
    })
  }
  return settings
}

export function writeSettings(writer: StoreWriter, settings: RegistrySettings): void {
  writer.put(META, SETTINGS, encode(JSON.stringify(settings)))
}

/** Keeps a model, so that every process decides by it and every decision can be explained later. */
export function writeModel(writer: StoreWriter, model: LinkageModel): string {
  const hash = modelHash(model)
  writer.put(META, modelKey(hash), encode(modelToJson(model)))
  return hash
}

/**
 * A model as decisions are made by it.
 *
 * @throws {@link LinkageError} `store-damaged` if it is not there.
 */
export function readModel(reader: StoreReader, hash: string): LinkageModel {
  const value = reader.get(META, modelKey(hash))
  if (value === undefined) {
    throw new LinkageError('store-damaged', { part: 'table meta', problem: 'the model is missing' })
  }
  return frozenModel(modelFromJson(Buffer.from(value).toString(), 'the model of the registry'))
}

/** Hash of the model in force. */
export function modelInForce(reader: StoreReader): string {
  return readState(reader).model()
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
