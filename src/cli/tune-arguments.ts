import type { ParseArgsOptionsConfig } from 'node:util'
import type { TuneConstraints } from '../analysis/objective.ts'
import type { GridOptions } from '../analysis/threshold-grid.ts'
import type { Costs } from '../analysis/threshold-measures.ts'
import { parseArguments, parseInteger, parseNumber, type RawOptions } from './parse-arguments.ts'
import { UsageError } from './usage-error.ts'

const OPTIONS = {
  truth: { type: 'string' },
  estimate: { type: 'boolean' },
  floor: { type: 'string' },
  lower: { type: 'string' },
  upper: { type: 'string' },
  step: { type: 'string' },
  margin: { type: 'string' },
  'cost-wrong': { type: 'string' },
  'cost-missed': { type: 'string' },
  'cost-review': { type: 'string' },
  'at-most-wrong': { type: 'string' },
  'at-most-review': { type: 'string' },
  'at-least-recall': { type: 'string' },
  levels: { type: 'boolean' },
  folds: { type: 'string' },
  seed: { type: 'string' },
  threads: { type: 'string' },
  out: { type: 'string' },
  force: { type: 'boolean' },
  json: { type: 'boolean' },
  quiet: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} satisfies ParseArgsOptionsConfig

type Name = keyof typeof OPTIONS

/** What `tune` was asked to do. */
export interface TuneArguments {
  readonly result: string
  readonly truth?: string
  /** As if no truth were known. */
  readonly estimate: boolean
  /** Bits. */
  readonly floor?: number
  readonly grid: GridOptions
  readonly costs?: Costs
  readonly constraints: TuneConstraints
  /** Other levels of comparisons are tried too. */
  readonly levels: boolean
  readonly folds?: number
  readonly seed?: number
  readonly threads?: number
  readonly out?: string
  readonly force: boolean
  readonly json: boolean
  readonly quiet: boolean
}

const MOST_FOLDS = 100
const MOST_THREADS = 1024
const { MIN_SAFE_INTEGER, MAX_SAFE_INTEGER } = Number

/** Reads the arguments of `tune`; undefined if help was asked for. @throws {@link UsageError} */
export function tuneArguments(args: readonly string[]): TuneArguments | undefined {
  const { values, positionals } = parseArguments('tune', args, OPTIONS)
  if (values.help === true) return undefined
  const [result, ...more] = positionals
  if (result === undefined || more.length > 0) {
    throw wrong('tune expects one RESULT, a folder that dedupe or link wrote.')
  }
  const text = (name: Name): string | undefined => textOf(values, name)
  if (text('truth') !== undefined && values.estimate === true) {
    throw wrong('--truth and --estimate contradict each other.')
  }
  if (values.levels === true && values.estimate === true) {
    throw wrong('--levels and --estimate contradict each other: levels are judged by truth.')
  }
  const integer = (name: Name, min: number, max: number): number | undefined => {
    const value = text(name)
    return value === undefined ? undefined : parseInteger('tune', name, value, min, max)
  }
  const costs = costsOf(text)
  return {
    result,
    estimate: values.estimate === true,
    grid: gridOf(text),
    constraints: constraintsOf(text),
    levels: values.levels === true,
    force: values.force === true,
    json: values.json === true,
    quiet: values.quiet === true,
    ...(costs === undefined ? {} : { costs }),
    ...defined('truth', text('truth')),
    ...defined('floor', numberOf('floor', text('floor'))),
    ...defined('folds', integer('folds', 2, MOST_FOLDS)),
    ...defined('seed', integer('seed', MIN_SAFE_INTEGER, MAX_SAFE_INTEGER)),
    ...defined('threads', integer('threads', 1, MOST_THREADS)),
    ...defined('out', text('out')),
  }
}

function gridOf(text: (name: Name) => string | undefined): GridOptions {
  const [lowerFrom, lowerTo] = rangeOf('lower', text('lower'))
  const [upperFrom, upperTo] = rangeOf('upper', text('upper'))
  const margins = text('margin')
    ?.split(',')
    .map((value) => parseNumber('tune', 'margin', value))
  return {
    ...defined('lowerFrom', lowerFrom),
    ...defined('lowerTo', lowerTo),
    ...defined('upperFrom', upperFrom),
    ...defined('upperTo', upperTo),
    ...defined('step', numberOf('step', text('step'))),
    ...defined('margins', margins),
  }
}

/** `4..10`, or one number. */
function rangeOf(name: Name, value: string | undefined): [number?, number?] {
  if (value === undefined) return []
  const [from, to = from, ...more] = value.split('..')
  if (more.length > 0) throw wrong(`--${name} expects BITS or FROM..TO.`)
  const ends: [number, number] = [parseNumber('tune', name, from!), parseNumber('tune', name, to!)]
  if (ends[0] > ends[1]) throw wrong(`--${name} runs backwards: FROM is above TO.`)
  return ends
}

function costsOf(text: (name: Name) => string | undefined): Costs | undefined {
  const costs = {
    ...defined('wrong', numberOf('cost-wrong', text('cost-wrong'))),
    ...defined('missed', numberOf('cost-missed', text('cost-missed'))),
    ...defined('review', numberOf('cost-review', text('cost-review'))),
  }
  return Object.keys(costs).length === 0 ? undefined : costs
}

function constraintsOf(text: (name: Name) => string | undefined): TuneConstraints {
  return {
    ...defined('atMostWrong', shareOf('at-most-wrong', text('at-most-wrong'))),
    ...defined('atMostReview', numberOf('at-most-review', text('at-most-review'))),
    ...defined('atLeastRecall', shareOf('at-least-recall', text('at-least-recall'))),
  }
}

/** `1/10000`, `0.0001` or `0.01%`. */
function shareOf(name: Name, value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  const [part, whole, ...more] = value.endsWith('%')
    ? [value.slice(0, -1), '100']
    : value.split('/')
  if (more.length > 0) throw wrong(`--${name} expects a share such as 1/10000, 0.0001 or 0.01%.`)
  const share =
    parseNumber('tune', name, part!) / (whole === undefined ? 1 : parseNumber('tune', name, whole))
  if (share >= 0 && share <= 1) return share
  throw wrong(`--${name} expects a share from 0 to 1, such as 1/10000, 0.0001 or 0.01%.`)
}

function numberOf(name: Name, value: string | undefined): number | undefined {
  return value === undefined ? undefined : parseNumber('tune', name, value)
}

/** An empty value is a slip (`--out "$OUT"` with OUT unset). */
function textOf(values: RawOptions, name: Name): string | undefined {
  const value = values[name]
  if (value === '') throw wrong(`--${name} needs a value.`)
  return typeof value === 'string' ? value : undefined
}

function defined<K extends string, T>(name: K, value: T | undefined): { [P in K]?: T } {
  return (value === undefined ? {} : { [name]: value }) as { [P in K]?: T }
}

function wrong(message: string): UsageError {
  return new UsageError(message, 'tune')
}
