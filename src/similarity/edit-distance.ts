/// <reference path="./talisman.d.ts" />
import { distance } from 'fastest-levenshtein'
import talismanDamerau from 'talisman/metrics/damerau-levenshtein.js'

/**
 * Levenshtein distance: the fewest insertions, deletions and substitutions of a character that turn
 * one string into the other.
 *
 * Source: Levenshtein (1966); Myers' bit-parallel algorithm (fastest-levenshtein).
 *
 * @example
 * ```ts
 * editDistance('garcia', 'gracia') // 2
 * editDistance('', 'ana') // 3
 * ```
 */
export function editDistance(a: string, b: string): number {
  return distance(a, b)
}

/**
 * Damerau–Levenshtein distance: as {@link editDistance}, and two neighbours swapped are one edit.
 *
 * The "optimal string alignment" form: no part of a string is edited twice.
 *
 * Source: Damerau (1964), CACM 7(3), 171–176 (talisman).
 *
 * @example
 * ```ts
 * damerauLevenshtein('garcia', 'gracia') // 1
 * damerauLevenshtein('ca', 'abc') // 3
 * ```
 */
export function damerauLevenshtein(a: string, b: string): number {
  return talismanDamerau(a, b)
}
