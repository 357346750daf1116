import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { personNameSimilarity } from '../src/comparison/person-name-similarity.ts'
import { jaroWinkler } from '../src/similarity/jaro-winkler.ts'
import { foldText } from '../src/standardize/text.ts'

/** How well one method tells matches from non-matches at one threshold. */
export interface NamePairScore {
  readonly threshold: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** A method on the labelled pairs of persons' names. */
export interface NamePairMethod {
  readonly method: string
  readonly pairs: number
  readonly matches: number
  readonly scores: readonly NamePairScore[]
}

interface Case {
  readonly schema: string
  readonly name1: string
  readonly name2: string
  readonly is_match: string
}

const THRESHOLDS = Array.from({ length: 11 }, (_, step) => 0.5 + step * 0.05)

const METHODS: Readonly<Record<string, (a: string, b: string) => number>> = {
  personNameSimilarity,
  'jaroWinkler of folded names': (a, b) => jaroWinkler(foldText(a), foldText(b)),
}

/** Scores name similarity, and a plain one beside it, on the pairs in `data/name_pairs`. */
export function namePairScores(): NamePairMethod[] {
  const file = new URL('data/name_pairs/cases.csv', import.meta.url)
  const cases = (parse(readFileSync(file), { columns: true }) as Case[]).filter(
    ({ schema }) => schema === 'Person',
  )
  const matches = cases.filter(({ is_match }) => is_match === 'true').length
  return Object.entries(METHODS).map(([method, similarity]) => {
    const scored = cases.map(({ name1, name2, is_match }) => ({
      score: similarity(name1, name2),
      isMatch: is_match === 'true',
    }))
    const scores = THRESHOLDS.map((threshold) => {
      const found = scored.filter(({ score }) => score >= threshold)
      const right = found.filter(({ isMatch }) => isMatch).length
      const precision = found.length === 0 ? 1 : right / found.length
      const recall = right / matches
      const f1 = right === 0 ? 0 : (2 * precision * recall) / (precision + recall)
      return { threshold, precision, recall, f1 }
    })
    return { method, pairs: cases.length, matches, scores }
  })
}
