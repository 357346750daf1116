/**
 * Standardize: raw values become comparable values, string in, string out, '' for missing.
 *
 * Layer 1, pure. Every standardizer is idempotent, `f(f(x)) = f(x)`, and reads at most
 * {@link LONGEST_VALUE} code units of a value. The hard problem is restraint: each rule that makes
 * two spellings of one child equal can make two children equal, so a rule is here only if it
 * removes a difference of writing, never one of meaning.
 *
 * @module
 */

/** Longer values are cut before any work, so that a broken file cannot hang a standardizer. */
export const LONGEST_VALUE = 512

/** Letters that have no decomposition in Unicode but a usual spelling in plain Latin letters. */
const LATIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ŧ: 't',
  ĸ: 'k',
  ə: 'a',
}

// Accents are gone when these apply, so й counts as и and ё as е.
const CYRILLIC = pairs(
  'а a б b в v г g д d е e ж zh з z и i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ' +
    'ч ch ш sh щ shch ы y э e ю yu я ya і i є e ґ g ј j љ lj њ nj ћ c ђ dj џ dz ѕ dz',
)
const GREEK = pairs(
  'α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f ' +
    'χ ch ψ ps ω o',
)
const LETTERS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(LATIN),
  ...CYRILLIC,
  ...GREEK,
  ['ъ', ''],
  ['ь', ''],
])

// The marks of Indic and other scripts are not accents but vowels: they stay.
const ACCENT_RANGES = [
  '\\u0300-\\u036f', // Latin, Greek, Cyrillic
  '\\u0483-\\u0489', // old Cyrillic
  '\\u0591-\\u05bd\\u05bf-\\u05c7', // Hebrew points
  '\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670', // Arabic vowel signs, tatweel
  '\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f', // combining, extended
  '\\ufe00-\\ufe0f', // variation selectors
]
const ACCENTS = new RegExp(`[${ACCENT_RANGES.join('')}]`, 'gu')
const REPLACEABLE = /[ßæœøłđðþħıŋŧĸə\u0370-\u03ff\u0400-\u052f]/gu
const NOT_WORD = /[^\p{L}\p{N}\p{M}]+/gu
const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/
const ASCII = /^[\0-\x7f]*$/
const NOT_ASCII_WORD = /[^a-z0-9]+/g

/**
 * Folds a text to lower-case letters and digits with single blanks between words.
 *
 * Accents go, letters with a usual Latin spelling get it (ñ → n, ß → ss, Cyrillic and Greek are
 * transliterated), everything that is neither letter nor digit becomes a blank. Letters of other
 * scripts stay.
 *
 * @param value - any text; only the first {@link LONGEST_VALUE} code units are read.
 * @returns the folded text, at most {@link LONGEST_VALUE} code units; '' if no letter or digit is
 *   left.
 *
 * @example
 * ```ts
 * foldText('  Peña-Nieto, MARÍA ') // 'pena nieto maria'
 * foldText('Straße 5') // 'strasse 5'
 * ```
 */
export function foldText(value: string): string {
  const cut = cutValue(value)
  if (PLAIN.test(cut)) return cut
  // The same as below for what has neither accents nor other forms, at a fifth of the cost.
  if (ASCII.test(cut)) {
    const lower = cut.toLowerCase()
    return PLAIN.test(lower) ? lower : lower.replace(NOT_ASCII_WORD, ' ').trim()
  }
  const letters = cut
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .replace(REPLACEABLE, (letter) => LETTERS.get(letter) ?? letter)
  return cutValue(letters.replace(NOT_WORD, ' ').trim().normalize('NFC')).trim()
}

/**
 * The words of a folded text.
 *
 * @example
 * ```ts
 * words('de la cruz') // ['de', 'la', 'cruz']
 * words('') // []
 * ```
 */
export function words(folded: string): string[] {
  return folded === '' ? [] : folded.split(' ')
}

/**
 * The first {@link LONGEST_VALUE} code units of a value.
 *
 * @example
 * ```ts
 * cutValue('abc') // 'abc'
 * ```
 */
export function cutValue(value: string): string {
  return value.length > LONGEST_VALUE ? value.slice(0, LONGEST_VALUE) : value
}

function pairs(list: string): [string, string][] {
  const items = list.split(' ')
  const result: [string, string][] = []
  for (let at = 0; at + 1 < items.length; at += 2) result.push([items[at]!, items[at + 1]!])
  return result
}
