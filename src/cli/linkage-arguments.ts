import type { ParseArgsOptionsConfig } from 'node:util'
import type { TextEncoding } from '../io/encoding.ts'
import {
  parseArguments,
  parseChoice,
  parseInteger,
  parseNumber,
  type RawOptions,
} from './parse-arguments.ts'
import { parseSize } from './parse-size.ts'
import { UsageError } from './usage-error.ts'

/** What `dedupe` and `link` were asked to do. */
export interface LinkageArguments {
  readonly command: 'dedupe' | 'link'
  readonly files: readonly string[]
  readonly out: string
  /** A preset's name or a file. */
  readonly model?: string
  readonly id?: string
  readonly source?: string
  readonly map: Readonly<Record<string, string>>
  readonly truth?: string
  readonly ignore: readonly string[]
  readonly constraints?: string
  readonly labels?: string
  readonly oneToOne: boolean
  readonly lower?: number
  readonly upper?: number
  readonly margin?: number
  readonly population?: number
  readonly threads?: number
  /** Bytes. */
  readonly memory?: number
  readonly seed?: number
  readonly train: boolean
  readonly clustering?: 'partition' | 'components'
  readonly delimiter?: string
  readonly encoding?: TextEncoding
  readonly force: boolean
  readonly json: boolean
  readonly report: boolean
  readonly quiet: boolean
}

const OPTIONS = {
  model: { type: 'string' },
  id: { type: 'string' },
  source: { type: 'string' },
  map: { type: 'string', multiple: true },
  truth: { type: 'string' },
  ignore: { type: 'string', multiple: true },
  constraints: { type: 'string' },
  labels: { type: 'string' },
  'one-to-one': { type: 'boolean' },
  lower: { type: 'string' },
  upper: { type: 'string' },
  margin: { type: 'string' },
  population: { type: 'string' },
  threads: { type: 'string' },
  memory: { type: 'string' },
  seed: { type: 'string' },
  'no-train': { type: 'boolean' },
  clustering: { type: 'string' },
  delimiter: { type: 'string' },
  encoding: { type: 'string' },
  out: { type: 'string' },
  force: { type: 'boolean' },
  json: { type: 'boolean' },
  'no-report': { type: 'boolean' },
  quiet: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} satisfies ParseArgsOptionsConfig

const MOST_THREADS = 1024
const MOST_POPULATION = 1e12

/**
 * Reads the arguments of `dedupe` or `link`.
 *
 * @returns undefined if help was asked for.
 * @throws {@link UsageError} if they are wrong.
 */
export function linkageArguments(
  command: 'dedupe' | 'link',
  args: readonly string[],
): LinkageArguments | undefined {
  const { values, positionals } = parseArguments(command, args, OPTIONS)
  if (values.help === true) return undefined
  refuseFiles(command, positionals)
  const text = (name: keyof typeof OPTIONS): string | undefined => textOf(command, values, name)
  const out = text('out')
  if (out === undefined) {
    throw new UsageError('--out DIR is missing: where should the results go?', command)
  }
  if (command === 'dedupe' && values['one-to-one'] === true && text('source') === undefined) {
    throw new UsageError('--one-to-one needs --source: what is a source here?', command)
  }
  const number = (name: 'lower' | 'upper' | 'margin'): number | undefined =>
    mapped(text(name), (value) => parseNumber(command, name, value))
  const integer = (
    name: 'population' | 'threads' | 'seed',
    min: number,
    max: number,
  ): number | undefined => mapped(text(name), (v) => parseInteger(command, name, v, min, max))
  return {
    command,
    files: positionals,
    out,
    map: parseMap(command, values.map as readonly string[] | undefined),
    ignore: splitList(values.ignore as readonly string[] | undefined),
    oneToOne: values['one-to-one'] === true,
    train: values['no-train'] !== true,
    force: values.force === true,
    json: values.json === true,
    report: values['no-report'] !== true,
    quiet: values.quiet === true,
    ...present({
      model: text('model'),
      id: text('id'),
      source: text('source'),
      truth: text('truth'),
      constraints: text('constraints'),
      labels: text('labels'),
      delimiter: mapped(text('delimiter'), (value) => (value === '\\t' ? '\t' : value)),
      lower: number('lower'),
      upper: number('upper'),
      margin: number('margin'),
      population: integer('population', 2, MOST_POPULATION),
      threads: integer('threads', 1, MOST_THREADS),
      memory: mapped(text('memory'), (value) => parseSize(command, 'memory', value)),
      seed: integer('seed', Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
      clustering: mapped(text('clustering'), (value) =>
        parseChoice(command, 'clustering', value, ['partition', 'components'] as const),
      ),
      encoding: mapped(text('encoding'), (value) => parseEncoding(command, value)),
    }),
  }
}

function refuseFiles(command: 'dedupe' | 'link', files: readonly string[]): void {
  if (command === 'dedupe' && files.length === 0) {
    throw new UsageError('dedupe expects at least one FILE (- is standard input).', command)
  }
  if (command === 'link' && files.length !== 2) {
    throw new UsageError(`link expects two files, LEFT and RIGHT; ${files.length} given.`, command)
  }
  if (files.filter((file) => file === '-').length > 1) {
    throw new UsageError('standard input (-) can be read only once.', command)
  }
}

/** An option's value; an empty one is a slip (`--id "$ID"` with ID unset). */
function textOf(command: string, values: RawOptions, name: string): string | undefined {
  const value = values[name]
  if (value === '') throw new UsageError(`--${name} needs a value.`, command)
  return typeof value === 'string' ? value : undefined
}

function mapped<A, B>(value: A | undefined, change: (value: A) => B): B | undefined {
  return value === undefined ? undefined : change(value)
}

/** Without the entries that are undefined. */
function present<T extends object>(options: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(options).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> }
}

function splitList(lists: readonly string[] | undefined): string[] {
  return (lists ?? []).flatMap((list) => list.split(',')).filter((name) => name !== '')
}

/** `field=column,field=a+b,field=`: two columns are joined, none means the file has no such field. */
export function parseMap(
  command: string,
  lists: readonly string[] | undefined,
): Readonly<Record<string, string>> {
  const map = new Map<string, string>()
  for (const entry of splitList(lists)) {
    const at = entry.indexOf('=')
    if (at < 1) throw new UsageError('--map expects field=column,field=column,…', command)
    const field = entry.slice(0, at)
    if (map.has(field)) throw new UsageError(`--map names the field "${field}" twice.`, command)
    map.set(field, entry.slice(at + 1))
  }
  return Object.fromEntries(map)
}

const ENCODINGS: Readonly<Record<string, TextEncoding>> = {
  auto: 'auto',
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  latin1: 'latin1',
  'latin-1': 'latin1',
  'iso-8859-1': 'latin1',
  'windows-1252': 'latin1',
}

export function parseEncoding(command: string, value: string): TextEncoding {
  const found = Object.hasOwn(ENCODINGS, value.toLowerCase())
    ? ENCODINGS[value.toLowerCase()]
    : undefined
  if (found !== undefined) return found
  throw new UsageError('--encoding expects auto, utf-8 or latin1.', command)
}
