import { formatBits, formatProbability, formatWeight } from '../report/number-format.ts'
import { compareValues } from '../report/value-difference.ts'
import type { PairExplanation } from './pair-explanation.ts'
import { printable } from './printable.ts'

const SIGNS = {
  same: '=',
  spelling: '≈',
  different: '≠',
  'one missing': '∅',
  'both missing': '',
} as const

/** A pair's explanation as two tables of text and the decision in words. */
export function explanationText(explained: PairExplanation): string {
  const { left, right, explanation, thresholds } = explained
  const records = explained.fields.flatMap(({ field }, at) => {
    const [a, b] = [left.values[at] ?? '', right.values[at] ?? '']
    return a === '' && b === '' ? [] : [[field, SIGNS[compareValues(a, b)], a, b]]
  })
  const steps = explanation.steps.map(({ name, level, weight }) => [
    name,
    level,
    formatWeight(weight),
  ])
  const total = [
    'match weight',
    `probability ${formatProbability(explanation.probability)}`,
    formatWeight(explanation.weight),
  ]
  const { lower, upper } = thresholds
  return [
    ...table([['', '', left.name, right.name], ...records], 0),
    '',
    ...table([['evidence', 'level', 'bits'], ...steps, total], 1),
    '',
    `A near match from ${formatBits(lower)} bits, a match from ${formatBits(upper)} bits.`,
    ...outcome(explained),
    '',
  ].join('\n')
}

function outcome({ final, explanation, reason }: PairExplanation): string[] {
  const lines: string[] = []
  if (final.decision === 'match') {
    lines.push(`Decision: match. Both are in the same cluster, ${printable(final.leftCluster)}.`)
    if (explanation.verdict !== 'match') {
      lines.push(
        `This pair alone would be a ${explanation.verdict.replace('-', ' ')}: other records, a strong identifier or a constraint join them.`,
      )
    }
    return lines
  }
  const clusters = `clusters ${printable(final.leftCluster)} and ${printable(final.rightCluster)}`
  lines.push(
    final.decision === 'near-match'
      ? `Decision: near match between ${clusters}: a person should look at it.`
      : `Decision: non-match, in ${clusters}.`,
  )
  if (final.decision === 'non-match' && explanation.verdict !== 'non-match') {
    lines.push('The pair was not compared (it shares no blocking key), or a constraint parts it.')
  } else if (reason !== undefined) lines.push(reason)
  return lines
}

/** Rows as aligned columns; `right` columns at the end are aligned to the right. */
function table(rows: readonly (readonly string[])[], right: number): string[] {
  const clean = rows.map((row) => row.map(printable))
  const columns = clean[0]!.length
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...clean.map((row) => width(row[column]!))),
  )
  return clean.map((row) =>
    row
      .map((text, column) => {
        const space = ' '.repeat(widths[column]! - width(text))
        return column >= columns - right ? space + text : text + space
      })
      .join('  ')
      .trimEnd(),
  )
}

function width(text: string): number {
  return Array.from(text).length
}
