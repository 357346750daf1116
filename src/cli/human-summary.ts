import { join } from 'node:path'
import { styleText } from 'node:util'
import {
  formatAverage,
  formatBytes,
  formatCount,
  formatCounted,
  formatSeconds,
  formatShare,
} from '../report/number-format.ts'
import type { LinkageArguments } from './linkage-arguments.ts'
import type { Summary } from './summary.ts'

/** The end of a run, in words. */
export function humanSummary(args: LinkageArguments, summary: Summary): string {
  const lines = [
    ...found(summary),
    ...quality(args, summary),
    ...remarks('How it was read and fitted', '·', summary.guesses),
    ...remarks('Warnings', '!', summary.warnings),
    '',
    `  ${cost(summary)}`,
    `  ${place(args)}`,
  ]
  return `${lines.join('\n')}\n`
}

function found(summary: Summary): string[] {
  const { blocking } = summary
  const rows: [figure: number, name: string, note: string][] = [
    [summary.records, 'records', `model ${summary.model.name}`],
    [
      summary.clusters,
      'persons',
      `${formatCount(summary.clustersOfSeveral)} of them with two or more records`,
    ],
    [
      summary.matches,
      'matches',
      `pairs held to be one person, of ${formatCount(summary.candidatePairs)} compared`,
    ],
    [
      summary.nearMatches,
      'near matches',
      `${formatCounted(summary.reviewItems, 'question')} for a person: ${formatAverage(summary.reviewPerThousand)} per 1,000 records`,
    ],
  ]
  const figures = rows.map(([figure]) => formatCount(figure))
  const width = Math.max(...figures.map(({ length }) => length))
  const lines = rows.map(
    ([, name, note], at) => `  ${bold(figures[at]!.padStart(width))} ${name.padEnd(13)} ${note}`,
  )
  const lost = blocking.splitRecallCost
  const recall = blocking.recall
  if (recall?.estimated) {
    const share = formatShare(recall.value)
    lines.push(
      '',
      `  Blocking reached at most ${share} of the true pairs (estimated from its rules).`,
    )
  }
  if (lost > 0) {
    lines.push(
      ...(recall?.estimated ? [] : ['']),
      `  Splitting over-full blocks set about ${formatShare(lost)} of their true pairs apart.`,
    )
  }
  return lines
}

function quality(args: LinkageArguments, { quality: truth, blocking }: Summary): string[] {
  if (truth === undefined) return []
  const { pairwise, bCubed } = truth
  const rows = [
    ['precision', formatShare(pairwise.precision), 'of the pairs joined are right'],
    ['recall', formatShare(pairwise.recall), 'of the true pairs are joined'],
    ['F1', formatShare(pairwise.f1), `B-cubed ${formatShare(bCubed.f1)}`],
    [
      'with near matches',
      formatShare(truth.recallWithNearMatches),
      'recall if every right near match is accepted',
    ],
    [
      'blocking recall',
      formatShare(blocking.recall?.value ?? truth.blockingRecall),
      'of the true pairs were compared at all',
    ],
    [
      'foreign records',
      formatAverage(truth.childrenWithForeignRecordPerThousand),
      'children per 1,000 who share a cluster with another’s record',
    ],
  ] as const
  const lines = rows.map(
    ([name, figure, note]) => `    ${name.padEnd(18)}${bold(figure.padStart(8))}  ${note}`,
  )
  return ['', `  Measured against ${args.truth ?? 'the truth'}`, ...lines]
}

function remarks(title: string, sign: string, texts: readonly string[]): string[] {
  return texts.length === 0 ? [] : ['', `  ${title}`, ...texts.map((text) => `    ${sign} ${text}`)]
}

function cost({ seconds, peakMemoryBytes, candidatePairs, estimate }: Summary): string {
  const { total = 0, ...stages } = seconds
  const parts = Object.entries(stages).map(([stage, time]) => `${stage} ${formatSeconds(time)}`)
  const lines = [
    `${formatSeconds(total)} (${parts.join(', ')})`,
    `${formatCounted(candidatePairs, 'pair')} and ${formatBytes(peakMemoryBytes)} of memory ` +
      `(expected: ${formatCount(estimate.candidatePairs)} and ${formatBytes(estimate.memoryBytes)})`,
  ]
  return lines.join('\n  ')
}

function place(args: LinkageArguments): string {
  return args.report
    ? `report: ${bold(join(args.out, 'report.html'))}`
    : `results: ${bold(args.out)}`
}

/** Bold on a terminal that has it, plain anywhere else. */
function bold(text: string): string {
  return styleText('bold', text, { stream: process.stdout })
}
