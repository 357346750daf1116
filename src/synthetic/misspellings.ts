import { withoutAccents } from './accents.ts'
import type { Random } from './random.ts'

/** Spellings that sound alike in Spanish or English; each also applies the other way round. */
const SOUND_ALIKE: readonly (readonly [string, string])[] = [
  ['b', 'v'],
  ['s', 'z'],
  ['ce', 'se'],
  ['ci', 'si'],
  ['ce', 'ze'],
  ['ci', 'zi'],
  ['ll', 'y'],
  ['ge', 'je'],
  ['gi', 'ji'],
  ['j', 'x'],
  ['j', 'h'],
  ['qu', 'k'],
  ['c', 'k'],
  ['i', 'y'],
  ['ia', 'ea'],
  ['ph', 'f'],
  ['th', 't'],
  ['ei', 'ie'],
  ['gu', 'w'],
  ['m', 'n'],
]
const SOUNDS: readonly (readonly [string, string])[] = SOUND_ALIKE.flatMap(
  ([a, b]) =>
    [
      [a, b],
      [b, a],
    ] as const,
)

/** The keys around each letter on an English keyboard. */
const NEIGHBOURS: Readonly<Record<string, string>> = {
  a: 'qwsz',
  b: 'vghn',
  c: 'xdfv',
  d: 'serfcx',
  e: 'wsdr',
  f: 'drtgvc',
  g: 'ftyhbv',
  h: 'gyujnb',
  i: 'ujko',
  j: 'huikmn',
  k: 'jiolm',
  l: 'kop',
  m: 'njk',
  n: 'bhjm',
  o: 'iklp',
  p: 'ol',
  q: 'wa',
  r: 'edft',
  s: 'awedxz',
  t: 'rfgy',
  u: 'yhji',
  v: 'cfgb',
  w: 'qase',
  x: 'zsdc',
  y: 'tghu',
  z: 'asx',
}
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

type Misspelling = (word: string, random: Random) => string

/** How people misspell, in order of weight: out of ten, three by ear. */
const MISSPELLINGS: readonly Misspelling[] = [
  byEar,
  byEar,
  byEar,
  aspirated,
  dropped,
  dropped,
  doubled,
  transposed,
  neighbour,
  inserted,
]

/**
 * Misspells one word of a name. The word is never the same afterwards, even without accents; the
 * other words stay as they are.
 *
 * @param name - in title case; not ''.
 *
 * @example
 * ```ts
 * misspell('García', random) // 'Garsia', 'Gracia', 'Garcja', …
 * ```
 */
export function misspell(name: string, random: Random): string {
  const words = name.split(' ')
  let at = random.below(words.length)
  // Nobody misspells the "de" of a name.
  if (words[at]!.length < 3) at = longest(words)
  const word = withoutAccents(words[at]!).toLowerCase()
  for (;;) {
    const wrong = random.pick(MISSPELLINGS)(word, random)
    if (wrong === word || wrong.length < 2) continue
    words[at] = wrong.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase())
    return words.join(' ')
  }
}

function longest(words: readonly string[]): number {
  let best = 0
  for (let i = 1; i < words.length; i++) if (words[i]!.length > words[best]!.length) best = i
  return best
}

function byEar(word: string, random: Random): string {
  // A random start, then the first spelling that fits: cheap, and no spelling is favoured much.
  const start = random.below(SOUNDS.length)
  for (let i = 0; i < SOUNDS.length; i++) {
    const [from, to] = SOUNDS[(start + i) % SOUNDS.length]!
    const at = word.indexOf(from, random.chance(0.5) ? 1 : 0)
    if (at >= 0) return word.slice(0, at) + to + word.slice(at + from.length)
  }
  return word
}

/** A silent h comes or goes. */
function aspirated(word: string): string {
  if (word.startsWith('h')) return word.slice(1)
  if ('aeiou'.includes(word[0]!)) return `h${word}`
  return word.replace('h', '')
}

function dropped(word: string, random: Random): string {
  const at = random.below(word.length)
  return word.slice(0, at) + word.slice(at + 1)
}

function doubled(word: string, random: Random): string {
  const at = random.below(word.length)
  if (word[at] === word[at + 1]) return word.slice(0, at) + word.slice(at + 1)
  return word.slice(0, at) + word[at]! + word.slice(at)
}

function transposed(word: string, random: Random): string {
  const at = random.below(Math.max(1, word.length - 1))
  return word.slice(0, at) + (word[at + 1] ?? '') + word[at]! + word.slice(at + 2)
}

function neighbour(word: string, random: Random): string {
  const at = random.below(word.length)
  const keys = NEIGHBOURS[word[at]!]
  if (keys === undefined) return word
  return word.slice(0, at) + keys[random.below(keys.length)]! + word.slice(at + 1)
}

function inserted(word: string, random: Random): string {
  const at = 1 + random.below(word.length)
  return word.slice(0, at) + LETTERS[random.below(LETTERS.length)]! + word.slice(at)
}
