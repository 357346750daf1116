import { words } from './text.ts'

/** What a value is: a word that is a placeholder in one kind of field is a name in another. */
export type SkipKind = 'given-name' | 'surname' | 'place' | 'text'

const EVERYWHERE = list(`
  unknown, unk, unkn, unknwn, uknown, n a, none, null, nil, nan, undefined, not available,
  not applicable, not known, not given, not provided, not reported, not recorded, not specified,
  not stated, no data, no info, no information, no answer, no response, missing, empty,
  tbd, to be determined, to be announced, tba, pending, refused, declined, withheld, redacted,
  confidential, anonymous, anon, no name, no name given, noname, name unknown, unnamed, not named,
  desconocido, desconocida, se desconoce, no se sabe, no disponible, no aplica, no conocido,
  sin informacion, sin datos, sin dato, sin nombre, sin registro, ninguno, ninguna, pendiente`)

const NAMES = list(`
  no middle name, no first name, no last name, no given name, no surname, no family name,
  sin apellido, sin apellidos, sin segundo nombre, sin segundo apellido, nmn, nmi, nfn, nln, fnu,
  lnu, mnu, first name unknown, last name unknown, unknown first name, unknown last name,
  unknown name, first name, last name, middle name, given name, surname, baby boy, baby girl,
  twin a, twin b, twin 1, twin 2, test name`)

// Test, Boy, Baby, Blank, Newborn and Na are surnames (US Census 2010 counts 1,121 Test and 949 Boy), so
// these are placeholders only where a given name is expected.
const GIVEN_NAMES = list(`
  na, blank, baby, boy, girl, newborn, infant, infant boy, infant girl, babyboy, babygirl, bb, bg,
  male, female,
  male infant, female infant, masculino, femenino, twin, twin boy, twin girl, baby a, baby b,
  boy a, boy b, girl a, girl b, newborn boy, newborn girl, bebe, recien nacido, recien nacida, rn,
  test, testing, tester, dummy, sample, student, child, no`)

const PLACES = list(
  'na, blank, foreign, out of state, out of country, other, homeless, transient, city, various',
)
const TEXTS = list('na, blank, test, testing, dummy, other')

const BY_KIND: Readonly<Record<SkipKind, ReadonlySet<string>>> = {
  'given-name': new Set([...EVERYWHERE, ...NAMES, ...GIVEN_NAMES]),
  surname: new Set([...EVERYWHERE, ...NAMES]),
  place: new Set([...EVERYWHERE, ...PLACES]),
  text: new Set([...EVERYWHERE, ...TEXTS]),
}

/** The same keys held down: xxx, zzz, aaaa, but not the initial x or the name Aa. */
const FILLER = /^(?:x{2,}|z{2,}|([a-z])\1{2,})(?: (?:x+|z+|\1+))*$/
const UNNAMED_BABY = /^(?:baby|newborn|infant) ?(?:boy|girl)\b|^(?:boy|girl) (?:baby|infant)\b/

/**
 * True if a folded value is a placeholder that means "missing".
 *
 * @param folded - a value as `foldText` gives it; '' is missing too.
 * @param kind - the kind of field; `text` by default. "Boy" and "Na" are skip values as given names
 *   and real as surnames.
 *
 * @example
 * ```ts
 * isSkipValue('baby girl', 'given-name') // true
 * isSkipValue('n a', 'surname') // true
 * isSkipValue('na', 'surname') // false
 * ```
 */
export function isSkipValue(folded: string, kind: SkipKind = 'text'): boolean {
  if (folded === '') return true
  if (BY_KIND[kind].has(folded)) return true
  if (kind === 'given-name' && UNNAMED_BABY.test(folded)) return true
  return FILLER.test(folded)
}

const FULL_NAMES = list(`
  john doe, jane doe, jon doe, baby doe, john q public, juan perez perez, fulano de tal,
  fulana de tal, john smith test, test test, test student, test patient, test child, test person,
  test user, student test, demo student, sample student, first last, first name last name,
  mickey mouse, donald duck`)

/**
 * True if two names are a placeholder together though each could be real: John Doe, but neither
 * John Garcia nor Rosa Doe.
 *
 * @param given - folded given name.
 * @param surname - folded surname.
 *
 * @example
 * ```ts
 * isSkipFullName('jane', 'doe') // true
 * isSkipFullName('jane', 'garcia') // false
 * ```
 */
export function isSkipFullName(given: string, surname: string): boolean {
  const name = words(`${given} ${surname}`.trim()).join(' ')
  if (FULL_NAMES.has(name)) return true
  return isSkipValue(given, 'given-name') && isSkipValue(surname, 'surname')
}

function list(text: string): ReadonlySet<string> {
  return new Set(text.split(',').map((value) => value.trim()))
}
