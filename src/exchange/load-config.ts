import { readFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { Value } from 'typebox/value'
import { LinkageError } from '../errors.ts'
import { reasonOf } from '../io/failure-reason.ts'
import { didYouMean } from '../similarity/did-you-mean.ts'
import { type Config, SETTINGS } from './config.ts'
import type { Setting } from './settings.ts'

type Json = Readonly<Record<string, unknown>>
type Environment = Readonly<Record<string, string | undefined>>

const SECTIONS = SETTINGS as unknown as Readonly<
  Record<string, Readonly<Record<string, Setting<unknown>>>>
>

/**
 * The configuration: what the file says, if there is one, under what the environment says, over the
 * defaults. `server.publicUrl` is `NEARMATCH_SERVER_PUBLIC_URL` in the environment; lists are divided
 * by commas there. A secret `mail.password` stands in a file that `mail.passwordFile` names, relative
 * to the configuration’s own folder, or in the environment.
 *
 * @throws {@link LinkageError} `file-unreadable`, `config-invalid`.
 */
export function loadConfig(file: string | undefined, environment: Environment = {}): Config {
  const given = file === undefined ? {} : readJson(file)
  refuseUnknown(given, Object.keys(SECTIONS), '')
  const config = Object.entries(SECTIONS).map(([section, settings]) => {
    const own = given[section] ?? {}
    if (!isObject(own)) throw invalid(section, 'expected an object of settings')
    for (const [name, { isSecret }] of Object.entries(settings)) {
      if (isSecret && name in own) {
        const hint = `${section}.${name}File, or ${variableOf(section, name)} in the environment`
        throw invalid(`${section}.${name}`, `a secret does not stand here; use ${hint}`)
      }
    }
    refuseUnknown(own, Object.entries(settings).map(keyInFile), `${section}.`)
    refuseVariables(environment, section, Object.keys(settings))
    const values = Object.entries(settings).map(([name, setting]) => [
      name,
      settled(setting, `${section}.${name}`, {
        inFile: setting.isSecret
          ? secretIn(own[`${name}File`], `${section}.${name}File`, dirname(file ?? '.'))
          : own[name],
        inEnvironment: environment[variableOf(section, name)],
      }),
    ])
    return [section, Object.fromEntries(values)]
  })
  return Object.fromEntries(config) as Config
}

/** Name of a setting in the environment. */
export function variableOf(section: string, name: string): string {
  const words = `${section}_${name}`.replace(/[A-Z]/g, (letter) => `_${letter}`)
  return `NEARMATCH_${words.toUpperCase()}`
}

/** Name of a setting in the file. */
export function keyInFile([name, { isSecret }]: readonly [string, Setting<unknown>]): string {
  return isSecret ? `${name}File` : name
}

function settled(
  setting: Setting<unknown>,
  path: string,
  {
    inFile,
    inEnvironment,
  }: { readonly inFile: unknown; readonly inEnvironment: string | undefined },
): unknown {
  const value = inEnvironment === undefined ? inFile : fromText(setting, inEnvironment)
  if (value === undefined) return setting.default
  if (!Value.Check(setting.schema, value)) throw invalid(path, `expected ${expectation(setting)}`)
  return value
}

/** What a text in the environment stands for, by the kind of the setting. */
function fromText({ schema }: Setting<unknown>, text: string): unknown {
  const { type } = schema as { readonly type?: string }
  if (type === 'integer' && /^\d+$/.test(text)) return Number(text)
  if (type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true'
  if (type === 'array') return text === '' ? [] : text.split(',')
  if (type !== 'object') return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Never what stands there: it may be a secret in the wrong place. */
function expectation({ schema }: Setting<unknown>): string {
  const {
    type,
    enum: words,
    minimum,
    maximum,
    pattern,
  } = schema as Json & {
    readonly enum?: readonly string[]
  }
  if (words !== undefined) return words.join(' or ')
  if (type === 'integer') return `a whole number from ${minimum} to ${maximum}`
  if (type === 'boolean') return 'true or false'
  if (type === 'array') return 'a list of texts that are each as the documentation says'
  if (type === 'string') return pattern === undefined ? 'a text' : `a text like ${pattern}`
  return 'an object as the documentation says'
}

function secretIn(path: unknown, key: string, folder: string): string | undefined {
  if (path === undefined) return undefined
  if (typeof path !== 'string' || path === '') throw invalid(key, 'expected the path of a file')
  return read(resolve(folder, path)).trim()
}

function readJson(file: string): Json {
  const text = read(file)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw invalid(basename(file), 'expected one JSON object; this is no JSON')
  }
  if (!isObject(json)) throw invalid(basename(file), 'expected one JSON object')
  return json
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    const reason = reasonOf(cause)
    if (reason === undefined) throw cause
    throw new LinkageError('file-unreadable', { file: basename(file), reason }, { cause })
  }
}

function refuseUnknown(given: Json, known: readonly string[], prefix: string): void {
  const unknown = Object.keys(given).find((key) => !known.includes(key))
  if (unknown === undefined) return
  throw invalid(`${prefix}${unknown}`, `there is no such setting.${didYouMean(unknown, known)}`)
}

/** A variable that is meant for a section and sets nothing in it is mistyped. */
function refuseVariables(environment: Environment, section: string, names: string[]): void {
  const meant = Object.keys(environment).filter((name) => name.startsWith(variableOf(section, '')))
  const known = names.map((name) => variableOf(section, name))
  const unknown = meant.find((name) => !known.includes(name))
  if (unknown === undefined) return
  throw invalid(unknown, `there is no such setting.${didYouMean(unknown, known)}`)
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function invalid(path: string, problem: string): LinkageError<'config-invalid'> {
  return new LinkageError('config-invalid', { path, problem })
}
