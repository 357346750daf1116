import type { ParseArgsOptionsConfig } from 'node:util'
import { parseArguments, parseInteger } from './parse-arguments.ts'
import { UsageError } from './usage-error.ts'

/** What `compare` was asked to do. */
export interface CompareArguments {
  /** Folders that dedupe or link wrote. */
  readonly results: readonly string[]
  /** Files of other models, for the records of the first result. */
  readonly models: readonly string[]
  readonly truth?: string
  readonly out?: string
  readonly force: boolean
  /** Show what the records of changed pairs say, on the page. */
  readonly showValues: boolean
  readonly json: boolean
  readonly quiet: boolean
  readonly samples?: number
  readonly seed?: number
  readonly threads?: number
}

const OPTIONS = {
  model: { type: 'string', multiple: true },
  truth: { type: 'string' },
  out: { type: 'string' },
  force: { type: 'boolean' },
  samples: { type: 'string' },
  seed: { type: 'string' },
  threads: { type: 'string' },
  'show-values': { type: 'boolean' },
  json: { type: 'boolean' },
  quiet: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} satisfies ParseArgsOptionsConfig

/** Reads the arguments of `compare`; undefined if help was asked for. @throws {@link UsageError} */
export function compareArguments(args: readonly string[]): CompareArguments | undefined {
  const { values, positionals: results } = parseArguments('compare', args, OPTIONS)
  if (values.help === true) return undefined
  const models = (values.model ?? []) as readonly string[]
  if (results.length === 0) throw new UsageError('compare expects a RESULT.', 'compare')
  if (results.length + models.length < 2) {
    throw new UsageError('compare expects a second RESULT, or --model FILE.', 'compare')
  }
  const text = (name: 'truth' | 'out'): { [K in typeof name]?: string } => {
    const value = values[name]
    if (value === '') throw new UsageError(`--${name} needs a value.`, 'compare')
    return typeof value === 'string' ? { [name]: value } : {}
  }
  const integer = (
    name: 'samples' | 'seed' | 'threads',
    min: number,
    max: number,
  ): { [K in typeof name]?: number } => {
    const value = values[name]
    if (typeof value !== 'string') return {}
    return { [name]: parseInteger('compare', name, value, min, max) }
  }
  return {
    results,
    models,
    ...text('truth'),
    ...text('out'),
    ...integer('samples', 0, 1000),
    ...integer('seed', Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
    ...integer('threads', 1, 1024),
    force: values.force === true,
    showValues: values['show-values'] === true,
    json: values.json === true,
    quiet: values.quiet === true,
  }
}
