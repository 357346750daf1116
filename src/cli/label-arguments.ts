import type { ParseArgsOptionsConfig } from 'node:util'
import { parseArguments, parseInteger, parseNumber, type RawOptions } from './parse-arguments.ts'
import { UsageError } from './usage-error.ts'

/** What `label` was asked to do. */
export type LabelArguments = LabelPairsArguments | AgreementArguments

/** Pairs of a result are to be labelled. */
export interface LabelPairsArguments {
  readonly kind: 'pairs'
  readonly result: string
  /** The file of labels. */
  readonly labels: string
  readonly count?: number
  readonly author?: string
  readonly by?: string
  /** Bits. */
  readonly floor?: number
  readonly seed?: number
  readonly threads?: number
  readonly width: number
  readonly goOn: boolean
  readonly showWeight: boolean
  readonly web: boolean
  readonly port: number
  readonly json: boolean
}

/** Two files of labels are to be compared. */
export interface AgreementArguments {
  readonly kind: 'agreement'
  readonly first: string
  readonly second: string
  /** Where to write the pairs on which they differ. */
  readonly out?: string
  readonly json: boolean
}

const OPTIONS = {
  labels: { type: 'string' },
  count: { type: 'string' },
  author: { type: 'string' },
  by: { type: 'string' },
  floor: { type: 'string' },
  seed: { type: 'string' },
  threads: { type: 'string' },
  width: { type: 'string' },
  'go-on': { type: 'boolean' },
  'show-weight': { type: 'boolean' },
  web: { type: 'boolean' },
  port: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} satisfies ParseArgsOptionsConfig

const AGREEMENT_OPTIONS = {
  out: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} satisfies ParseArgsOptionsConfig

/** The interval of precision and recall that is narrow enough by default. */
const WIDTH = 0.02
const MOST_LABELS = 1e6
const MOST_THREADS = 1024

/** Reads the arguments of `label`; undefined if help was asked for. @throws {@link UsageError} */
export function labelArguments(args: readonly string[]): LabelArguments | undefined {
  return args[0] === 'agreement' ? agreementArguments(args.slice(1)) : pairsArguments(args)
}

function agreementArguments(args: readonly string[]): AgreementArguments | undefined {
  const { values, positionals } = parseArguments('label', args, AGREEMENT_OPTIONS)
  if (values.help === true) return undefined
  const [first, second, ...more] = positionals
  if (first === undefined || second === undefined || more.length > 0) {
    throw new UsageError('label agreement expects two files of labels.', 'label')
  }
  const out = textOf(values, 'out')
  return {
    kind: 'agreement',
    first,
    second,
    json: values.json === true,
    ...(out === undefined ? {} : { out }),
  }
}

function pairsArguments(args: readonly string[]): LabelPairsArguments | undefined {
  const { values, positionals } = parseArguments('label', args, OPTIONS)
  if (values.help === true) return undefined
  const [result, ...more] = positionals
  if (result === undefined || more.length > 0) {
    throw new UsageError('label expects one RESULT, a folder that dedupe or link wrote.', 'label')
  }
  const labels = textOf(values, 'labels')
  if (labels === undefined) {
    throw new UsageError('--labels FILE is missing: where should the labels go?', 'label')
  }
  if (values.port !== undefined && values.web !== true) {
    throw new UsageError('--port goes with --web.', 'label')
  }
  const width = numberOf(values, 'width') ?? WIDTH
  if (!(width > 0 && width < 1)) {
    throw new UsageError('--width expects a number between 0 and 1.', 'label')
  }
  const integer = (name: string, min: number, max: number): number | undefined => {
    const text = textOf(values, name)
    return text === undefined ? undefined : parseInteger('label', name, text, min, max)
  }
  const [count, seed, threads] = [
    integer('count', 1, MOST_LABELS),
    integer('seed', Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
    integer('threads', 1, MOST_THREADS),
  ]
  const [author, by, floor] = [
    textOf(values, 'author'),
    textOf(values, 'by'),
    numberOf(values, 'floor'),
  ]
  return {
    kind: 'pairs',
    result,
    labels,
    width,
    goOn: values['go-on'] === true,
    showWeight: values['show-weight'] === true,
    web: values.web === true,
    port: integer('port', 0, 65535) ?? 0,
    json: values.json === true,
    ...(count === undefined ? {} : { count }),
    ...(author === undefined ? {} : { author }),
    ...(by === undefined ? {} : { by }),
    ...(floor === undefined ? {} : { floor }),
    ...(seed === undefined ? {} : { seed }),
    ...(threads === undefined ? {} : { threads }),
  }
}

function textOf(values: RawOptions, name: string): string | undefined {
  const value = values[name]
  if (value === '') throw new UsageError(`--${name} needs a value.`, 'label')
  return typeof value === 'string' ? value : undefined
}

function numberOf(values: RawOptions, name: string): number | undefined {
  const text = textOf(values, name)
  return text === undefined ? undefined : parseNumber('label', name, text)
}
