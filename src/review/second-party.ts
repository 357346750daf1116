/** When a merge or split takes effect only once a second party has validated it (R24). */
export type SecondParty = 'never' | 'across-sources' | 'always'

/**
 * Must somebody else validate it?
 *
 * @param sources - sources of all records concerned.
 */
export function needsSecondParty(policy: SecondParty, sources: Iterable<string>): boolean {
  if (policy !== 'across-sources') return policy === 'always'
  return new Set(sources).size > 1
}
