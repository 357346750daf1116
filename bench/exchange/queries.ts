import { readFileSync } from 'node:fs'
import { drawWrongBirthDate } from '../../src/synthetic/birth-date-errors.ts'
import { calendarDate } from '../../src/synthetic/calendar.ts'
import { misspell } from '../../src/synthetic/misspellings.ts'
import { drawNickname } from '../../src/synthetic/nicknames.ts'
import { Random } from '../../src/synthetic/random.ts'

/** A search with exactly one error, and whom it means. */
export interface WrongQuery {
  readonly error: string
  readonly query: {
    readonly firstName: string
    readonly lastName: string
    readonly birthDate: string
  }
  readonly child: string
}

type TruthLine = readonly [
  state: string,
  id: string,
  child: string,
  first: string,
  last: string,
  birthDate: string,
]

export function readTruth(path: string): TruthLine[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as TruthLine)
}

/** Queries of random records, each with one error in the first name, the last name or the birth date. */
export function* wrongQueries(
  truth: readonly TruthLine[],
  count: number,
  seed: number,
): Generator<WrongQuery> {
  const random = new Random(seed)
  for (let at = 0; at < count; at++) {
    const [, , child, firstName, lastName, birthDate] = truth[random.below(truth.length)]!
    const right = { firstName, lastName, birthDate }
    const wrong = withError(right, at % 3, random)
    yield { child, ...wrong }
  }
}

function withError(
  right: WrongQuery['query'],
  field: number,
  random: Random,
): Pick<WrongQuery, 'error' | 'query'> {
  if (field === 1) {
    return {
      error: 'last name misspelt',
      query: { ...right, lastName: misspelt(right.lastName, random) },
    }
  }
  if (field === 2) {
    const [year, month, day] = right.birthDate.split('-').map(Number)
    const days = Date.UTC(year!, month! - 1, day!) / 86_400_000
    for (;;) {
      const { kind, text } = drawWrongBirthDate(calendarDate(days), random)
      // Another day altogether is no error but another query.
      if (kind === 'birth_date_unrelated') continue
      return { error: kind, query: { ...right, birthDate: text } }
    }
  }
  const short = random.chance(0.3) ? drawNickname(titled(right.firstName), random) : ''
  return short === ''
    ? {
        error: 'first name misspelt',
        query: { ...right, firstName: misspelt(right.firstName, random) },
      }
    : { error: 'nickname', query: { ...right, firstName: short } }
}

const titled = (name: string): string =>
  name.toLowerCase().replace(/(^|[ -])\p{L}/gu, (start) => start.toUpperCase())

const misspelt = (name: string, random: Random): string => misspell(titled(name), random)
