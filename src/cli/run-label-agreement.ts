import { compareLabels, type LabelComparison } from '../analysis/compare-labels.ts'
import { CsvWriter } from '../io/csv-writer.ts'
import { readTable } from '../io/read-table.ts'
import { formatCount, formatCounted, formatShare } from '../report/number-format.ts'
import type { AgreementArguments } from './label-arguments.ts'
import { print } from './terminal.ts'

/** Runs `label agreement`. @throws {@link LinkageError} */
export async function runLabelAgreement(args: AgreementArguments): Promise<void> {
  const read = { format: 'csv', trim: false } as const
  const [first, second] = [
    await readTable([args.first], read),
    await readTable([args.second], read),
  ]
  const compared = compareLabels(first, second)
  if (args.out !== undefined) writeDifferences(args.out, compared)
  await print(args.json ? `${JSON.stringify(compared)}\n` : wordsOf(args, compared))
}

function wordsOf(
  { first, second, out }: AgreementArguments,
  { agreement, onlyOne, differences }: LabelComparison,
): string {
  const { both, kappa } = agreement
  const lines = [
    `${formatCounted(both, 'pair')} with an answer in both files, ${formatCount(onlyOne)} in one only.`,
  ]
  if (both > 0) {
    lines.push(
      `They agree on ${formatShare(agreement.share)}; they differ on ${formatCounted(differences.length, 'pair')}.`,
    )
  }
  lines.push(
    kappa === undefined
      ? "Cohen's kappa says nothing here: it needs pairs, and answers of both kinds."
      : `Cohen's kappa ${kappa.value.toFixed(2)} (${kappa.low.toFixed(2)} to ${kappa.high.toFixed(2)}).`,
  )
  if (out !== undefined) lines.push(`The pairs on which they differ are in ${out}.`)
  else if (differences.length > 0) {
    lines.push(`--out FILE writes the pairs on which ${first} and ${second} differ.`)
  }
  return `${lines.join('\n')}\n`
}

function writeDifferences(file: string, { differences }: LabelComparison): void {
  const withSources = differences.some(
    ({ leftSource, rightSource }) => leftSource !== '' || rightSource !== '',
  )
  using writer = CsvWriter.open(file)
  writer.row([
    ...(withSources
      ? ['left_source', 'left_id', 'right_source', 'right_id']
      : ['left_id', 'right_id']),
    'first',
    'second',
  ])
  for (const { leftSource, leftId, rightSource, rightId, first, second } of differences) {
    writer.row([
      ...(withSources ? [leftSource, leftId, rightSource, rightId] : [leftId, rightId]),
      first ? 1 : 0,
      second ? 1 : 0,
    ])
  }
  writer.close()
}
