import { LinkageError } from '../errors.ts'

/**
 * Estimates the recall of blocking without truth, from how the rules overlap.
 *
 * Matches are the animals, rules the traps: matches that one rule finds and another misses tell how
 * many both missed. The method takes rules to fail independently. They do not: a record with a
 * garbled name and birth date escapes them all. So too few are thought missed, and **each of these
 * estimates is an upper bound of recall**, not its expectation.
 */
export interface RecallEstimate {
  /** Distinct matched pairs found by any rule. */
  readonly found: number
  /** Estimated number of matched pairs there are; at least `found`. */
  readonly total: number
  /** found / total, in [0, 1]; an upper bound. 1 if nothing was found: there is no evidence. */
  readonly recall: number
}

/**
 * Two groups of rules that use different fields, such as names against birth dates.
 *
 * @param first - matched pairs that the first group finds.
 * @param second - matched pairs that the second group finds.
 * @param both - matched pairs that both find; at most the smaller of the two.
 * @throws {@link LinkageError} `count-out-of-range` if the counts contradict each other.
 *
 * Source: Chapman (1951), the nearly unbiased form of Lincoln–Petersen:
 * N̂ = (n₁ + 1)(n₂ + 1)/(m + 1) − 1.
 *
 * @example
 * ```ts
 * chapmanRecall(90, 80, 72) // N̂ = 99.97…, 98 found: recall 0.98
 * ```
 */
export function chapmanRecall(first: number, second: number, both: number): RecallEstimate {
  requireCount('pairs found by both groups', both, Math.min(first, second))
  const found = first + second - both
  return estimate(found, ((first + 1) * (second + 1)) / (both + 1) - 1)
}

/**
 * Any number of rules, from the matched pairs found by exactly one and by exactly two of them.
 *
 * @param found - distinct matched pairs found by any rule.
 * @param once - of them, found by exactly one rule.
 * @param twice - of them, found by exactly two rules.
 * @throws {@link LinkageError} `count-out-of-range` if the counts contradict each other.
 *
 * Source: Chao (1987), "Estimating the population size for capture–recapture data with unequal
 * catchability", Biometrics 43(4): at least f₁²/(2 f₂) were missed; with f₂ = 0 the bias-corrected
 * f₁(f₁ − 1)/2. It allows matches that are harder to find than others, so it is the more cautious.
 *
 * @example
 * ```ts
 * chaoRecall(98, 10, 20) // 2.5 missed: recall 0.975…
 * ```
 */
export function chaoRecall(found: number, once: number, twice: number): RecallEstimate {
  requireCount('pairs found by exactly one rule', once, found)
  requireCount('pairs found by exactly two rules', twice, found - once)
  const missed = twice > 0 ? (once * once) / (2 * twice) : (once * (once - 1)) / 2
  return estimate(found, found + missed)
}

/** How many matched pairs were found at all, by exactly one rule, and by exactly two. */
export interface RuleOverlap {
  readonly found: number
  readonly once: number
  readonly twice: number
}

/**
 * Counts how many rules find each matched pair.
 *
 * @param rulesOf - per matched pair a bit mask of the rules that find it (all of them, not only the
 *   first); 0 is a pair that none finds, and is not counted.
 *
 * @example
 * ```ts
 * ruleOverlap([0b01, 0b11, 0b10]) // { found: 3, once: 2, twice: 1 }
 * ```
 */
export function ruleOverlap(rulesOf: ArrayLike<number>): RuleOverlap {
  let found = 0
  let once = 0
  let twice = 0
  for (let pair = 0; pair < rulesOf.length; pair++) {
    const rules = bitsOf(rulesOf[pair]!)
    if (rules > 0) found++
    if (rules === 1) once++
    if (rules === 2) twice++
  }
  return { found, once, twice }
}

function bitsOf(mask: number): number {
  let bits = 0
  for (let rest = mask | 0; rest !== 0; rest &= rest - 1) bits++
  return bits
}

function estimate(found: number, total: number): RecallEstimate {
  const atLeast = Math.max(found, total)
  return { found, total: atLeast, recall: atLeast === 0 ? 1 : found / atLeast }
}

function requireCount(what: string, value: number, max: number): void {
  if (!(value >= 0 && value <= max)) {
    throw new LinkageError('count-out-of-range', { what, value, min: 0, max })
  }
}
