/**
 * How well does `personNameSimilarity` tell one person's names from two persons'? Precision, recall
 * and F1 by threshold on the labelled pairs of persons in `data/name_pairs`.
 */
import { namePairScores } from './name-pair-scores.ts'

for (const { method, pairs, matches, scores } of namePairScores()) {
  console.log(`\n${method}: ${pairs} pairs, ${matches} matches`)
  console.log('threshold  precision  recall      F1')
  for (const row of scores) {
    const cells = [row.threshold.toFixed(2), row.precision.toFixed(3), row.recall.toFixed(3)]
    console.log(`${cells.map((cell) => cell.padStart(9)).join('  ')}  ${row.f1.toFixed(3)}`)
  }
  for (const row of scores) {
    console.log(JSON.stringify({ name: 'name-pairs', method, pairs, ...row }))
  }
}
