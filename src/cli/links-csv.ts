import { CsvWriter } from '../io/csv-writer.ts'
import type { LinkageResult } from '../linker/link-table.ts'
import { linkedPairs } from '../linker/results.ts'

/** Writes `links.csv`: every pair at or above the lower threshold, in the order of its keys. */
export function writeLinks(path: string, result: LinkageResult): void {
  using file = CsvWriter.open(path)
  const several = result.prepared.keys.sources !== undefined
  const ids = several
    ? ['left_source', 'left_id', 'right_source', 'right_id']
    : ['left_id', 'right_id']
  file.row([...ids, 'match_weight', 'match_probability', 'decision'])
  for (const pair of linkedPairs(result)) {
    const weight = weightText(pair.matchWeight)
    const probability = probabilityText(pair.matchProbability)
    file.row(
      several
        ? [
            pair.leftSource ?? '',
            pair.leftId,
            pair.rightSource ?? '',
            pair.rightId,
            weight,
            probability,
            pair.decision,
          ]
        : [pair.leftId, pair.rightId, weight, probability, pair.decision],
    )
  }
  file.close()
}

/** Four decimals; never `-0.0000`. */
export function weightText(bits: number): string {
  const text = bits.toFixed(4)
  return text === '-0.0000' ? '0.0000' : text
}

/** Six significant digits. */
export function probabilityText(probability: number): string {
  return probability.toPrecision(6)
}
