import { isKnownGivenName, isSpanishGivenName, wordList } from './given-names.ts'
import { ENGLISH_NICKNAMES } from './nickname-data.ts'
import { SPANISH_NICKNAMES, SPELLING_VARIANTS } from './spanish-name-data.ts'

/**
 * English nicknames that everyone uses for the formal name. Two of them stand for one another (Bob,
 * Robby); two rare ones of a long list do not (Lynn and Lena of Caroline).
 */
const EVERYDAY = new Map([
  ['robert', 'bob bobby rob robbie robby bert'],
  ['william', 'bill billy will willie willy liam'],
  ['richard', 'rick ricky dick rich richie'],
  ['edward', 'ed eddie eddy ted teddy ned'],
  ['james', 'jim jimmy jimmie jamie'],
  ['john', 'johnny jack jackie'],
  ['michael', 'mike mikey mickey mick'],
  ['charles', 'charlie chuck chas'],
  ['margaret', 'maggie meg peggy peg marge margie'],
  ['elizabeth', 'liz lizzie lizzy beth betty bess bessie betsy eliza libby'],
  ['katherine', 'kate katie kathy kat kathi kit'],
  ['catherine', 'cate cathy kate katie kathy'],
  ['patricia', 'pat patty patti tricia trish'],
  ['jennifer', 'jen jenny jenn jennie'],
  ['joseph', 'joe joey'],
  ['thomas', 'tom tommy'],
  ['daniel', 'dan danny'],
  ['anthony', 'tony'],
  ['christopher', 'chris topher kit'],
  ['matthew', 'matt matty'],
  ['andrew', 'andy drew'],
  ['alexander', 'alex al xander lex sandy'],
  ['alexandra', 'alex lexi sandra sasha'],
  ['samuel', 'sam sammy'],
  ['samantha', 'sam sammy'],
  ['benjamin', 'ben benny benji'],
  ['nicholas', 'nick nicky nico'],
  ['nathaniel', 'nate nathan nat'],
  ['zachary', 'zach zack zak'],
  ['joshua', 'josh'],
  ['jonathan', 'jon jonny'],
  ['timothy', 'tim timmy'],
  ['stephen', 'steve stevie'],
  ['steven', 'steve stevie'],
  ['kenneth', 'ken kenny'],
  ['ronald', 'ron ronnie ronny'],
  ['gregory', 'greg'],
  ['jeffrey', 'jeff'],
  ['lawrence', 'larry'],
  ['gerald', 'jerry gerry'],
  ['henry', 'hank harry hal'],
  ['frederick', 'fred freddy freddie'],
  ['theodore', 'ted teddy theo'],
  ['abigail', 'abby abbie gail'],
  ['rebecca', 'becky becca'],
  ['deborah', 'deb debbie debby'],
  ['susan', 'sue susie suzy'],
  ['jessica', 'jess jessie'],
  ['kimberly', 'kim kimmy'],
  ['victoria', 'vicky vickie tori'],
  ['madeline', 'maddie maddy'],
  ['isabella', 'bella izzy belle'],
  ['gabriella', 'gabby ella gabi'],
  ['gabriel', 'gabe'],
  ['jacob', 'jake'],
  ['david', 'dave davy'],
  ['donald', 'don donnie'],
  ['raymond', 'ray'],
  ['philip', 'phil'],
  ['peter', 'pete'],
  ['dorothy', 'dot dottie dolly'],
  ['barbara', 'barb barbie babs'],
  ['cynthia', 'cindy'],
  ['pamela', 'pam'],
  ['valerie', 'val'],
  ['maximilian', 'max'],
  ['leonard', 'leo len lenny'],
])

/** Names with a diminutive's ending that are names of their own. */
const NOT_DIMINUTIVES = new Set(['margarita', 'benito', 'benita', 'agapito', 'evita', 'hipolito'])

interface NameRelations {
  /** Nickname to the formal names it may stand for. */
  readonly formals: ReadonlyMap<string, ReadonlySet<string>>
  /** The part of `formals` in everyday use. */
  readonly everyday: ReadonlyMap<string, ReadonlySet<string>>
}

let relations: NameRelations | undefined

/**
 * The formal names a given name may stand for, itself included.
 *
 * English and Spanish hypocorisms, spelling variants (Yesenia, Jesenia) and Spanish diminutives
 * (Juanito, Anita). Two names with a variant in common are not yet one name: Beto may be Alberto or
 * Roberto. Use {@link areNameVariants} to ask that.
 *
 * @param token - one folded word.
 * @returns at least one name, sorted by code unit.
 *
 * Source: carltonnorthern/nicknames (English), a list of our own (Spanish).
 *
 * @example
 * ```ts
 * nameVariants('lupe') // ['guadalupe', 'lupe']
 * nameVariants('juanito') // ['juan', 'juanito']
 * ```
 */
export function nameVariants(token: string): readonly string[] {
  const found = new Set([token])
  const { formals } = nameRelations()
  for (const formal of formals.get(token) ?? []) found.add(formal)
  for (const base of diminutiveBases(token)) {
    found.add(base)
    // Rosita is Rosa; only if the base is a nickname itself (Panchito, Pancho) does it go further.
    if (isSpanishGivenName(base)) continue
    for (const formal of formals.get(base) ?? []) found.add(formal)
  }
  return [...found].sort(byCodeUnit)
}

/**
 * True if two given names are often one: equal, one a nickname of the other, or both everyday
 * nicknames or spellings of the same formal name.
 *
 * Symmetric, but not transitive: Beto is Alberto, Beto is Roberto, Alberto is not Roberto.
 *
 * @param a - one folded word, likewise `b`.
 *
 * @example
 * ```ts
 * areNameVariants('pepe', 'jose') // true
 * areNameVariants('pepe', 'chepe') // true
 * areNameVariants('alberto', 'roberto') // false
 * ```
 */
export function areNameVariants(a: string, b: string): boolean {
  if (a === b) return true
  if (a === '' || b === '') return false
  const { formals, everyday } = nameRelations()
  if (formals.get(a)?.has(b) || formals.get(b)?.has(a)) return true
  if (overlap(everyday.get(a), everyday.get(b))) return true
  // Most words are no diminutives, and this runs for every pair of given names.
  if (!mayBeDiminutive(a) && !mayBeDiminutive(b)) return false
  if (nameVariants(a).includes(b) || nameVariants(b).includes(a)) return true
  return overlap(everydayFormals(a), everydayFormals(b))
}

function overlap(a?: ReadonlySet<string>, b?: ReadonlySet<string>): boolean {
  if (a === undefined || b === undefined) return false
  for (const name of a) if (b.has(name)) return true
  return false
}

/** The formal names of which a name is an everyday nickname or a diminutive. */
function everydayFormals(token: string): ReadonlySet<string> {
  const { everyday } = nameRelations()
  const bases = diminutiveBases(token)
  return new Set([
    ...bases,
    ...[token, ...bases].flatMap((name) => [...(everyday.get(name) ?? [])]),
  ])
}

function mayBeDiminutive(token: string): boolean {
  return token.includes('it', token.length - 4)
}

/** Juanito → juan, Anita → ana, Carlitos → carlos, Jorgito → jorge, Panchito → pancho. */
function diminutiveBases(token: string): string[] {
  if (token.length < 5 || token.length > 20 || NOT_DIMINUTIVES.has(token)) return []
  const match = /^(.+?)(c?it)(o|a|os|as)$/.exec(token)
  if (match === null) return []
  const [, stem, , ending] = match as unknown as [string, string, string, string]
  const { everyday } = nameRelations()
  // Panchit-o → panch-o; a soft c or g before e and i was respelled: Paqu-ito → pac-o.
  const hard = stem.endsWith('qu') ? `${stem.slice(0, -2)}c` : stem.replace(/gu$/, 'g')
  const candidates = [`${hard}${ending}`, stem, `${stem}e`, `${hard}o${ending === 'os' ? 's' : ''}`]
  return [...new Set(candidates)].filter(
    (name) => name.length > 2 && (isSpanishGivenName(name) || everyday.has(name)),
  )
}

function nameRelations(): NameRelations {
  relations ??= buildRelations()
  return relations
}

function buildRelations(): NameRelations {
  const formals = new Map<string, Set<string>>()
  const everyday = new Map<string, Set<string>>()
  for (const [formal, nicknames] of entries(ENGLISH_NICKNAMES)) {
    for (const nickname of nicknames) relate(formals, nickname, formal)
  }
  for (const [formal, nicknames] of [...everydayEnglish(), ...entries(SPANISH_NICKNAMES)]) {
    for (const nickname of nicknames) {
      relate(formals, nickname, formal)
      // A full name can be short for a longer one (Sandra for Alejandra), but then it says less.
      if (!isKnownGivenName(nickname)) relate(everyday, nickname, formal)
    }
  }
  for (const group of SPELLING_VARIANTS.split(',')) {
    const [first, ...others] = wordList(group)
    for (const other of others) {
      relate(formals, other, first!)
      relate(everyday, other, first!)
    }
  }
  return { formals, everyday }
}

function everydayEnglish(): [string, string[]][] {
  return [...EVERYDAY].map(([formal, nicknames]) => [formal, nicknames.split(' ')])
}

function entries(text: string): [string, string[]][] {
  return wordList(text).map((entry) => {
    const [formal, nicknames] = entry.split('=') as [string, string]
    return [formal, nicknames.split(',')]
  })
}

function relate(map: Map<string, Set<string>>, nickname: string, formal: string): void {
  if (nickname === formal) return
  const known = map.get(nickname)
  if (known === undefined) map.set(nickname, new Set([formal]))
  else known.add(formal)
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
