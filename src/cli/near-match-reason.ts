import type { Explanation } from '../linker/explain.ts'

/** Why a pair can be a near match at most. */
export const BAR_WORDS: Readonly<Record<NonNullable<Explanation['bar']>, string>> = {
  twin: 'Same birth date and family, different first name: a twin until a person says otherwise.',
  'multiple-birth':
    'A multiple-birth flag is set, and first name, middle name or sex do not agree fully: twins until a person says otherwise.',
  suffix: 'The suffixes differ: Jr. and Sr. are two persons until a person says otherwise.',
  'social-security':
    'Two different social security numbers: two persons until a person says otherwise.',
  'within-source': 'Both records are of one source, which lists a person once.',
}

/**
 * Why a pair in two clusters is a near match although its weight alone would make it a match.
 *
 * @param upper - the upper threshold in bits.
 * @returns undefined if its weight says near match, and nothing else needs saying.
 */
export function nearMatchReason(explanation: Explanation, upper: number): string | undefined {
  if (explanation.bar !== undefined) return BAR_WORDS[explanation.bar]
  if (explanation.weight < upper) return undefined
  return (
    'The weight alone would make it a match, but the persons these records belong to were kept ' +
    'apart: other records of theirs disagree, or another record fits about as well.'
  )
}
