import { resolve } from 'node:path'
import { chaoRecall } from '../evaluation/capture-recapture.ts'
import { splitRecallCost } from '../evaluation/split-recall-cost.ts'
import type { LinkageResult } from '../linker/link-table.ts'
import { modelHash } from '../model/model-json.ts'
import { columnOf } from '../records/table.ts'
import type { LinkageArguments } from './linkage-arguments.ts'
import type { ResultCounts } from './result-counts.ts'
import { VERSION } from './version.ts'

/** `summary.json`: what was found and what is needed to repeat, score or explain it. */
export interface Summary extends ResultCounts {
  readonly version: string
  readonly command: 'dedupe' | 'link'
  readonly sources: readonly string[]
  readonly thresholds: Readonly<Record<string, number>>
  /** By stage, and in all. */
  readonly seconds: Readonly<Record<string, number>>
  readonly peakMemoryBytes: number
  /** What was expected once blocks were made; beside it, `candidatePairs` and `peakMemoryBytes` came of it. */
  readonly estimate: LinkageResult['estimate']
  readonly blocking: {
    /** Records above which a block was split. */
    readonly limit: number
    /** In blocks of more records a pair was compared only if a second rule found it; null: always. */
    readonly confirmAbove: number | null
    /** Pairs that were not compared for that. */
    readonly unconfirmedPairs: number
    readonly rules: readonly {
      readonly name: string
      readonly blocks: number
      readonly rawPairs: number
      readonly found: number
      readonly added: number
      readonly split: number
      /** Pairs that the blocks would hold unsplit. */
      readonly unsplitPairs: number
      /** Of these, pairs that chance set apart where no finer key was left. */
      readonly cutPairs: number
      /** Share of the rule's true pairs that this lost, 0 to 1: rather too high. */
      readonly splitRecallCost: number
    }[]
    /** The same over all rules, before one rule finds what another lost. */
    readonly splitRecallCost: number
    readonly worst: LinkageResult['blocks']['worst']
    /** Estimated without truth, and then an upper bound; absent if there is no evidence. */
    readonly recall?: { readonly value: number; readonly estimated: boolean }
  }
  readonly modelHash: string
  readonly model: { readonly name: string; readonly fitted: string }
  readonly guesses: readonly string[]
  readonly warnings: readonly string[]
  /** Field → the columns it was read from. */
  readonly mapping: Readonly<Record<string, readonly string[]>>
  readonly options: SummaryOptions
  readonly inputs: readonly SummaryInput[]
  readonly quality?: SummaryQuality
}

/** The options as used, guesses filled in. */
export interface SummaryOptions {
  /** The id column; null: rows are keyed by their content. */
  readonly id: string | null
  readonly source: string | null
  readonly map: Readonly<Record<string, string>>
  readonly ignore: readonly string[]
  readonly truth: string | null
  readonly model: string | null
  readonly constraints: string | null
  readonly labels: string | null
  readonly oneToOne: boolean
  readonly lower: number | null
  readonly upper: number | null
  readonly margin: number | null
  readonly population: number | null
  readonly threads: number | null
  /** Bytes; null: no limit. */
  readonly memory: number | null
  readonly seed: number
  readonly train: boolean
  readonly clustering: string
  readonly delimiter: string | null
  readonly encoding: string
}

export interface SummaryInput {
  /** Absolute; null for standard input. */
  readonly file: string | null
  readonly rows: number
  readonly bytes: number
  readonly sha256: string
}

export interface SummaryQuality {
  readonly pairwise: {
    readonly precision: number
    readonly recall: number
    readonly f1: number
    readonly truePositives: number
    readonly falsePositives: number
    readonly falseNegatives: number
  }
  readonly bCubed: { readonly precision: number; readonly recall: number; readonly f1: number }
  readonly blockingRecall: number
  /** Share of the missed true pairs whose clusters are a near match. */
  readonly nearMatchesHold: number
  readonly recallWithNearMatches: number
  readonly childrenWithForeignRecordPerThousand: number
}

const WARNING = 'warning: '

/** Puts a result's summary together. */
export function summarize(
  args: LinkageArguments,
  result: LinkageResult,
  counts: ResultCounts,
  seconds: Readonly<Record<string, number>>,
): Summary {
  const { model, notes, prepared, truth } = result
  const isWarning = (note: string): boolean => note.startsWith(WARNING)
  return {
    version: VERSION,
    command: args.command,
    ...counts,
    sources: sourceNames(result),
    thresholds: { ...model.thresholds },
    seconds,
    estimate: result.estimate,
    peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
    blocking: blockingSummary(result),
    modelHash: modelHash(model),
    model: { name: model.name, fitted: model.fitted?.note ?? '' },
    guesses: notes.filter((note) => !isWarning(note)),
    warnings: notes.filter(isWarning).map((note) => note.slice(WARNING.length)),
    mapping: prepared.mapping,
    options: usedOptions(args, result),
    inputs: inputsOf(args, result),
    ...(truth === undefined ? {} : { quality: qualityOf(truth) }),
  }
}

function sourceNames({ prepared }: LinkageResult): string[] {
  const { sources, order } = prepared.keys
  if (sources === undefined) return []
  const names = new Set<string>()
  let last = -1
  // In key order records of one source stand together.
  for (const row of order) {
    const id = sources.ids[row]!
    if (id !== last) names.add(sources.values.get(id))
    last = id
  }
  return [...names]
}

function blockingSummary({ blocks, scored, truth }: LinkageResult): Summary['blocking'] {
  const recall = truth
    ? { value: truth.blockingRecall, estimated: false }
    : estimatedRecall(scored.matchesByRules)
  return {
    limit: blocks.limit,
    confirmAbove: blocks.confirmAbove ?? null,
    unconfirmedPairs: scored.counts.unconfirmed,
    rules: blocks.rules.map((rule, at) => ({
      name: rule.name,
      blocks: rule.blocks,
      rawPairs: rule.rawPairs,
      found: scored.counts.found[at]!,
      added: scored.counts.added[at]!,
      split: rule.split,
      unsplitPairs: rule.unsplitPairs,
      cutPairs: rule.cutPairs,
      splitRecallCost: splitRecallCost([rule]),
    })),
    splitRecallCost: splitRecallCost(blocks.rules),
    worst: blocks.worst,
    ...(recall === undefined ? {} : { recall }),
  }
}

function estimatedRecall(
  matchesByRules: Float64Array,
): { value: number; estimated: boolean } | undefined {
  const found = matchesByRules.reduce((sum, count) => sum + count, 0)
  if (found === 0) return undefined
  const [, once = 0, twice = 0] = matchesByRules
  return { value: chaoRecall(found, once, twice).recall, estimated: true }
}

function usedOptions(args: LinkageArguments, { prepared }: LinkageResult): SummaryOptions {
  const { ids } = prepared.keys
  // Keys made from content have a name too, but are no column of the table.
  const isColumn = columnOf(prepared.table, ids.name)?.ids === ids.ids
  return {
    id: isColumn ? ids.name : null,
    source: args.source ?? null,
    map: args.map,
    ignore: args.ignore,
    truth: args.truth ?? null,
    model: args.model ?? null,
    constraints: args.constraints === undefined ? null : resolve(args.constraints),
    labels: args.labels ?? null,
    oneToOne: args.oneToOne,
    lower: args.lower ?? null,
    upper: args.upper ?? null,
    margin: args.margin ?? null,
    population: args.population ?? null,
    threads: args.threads ?? null,
    memory: args.memory ?? null,
    seed: args.seed ?? 0,
    train: args.train,
    clustering: args.clustering ?? 'partition',
    delimiter: args.delimiter ?? null,
    encoding: args.encoding ?? 'auto',
  }
}

function inputsOf(args: LinkageArguments, { prepared }: LinkageResult): SummaryInput[] {
  return prepared.table.parts.map(({ rows, bytes, sha256 }, at) => {
    const file = args.files[at]
    return { file: file === undefined || file === '-' ? null : resolve(file), rows, bytes, sha256 }
  })
}

function qualityOf(truth: NonNullable<LinkageResult['truth']>): SummaryQuality {
  const { precision, recall, f1, truePositives, falsePositives, falseNegatives } = truth.pairwise
  const { bCubed } = truth
  return {
    pairwise: { precision, recall, f1, truePositives, falsePositives, falseNegatives },
    bCubed: { precision: bCubed.precision, recall: bCubed.recall, f1: bCubed.f1 },
    blockingRecall: truth.blockingRecall,
    nearMatchesHold: truth.nearMatchesHold,
    recallWithNearMatches: truth.recallWithNearMatches,
    childrenWithForeignRecordPerThousand: truth.childrenWithForeignRecordPerThousand,
  }
}
