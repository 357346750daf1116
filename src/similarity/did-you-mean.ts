import { damerauLevenshtein } from './edit-distance.ts'

/** ` Did you mean "…"?` if one of the known words is close to the one given, otherwise nothing. */
export function didYouMean(word: string, known: readonly string[]): string {
  let best: string | undefined
  let least = Math.max(1, Math.floor(word.length / 3)) + 1
  for (const candidate of known) {
    const distance = candidate.startsWith(word) ? 1 : damerauLevenshtein(word, candidate)
    if (distance < least) [best, least] = [candidate, distance]
  }
  return best === undefined ? '' : ` Did you mean "${best}"?`
}
