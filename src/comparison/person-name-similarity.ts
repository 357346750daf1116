import { BoundedCache } from '../records/bounded-cache.ts'
import { damerauLevenshtein } from '../similarity/edit-distance.ts'
import { jaroWinkler } from '../similarity/jaro-winkler.ts'
import { isKnownGivenName } from '../standardize/given-names.ts'
import { areNameVariants } from '../standardize/nicknames.ts'
import { nameTokens, splitSuffix, standardizeSurname } from '../standardize/person-name.ts'
import { phoneticCodes } from '../standardize/phonetics.ts'

/** More words are no name; aligning them would cost the square. */
const MOST_TOKENS = 12

/** How much a word of one name says about the word of the other it is aligned with. */
const VARIANT = 0.95
const INITIAL = 0.85
const TWO_KNOWN_NAMES = 0.75
const LEAST_SPELLING = 0.85
const LEAST_SPELLING_SPANISH = 0.75
/** 's:' and three sounds. */
const SPANISH_CODE_LENGTH = 5
const SAME_SOUND = 0.9
/** Lost by each word that only the longer name has: a middle name dropped is common. */
const EXTRA_WORD = 0.03
/** A name of one word says half of who someone is. */
const SINGLE_WORD = 0.75
const OTHER_SUFFIX = 0.8
/** A whole name written with other blanks must be all but equal: it holds two words of evidence. */
const LEAST_RUN_TOGETHER = 0.9
const RUN_TOGETHER = 0.98
/** Words whose sounds are remembered: few names are borne by most. */
const CODES = new BoundedCache(1 << 14, phoneticCodes)
/** One edit in five letters may be a slip; two in five is rather another name. */
const SLIP_COST = 1.25

/**
 * How alike two full names are, whatever the order of their words.
 *
 * Words are aligned one to one, each with its most similar counterpart: equal, a nickname or
 * spelling variant, an initial, sounding alike, or misspelt. A word split in two or two run together
 * are put right first. The weakest aligned word counts as much as the mean of all, since one other
 * surname makes another person; words that only one name has cost little.
 *
 * @param a - a full name in any writing, likewise `b`.
 * @returns a number in [0, 1]; 1 only if the standardized names hold the same letters word
 *   for word, blanks inside a word aside. 0 if either name is
 *   empty or a skip value.
 *
 * Symmetric. Cost: O(words of a × words of b) word comparisons.
 *
 * @example
 * ```ts
 * personNameSimilarity('García López, Lupita', 'Guadalupe Garcia-Lopez') // 0.96…
 * personNameSimilarity('Rosa Garcia', 'Elena Garcia') // 0.25
 * ```
 */
export function personNameSimilarity(a: string, b: string): number {
  const left = tokensOf(a)
  const right = tokensOf(b)
  if (left.length === 0 || right.length === 0) return 0
  const leftTokens = joinSplitWords(left, right)
  const rightTokens = joinSplitWords(right, left)
  const score = Math.max(
    alignmentScore(leftTokens, rightTokens),
    runTogetherScore(leftTokens, rightTokens),
  )
  const [leftSuffix, rightSuffix] = [splitSuffix(a).suffix, splitSuffix(b).suffix]
  const isOther = leftSuffix !== '' && rightSuffix !== '' && leftSuffix !== rightSuffix
  return isOther ? score * OTHER_SUFFIX : score
}

/**
 * How alike two words of a name are, in [0, 1]; 1 only if equal.
 *
 * @param a - one folded word, likewise `b`.
 *
 * @example
 * ```ts
 * nameTokenSimilarity('pepe', 'jose') // 0.95
 * nameTokenSimilarity('j', 'jose') // 0.85
 * nameTokenSimilarity('albano', 'albanese') // 0.53…
 * ```
 */
export function nameTokenSimilarity(a: string, b: string): number {
  if (a === b) return 1
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? INITIAL : 0
  if (areNameVariants(a, b)) return VARIANT
  const typed = typingSimilarity(a, b)
  const isAlike = soundsAlike(a, b)
  if (isKnownGivenName(a) && isKnownGivenName(b)) {
    // Two names in use are rather two people: Alberto and Roberto, and above all Mario and Maria.
    if (!isAlike || a.endsWith('a') !== b.endsWith('a')) return typed * TWO_KNOWN_NAMES
  }
  return isAlike ? Math.max(typed, SAME_SOUND) : typed
}

function typingSimilarity(a: string, b: string): number {
  const longest = Math.max(a.length, b.length)
  const kept = 1 - damerauLevenshtein(a, b) / longest
  return Math.max(0, 1 - (1 - kept) * SLIP_COST)
}

/**
 * Same code, and spelt not too differently: codes drop vowels. The Spanish code is the stricter, and
 * what it takes for one sound (s and z, b and v) counts as a difference of spelling twice.
 */
function soundsAlike(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 4) return false
  const spelling = jaroWinkler(a, b)
  if (spelling < LEAST_SPELLING_SPANISH) return false
  const codes = CODES.get(b)
  const shared = CODES.get(a).filter((code) => codes.includes(code))
  if (spelling >= LEAST_SPELLING) return shared.length > 0
  return shared.some((code) => code.startsWith('s:') && code.length >= SPANISH_CODE_LENGTH)
}

function tokensOf(name: string): string[] {
  return nameTokens(standardizeSurname(name)).slice(0, MOST_TOKENS)
}

/** "Patr ushev" against "Patrushev": neighbours that together are a word of the other name. */
function joinSplitWords(tokens: readonly string[], others: readonly string[]): string[] {
  const joined: string[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!
    const both = token + (tokens[at + 1] ?? '')
    const isOneWord = both !== token && !others.includes(token) && others.includes(both)
    joined.push(isOneWord ? both : token)
    if (isOneWord) at++
  }
  return joined
}

/** The names without blanks, if they have other numbers of words: "JanDaniel", "Plato novich". */
function runTogetherScore(left: readonly string[], right: readonly string[]): number {
  if (left.length === right.length) return 0
  const typed = typingSimilarity(left.join(''), right.join(''))
  return typed >= LEAST_RUN_TOGETHER ? typed * RUN_TOGETHER : 0
}

function alignmentScore(left: readonly string[], right: readonly string[]): number {
  const pairs: { readonly i: number; readonly j: number; readonly similarity: number }[] = []
  for (const [i, a] of left.entries()) {
    for (const [j, b] of right.entries()) {
      pairs.push({ i, j, similarity: nameTokenSimilarity(a, b) })
    }
  }
  // Best first; of equal ones the pair nearest in place, so that both directions agree.
  pairs.sort(
    (x, y) =>
      y.similarity - x.similarity ||
      Math.abs(x.i - x.j) - Math.abs(y.i - y.j) ||
      x.i + x.j - (y.i + y.j),
  )
  const usedLeft = new Set<number>()
  const usedRight = new Set<number>()
  let sum = 0
  let weakest = 1
  for (const { i, j, similarity } of pairs) {
    if (usedLeft.has(i) || usedRight.has(j)) continue
    usedLeft.add(i)
    usedRight.add(j)
    sum += similarity
    weakest = similarity
  }
  const aligned = Math.min(left.length, right.length)
  const extra = Math.max(left.length, right.length) - aligned
  const score = (sum / aligned + weakest) / 2 - extra * EXTRA_WORD
  return Math.max(0, aligned === 1 && extra > 0 ? score * SINGLE_WORD : score)
}
