/**
 * How well does `personNameSimilarity` tell one person's names from two persons'? Precision, recall
 * and F1 by threshold on the labelled pairs of persons in `data/name_pairs`.
 */
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { personNameSimilarity } from '../src/comparison/person-name-similarity.ts'
import { jaroWinkler } from '../src/similarity/jaro-winkler.ts'
import { foldText } from '../src/standardize/text.ts'

interface Case {
  readonly schema: string
  readonly name1: string
  readonly name2: string
  readonly is_match: string
}

const file = new URL('data/name_pairs/cases.csv', import.meta.url)
const cases = (parse(readFileSync(file), { columns: true }) as Case[]).filter(
  ({ schema }) => schema === 'Person',
)
const THRESHOLDS = Array.from({ length: 11 }, (_, step) => 0.5 + step * 0.05)

const methods: Record<string, (a: string, b: string) => number> = {
  personNameSimilarity,
  'jaroWinkler of folded names': (a, b) => jaroWinkler(foldText(a), foldText(b)),
}

for (const [method, similarity] of Object.entries(methods)) {
  const scored = cases.map(({ name1, name2, is_match }) => ({
    score: similarity(name1, name2),
    isMatch: is_match === 'true',
  }))
  const matches = scored.filter(({ isMatch }) => isMatch).length
  console.log(`\n${method}: ${scored.length} pairs, ${matches} matches`)
  console.log('threshold  precision  recall      F1')
  const rows = THRESHOLDS.map((threshold) => {
    const found = scored.filter(({ score }) => score >= threshold)
    const right = found.filter(({ isMatch }) => isMatch).length
    const precision = found.length === 0 ? 1 : right / found.length
    const recall = right / matches
    const f1 = right === 0 ? 0 : (2 * precision * recall) / (precision + recall)
    return { threshold, precision, recall, f1 }
  })
  for (const row of rows) {
    const cells = [row.threshold.toFixed(2), row.precision.toFixed(3), row.recall.toFixed(3)]
    console.log(`${cells.map((cell) => cell.padStart(9)).join('  ')}  ${row.f1.toFixed(3)}`)
  }
  for (const row of rows) {
    console.log(JSON.stringify({ name: 'name-pairs', method, pairs: scored.length, ...row }))
  }
}
