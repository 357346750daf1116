import { formatBits, formatProbability, formatWeight } from '../report/number-format.ts'
import { compareValues } from '../report/value-difference.ts'
import type { PairExplanation } from './pair-explanation.ts'
import { printable } from './printable.ts'
import { textTable, VALUE_SIGNS } from './text-table.ts'

/** A pair's explanation as two tables of text and the decision in words. */
export function explanationText(explained: PairExplanation): string {
  const { left, right, explanation, thresholds } = explained
  const records = explained.fields.flatMap(({ field }, at) => {
    const [a, b] = [left.values[at] ?? '', right.values[at] ?? '']
    return a === '' && b === '' ? [] : [[field, VALUE_SIGNS[compareValues(a, b)], a, b]]
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
    ...textTable([['', '', left.name, right.name], ...records], 0),
    '',
    ...textTable([['evidence', 'level', 'bits'], ...steps, total], 1),
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
