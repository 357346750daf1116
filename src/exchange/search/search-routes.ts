import { type TProperties, Type } from 'typebox'
import { LinkageError } from '../../errors.ts'
import { cursorOf, keyOfCursor, NEXT, PAGING } from '../http/paging.ts'
import { type Route, route } from '../http/route.ts'
import { DAY } from '../http/time.ts'
import { dayOf } from '../msix/calendar-date.ts'
import { OVERVIEW } from '../students/overview-schema.ts'
import { isNamed, MOST_MONTHS, monthNumber, type SearchQuery } from './search-query.ts'
import type { SearchCursor } from './search-students.ts'

const NAME = (description: string) =>
  Type.Optional(Type.String({ minLength: 1, maxLength: 100, description }))
const DATE = (description: string) => Type.Optional(Type.String({ ...DAY, description }))
const STATE = (description: string) =>
  Type.Optional(Type.String({ pattern: '^[A-Z]{2}$', description }))
const AGREEMENT = Type.Optional(Type.Enum(['same', 'alike', 'different', 'missing']))

const QUERY = {
  firstName: NAME('First name, in any spelling; a nickname will do.'),
  lastName: NAME('One surname or both.'),
  birthDate: DATE('Not enough by itself.'),
  id: Type.Optional(
    Type.Object({
      type: Type.Enum(['msix', 'state', 'alternate']),
      value: Type.String({ minLength: 1, maxLength: 50 }),
      state: STATE('The state whose id it is; needed for `state`.'),
    }),
  ),
  parentFirstName: NAME('First name of a parent.'),
  parentLastName: NAME('Surname of a parent.'),
  birthCity: NAME('City of birth.'),
  birthState: STATE('State of birth.'),
  birthCountry: Type.Optional(Type.String({ maxLength: 4, description: 'Country code of birth.' })),
  state: STATE('A state that has the child.'),
  district: Type.Optional(
    Type.String({ pattern: '^[0-9]{7}$', description: 'NCES district of an enrollment.' }),
  ),
  school: NAME('NCES id of the school of an enrollment, 12 digits, or its whole name.'),
  grade: Type.Optional(Type.String({ maxLength: 2, description: 'Grade level of an enrollment.' })),
  enrolledFrom: DATE('An enrollment or residency began on this day or later.'),
  enrolledTo: DATE('… and on this day or earlier.'),
  arrivedFrom: DATE('A qualifying arrival was on this day or later.'),
  arrivedTo: DATE('… and on this day or earlier.'),
  movedFromState: STATE('State that a qualifying move came from.'),
  movedToState: STATE('State that a qualifying move went to.'),
} as const satisfies TProperties

export const searchRoutes: readonly Route[] = [
  route({
    operation: 'searchStudents',
    method: 'POST',
    path: '/v1/students/search',
    summary:
      'Look for children by a name or an id, narrowed by more; what was asked stands in no address',
    tag: 'students',
    permission: 'student.search',
    schemas: {
      body: Type.Object({ ...QUERY, ...PAGING }),
      reply: Type.Object({
        children: Type.Array(
          Type.Object({
            ...OVERVIEW,
            score: Type.Optional(
              Type.Number({
                description: 'Bits of match weight; the more the likelier. Absent in a plain list.',
              }),
            ),
            agreement: Type.Optional(
              Type.Object(
                { firstName: AGREEMENT, lastName: AGREEMENT, birthDate: AGREEMENT },
                { description: 'How what was asked for compares.' },
              ),
            ),
          }),
        ),
        next: NEXT,
        complete: Type.Boolean({
          description:
            'Whether all was looked at that this leads to. If not there are more children than can be paged through: give another field.',
        }),
      }),
    },
    handle: async ({ exchange, body, about }) => {
      const { cursor, limit = 20, ...asked } = body
      const query = checkedQuery(asked, exchange.now())
      const after = keyOfCursor<SearchCursor>(cursor, ['number', 'string'])
      const page = await exchange.search(query, {
        limit,
        ...(after === undefined ? {} : { after }),
      })
      about('search', { found: page.children.length, more: page.next === undefined ? 0 : 1 })
      for (const { msixId } of page.children) about(`msix:${msixId}`)
      const { children, next, complete } = page
      return {
        body: {
          children: children.map((child) => ({ ...child, states: [...child.states] })),
          complete,
          ...(next === undefined ? {} : { next: cursorOf(next) }),
        },
      }
    },
  }),
]

const DATES = ['birthDate', 'enrolledFrom', 'enrolledTo', 'arrivedFrom', 'arrivedTo'] as const

/** @throws {@link LinkageError} `request-invalid` if it is nothing to be looked for. */
export function checkedQuery(asked: SearchQuery, now: number): SearchQuery {
  const dates: Partial<Record<(typeof DATES)[number], string>> = {}
  for (const name of DATES) {
    const date = asked[name]?.replaceAll('-', '')
    if (date === undefined) continue
    if (dayOf(date) === undefined) throw new LinkageError('request-invalid', { what: name })
    dates[name] = date
  }
  const query: SearchQuery = {
    ...asked,
    ...dates,
    ...wholeRange('enrolledFrom', 'enrolledTo', dates, now),
    ...wholeRange('arrivedFrom', 'arrivedTo', dates, now),
  }
  if (query.id?.type === 'state' && query.id.state === undefined) {
    throw new LinkageError('request-invalid', { what: 'the id without its state' })
  }
  if (!isNamed(query) && query.id === undefined) {
    throw new LinkageError('request-invalid', { what: 'the search without a name or an id' })
  }
  return query
}

/** A range of dates with both ends: open ones reach as far as is looked at, or to today. */
function wholeRange<F extends (typeof DATES)[number], T extends (typeof DATES)[number]>(
  fromName: F,
  toName: T,
  dates: Readonly<Partial<Record<string, string>>>,
  now: number,
): Partial<Record<F | T, string>> {
  if (dates[fromName] === undefined && dates[toName] === undefined) return {}
  const to = dates[toName] ?? new Date(now).toISOString().slice(0, 10).replaceAll('-', '')
  const from = dates[fromName] ?? `${Number(to.slice(0, 4)) - MOST_MONTHS / 12 + 1}0101`
  if (from > to || monthNumber(to) - monthNumber(from) >= MOST_MONTHS) {
    throw new LinkageError('request-invalid', { what: `the time from ${fromName} to ${toName}` })
  }
  return { [fromName]: from, [toName]: to } as Partial<Record<F | T, string>>
}
