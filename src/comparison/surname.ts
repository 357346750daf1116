import { LEVEL_NAMES } from '../model/comparison-levels.ts'
import { NULL_LEVEL } from '../model/linkage-model.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import type { Comparer } from './comparer.ts'
import { nameRows } from './name-rows.ts'
import { type NameTokens, TOKEN } from './name-tokens.ts'
import { type Outcome, PairCache } from './pair-cache.ts'
import type { Rarity } from './rarity.ts'

const SURNAME = Object.fromEntries(
  LEVEL_NAMES.surname.map((name, level) => [name, level]),
) as Record<(typeof LEVEL_NAMES)['surname'][number], number>

/** A joined surname must hold at least this much of the other's token, and leave as much. */
const JOINED_LETTERS = 3

/**
 * Surnames as a set of tokens: of two, either may be missing, swapped, hyphenated or joined into
 * one. Order counts for nothing; each token finds at most one partner.
 */
export function surnameComparer(
  table: StandardizedTable,
  fields: readonly string[],
  tokens: NameTokens,
  rarity: Rarity,
): Comparer {
  const rows = nameRows(table, fields)
  const sets = rows.tokens.map((parts) => [...new Set(parts.flat())])
  const cache = new PairCache()
  const compute = (a: number, b: number, out: Outcome): void => {
    compareSurnames(sets[a]!, sets[b]!, tokens, rarity, out)
  }
  return {
    compare(left, right, out) {
      const a = rows.ids[left]!
      const b = rows.ids[right]!
      out.rarity = 0
      if (a === 0 || b === 0 || sets[a]!.length === 0 || sets[b]!.length === 0)
        out.level = NULL_LEVEL
      else cache.compare(a, b, compute, out)
    },
  }
}

function compareSurnames(
  a: readonly number[],
  b: readonly number[],
  tokens: NameTokens,
  rarity: Rarity,
  out: Outcome,
): void {
  if (!haveCommon(a, b, tokens)) {
    out.level = SURNAME.different
    return
  }
  const restA = a.filter((token) => !b.includes(token))
  const restB = b.filter((token) => !a.includes(token))
  const shared = a.filter((token) => b.includes(token))
  for (const token of shared) out.rarity += rarity.bits[token]!
  if (restA.length === 0 && restB.length === 0) {
    out.level = shared.length > 1 ? SURNAME['exact, two surnames'] : SURNAME['exact, one surname']
    return
  }
  if (shared.length === 0 && isJoined(a, b, tokens)) {
    out.level = SURNAME['exact, two surnames']
    return
  }
  let close = 0
  let similar = 0
  for (const token of [...restA]) {
    const partner = restB.find((other) => tokens.relate(token, other, false) === TOKEN.close)
    if (partner === undefined) {
      if (restB.some((other) => tokens.relate(token, other, false) === TOKEN.similar)) similar++
      continue
    }
    close++
    out.rarity += Math.min(rarity.bits[token]!, rarity.bits[partner]!) / 2
    restA.splice(restA.indexOf(token), 1)
    restB.splice(restB.indexOf(partner), 1)
  }
  const complete = restA.length === 0 || restB.length === 0
  if (shared.length + close > 1 && restA.length === 0 && restB.length === 0) {
    out.level = SURNAME['all close']
  } else if (shared.length > 0) {
    out.level = complete ? SURNAME['one shared, one missing'] : SURNAME['one shared, one conflicts']
  } else if (close > 0) out.level = SURNAME['one close']
  else if (isPartOfJoined(a, b, tokens) || isPartOfJoined(b, a, tokens)) {
    out.level = SURNAME['one shared, one missing']
  } else out.level = similar > 0 ? SURNAME.similar : SURNAME.different
}

/** Most pairs end here: no two tokens alike, and none the beginning or end of another. */
function haveCommon(a: readonly number[], b: readonly number[], tokens: NameTokens): boolean {
  for (const left of a) {
    for (const right of b) {
      if (tokens.relate(left, right, false) !== TOKEN.different) return true
      const [x, y] = [tokens.text(left), tokens.text(right)]
      if (x.startsWith(y) || y.startsWith(x) || x.endsWith(y) || y.endsWith(x)) return true
    }
  }
  return false
}

/** "garcia lopez" and "garcialopez", in either order. */
function isJoined(a: readonly number[], b: readonly number[], tokens: NameTokens): boolean {
  if (a.length === b.length) return false
  const [one, two] = a.length < b.length ? [a, b] : [b, a]
  if (one.length !== 1 || two.length !== 2) return false
  const whole = tokens.text(one[0]!)
  const [first, second] = [tokens.text(two[0]!), tokens.text(two[1]!)]
  return whole === first + second || whole === second + first
}

/** "garcia" and "garcialopez": one side holds the other's only surname joined to another. */
function isPartOfJoined(a: readonly number[], b: readonly number[], tokens: NameTokens): boolean {
  if (a.length !== 1 || b.length !== 1) return false
  const part = tokens.text(a[0]!)
  const whole = tokens.text(b[0]!)
  if (part.length < JOINED_LETTERS + 1 || whole.length < part.length + JOINED_LETTERS) return false
  return whole.startsWith(part) || whole.endsWith(part)
}
