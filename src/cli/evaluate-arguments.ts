import type { ParseArgsOptionsConfig } from 'node:util'
import { parseArguments, parseInteger } from './parse-arguments.ts'
import { UsageError } from './usage-error.ts'

/** What `evaluate` was asked to do. */
export interface EvaluateArguments {
  /** A result folder, or a registry. */
  readonly dir: string
  readonly truth?: string
  readonly by: readonly string[]
  readonly errors?: number
  readonly leastPersons?: number
  readonly showValues: boolean
  readonly out?: string
  readonly force: boolean
  readonly threads?: number
  readonly json: boolean
  readonly quiet: boolean
}

const OPTIONS = {
  truth: { type: 'string' },
  by: { type: 'string', multiple: true },
  errors: { type: 'string' },
  'least-persons': { type: 'string' },
  'show-values': { type: 'boolean' },
  out: { type: 'string' },
  force: { type: 'boolean' },
  threads: { type: 'string' },
  json: { type: 'boolean' },
  quiet: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} satisfies ParseArgsOptionsConfig

const MOST_ERRORS = 100_000
const MOST_THREADS = 1024

/** Reads the arguments of `evaluate`; undefined if help was asked for. @throws {@link UsageError} */
export function evaluateArguments(args: readonly string[]): EvaluateArguments | undefined {
  const { values, positionals } = parseArguments('evaluate', args, OPTIONS)
  if (values.help === true) return undefined
  const [dir, ...more] = positionals
  if (dir === undefined || dir === '' || more.length > 0) {
    throw new UsageError('evaluate expects one folder: a RESULT or a REGISTRY.', 'evaluate')
  }
  const text = (name: keyof typeof OPTIONS): string | undefined => {
    const value = values[name]
    if (value === '') throw new UsageError(`--${name} needs a value.`, 'evaluate')
    return typeof value === 'string' ? value : undefined
  }
  const integer = (name: keyof typeof OPTIONS, min: number, max: number): number | undefined => {
    const value = text(name)
    return value === undefined ? undefined : parseInteger('evaluate', name, value, min, max)
  }
  const [truth, out] = [text('truth'), text('out')]
  const errors = integer('errors', 0, MOST_ERRORS)
  const leastPersons = integer('least-persons', 1, Number.MAX_SAFE_INTEGER)
  const threads = integer('threads', 1, MOST_THREADS)
  return {
    dir,
    by: ((values.by ?? []) as readonly string[])
      .flatMap((list) => list.split(','))
      .filter((name) => name !== ''),
    showValues: values['show-values'] === true,
    force: values.force === true,
    json: values.json === true,
    quiet: values.quiet === true,
    ...(truth === undefined ? {} : { truth }),
    ...(out === undefined ? {} : { out }),
    ...(errors === undefined ? {} : { errors }),
    ...(leastPersons === undefined ? {} : { leastPersons }),
    ...(threads === undefined ? {} : { threads }),
  }
}
