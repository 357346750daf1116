import { type Static, type TProperties, type TSchema, Type } from 'typebox'
import { LinkageError } from '../../errors.ts'
import { type Route, route } from '../http/route.ts'
import { DAY } from '../http/time.ts'
import type { SearchedId, SearchQuery } from './search-query.ts'
import { checkedQuery } from './search-routes.ts'
import type { FoundChild } from './search-students.ts'

/** Systems of identifiers; a state’s own is followed by its postal code. */
const MSIX_SYSTEM = 'urn:nearmatch:msix-id'
const STATE_SYSTEM = 'urn:nearmatch:state-student-id:'
const GRADE = 'http://hl7.org/fhir/StructureDefinition/match-grade'

const text = (maxLength: number) => Type.Optional(Type.String({ minLength: 1, maxLength }))
/** FHIR has much that is not looked for: it is passed over, as FHIR asks for. */
const open = <P extends TProperties>(properties: P) =>
  Type.Object(properties, { additionalProperties: true })
const listOf = <T extends TSchema>(each: T) => Type.Optional(Type.Array(each, { maxItems: 10 }))
const NAME = open({
  given: listOf(Type.String({ minLength: 1, maxLength: 100 })),
  family: text(100),
})

/** Of FHIR R4’s Patient, what a search can use. */
const PATIENT = open({
  resourceType: Type.Literal('Patient'),
  name: listOf(NAME),
  birthDate: Type.Optional(DAY),
  identifier: listOf(open({ system: text(200), value: text(50) })),
  contact: listOf(open({ name: Type.Optional(NAME) })),
})
type Patient = Static<typeof PATIENT>
type Identifier = NonNullable<Patient['identifier']>[number]

/** What `$match` is asked with: a resource, and how many answers are wanted. */
const MATCH_PARAMETERS = open({
  resourceType: Type.Literal('Parameters'),
  parameter: Type.Array(
    open({
      name: Type.String({ maxLength: 50 }),
      resource: Type.Optional(PATIENT),
      valueInteger: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      valueBoolean: Type.Optional(Type.Boolean()),
    }),
    { minItems: 1, maxItems: 10 },
  ),
})
type MatchParameters = Static<typeof MATCH_PARAMETERS>

/** A searchset: each child as a Patient, with how sure it is that it is the one. */
const MATCH_BUNDLE = Type.Object({
  resourceType: Type.Literal('Bundle'),
  type: Type.Literal('searchset'),
  total: Type.Integer({ description: 'Of the entries here; there may be more children.' }),
  entry: Type.Array(
    Type.Object({
      fullUrl: Type.String(),
      resource: Type.Object({
        resourceType: Type.Literal('Patient'),
        id: Type.String({ description: 'The MSIX id.' }),
        identifier: Type.Array(Type.Object({ system: Type.String(), value: Type.String() })),
        name: Type.Array(
          Type.Object({ given: Type.Array(Type.String()), family: Type.Optional(Type.String()) }),
        ),
        birthDate: Type.Optional(DAY),
        gender: Type.Optional(Type.Enum(['female', 'male'])),
      }),
      search: Type.Object({
        mode: Type.Literal('match'),
        score: Type.Number({ minimum: 0, maximum: 1, description: 'Of the bits of match weight.' }),
        extension: Type.Array(
          Type.Object({
            url: Type.Literal(GRADE),
            valueCode: Type.Enum(['certain', 'probable', 'possible']),
          }),
        ),
      }),
    }),
  ),
})
type MatchBundle = Static<typeof MATCH_BUNDLE>

/** `$match` of FHIR R4 over the exchange’s own search. */
export const fhirRoutes: readonly Route[] = [
  route({
    operation: 'matchPatient',
    method: 'POST',
    path: '/fhir/Patient/$match',
    summary: 'Look for a child as FHIR R4 does: a Patient in, a searchset of graded Patients out',
    tag: 'students',
    permission: 'student.search',
    schemas: { body: MATCH_PARAMETERS, reply: MATCH_BUNDLE },
    handle: async ({ exchange, body, about }) => {
      const { patient, count = 20, isCertainOnly } = askedBy(body)
      if (patient === undefined) {
        throw new LinkageError('request-invalid', { what: 'the parameters without a resource' })
      }
      const query = checkedQuery(queryOfPatient(patient), exchange.now())
      // Whether a child is alone shows only beside the next one.
      const { children, next } = await exchange.search(query, { limit: Math.max(2, count) })
      const entries = graded(children, query.id !== undefined)
        .slice(0, count)
        .filter(({ search }) => !isCertainOnly || search.score === 1)
      const isAll = next === undefined && children.length <= count
      about('search', { found: entries.length, more: isAll ? 0 : 1 })
      for (const { resource } of entries) about(`msix:${resource.id}`)
      const bundle: MatchBundle = {
        resourceType: 'Bundle',
        type: 'searchset',
        total: entries.length,
        entry: entries,
      }
      return { body: bundle }
    },
  }),
]

/** What was asked, of the parameters that FHIR names. */
function askedBy({ parameter }: MatchParameters): {
  readonly patient: Patient | undefined
  readonly count: number | undefined
  readonly isCertainOnly: boolean
} {
  const of = (name: string) => parameter.find((each) => each.name === name)
  return {
    patient: of('resource')?.resource,
    count: of('count')?.valueInteger,
    isCertainOnly: of('onlyCertainMatches')?.valueBoolean ?? false,
  }
}

/** What is asked for, as the exchange’s own search has it; identifiers of other systems are passed over. */
function queryOfPatient({ name, birthDate, identifier, contact }: Patient): SearchQuery {
  const [own] = name ?? []
  const [parent] = (contact ?? []).flatMap((each) => each.name ?? [])
  const [id] = (identifier ?? []).flatMap(searchedId)
  const asked = {
    firstName: own?.given?.join(' '),
    lastName: own?.family,
    birthDate: birthDate?.replaceAll('-', ''),
    parentFirstName: parent?.given?.join(' '),
    parentLastName: parent?.family,
    id,
  }
  const known = Object.entries(asked).filter(([, value]) => value !== undefined)
  return Object.fromEntries(known) as SearchQuery
}

function searchedId({ system = '', value }: Identifier): readonly SearchedId[] {
  if (value === undefined) return []
  if (system === MSIX_SYSTEM) return [{ type: 'msix', value }]
  const state = system.startsWith(STATE_SYSTEM) ? system.slice(STATE_SYSTEM.length) : ''
  return /^[A-Z]{2}$/.test(state) ? [{ type: 'state', value, state }] : []
}

/**
 * Grades what was found. Certain is a child alone: whom an id leads to with nothing else that differs, or
 * who has all of first name, last name and birth date as they were asked for. Probable is one whom the
 * weight speaks for.
 */
function graded(found: readonly FoundChild[], isById: boolean): MatchBundle['entry'] {
  const isCertain = (child: FoundChild): boolean => agreesInAll(child, isById ? 0 : FIELDS)
  const isOne = found.filter(isCertain).length === 1
  return found.map((child) => {
    const { score = 0 } = child
    const certain = isOne && isCertain(child)
    const share = certain ? 1 : Math.min(MOST_UNSURE, 1 / (1 + 2 ** -score))
    const grade = certain ? 'certain' : score > 0 ? 'probable' : 'possible'
    return {
      fullUrl: `${MSIX_SYSTEM}:${child.msixId}`,
      resource: patientOf(child),
      search: {
        mode: 'match',
        score: Math.round(share * 10_000) / 10_000,
        extension: [{ url: GRADE, valueCode: grade }],
      },
    }
  })
}

/** First name, last name and birth date. */
const FIELDS = 3
/** Only what is certain scores 1. */
const MOST_UNSURE = 0.9999

/** @param least - so many fields must have been asked for. */
function agreesInAll({ agreement = {} }: FoundChild, least: number): boolean {
  const asked = Object.values(agreement)
  return asked.length >= least && asked.every((each) => each === 'same')
}

function patientOf(child: FoundChild): MatchBundle['entry'][number]['resource'] {
  const { msixId, firstName, middleName, lastName1, lastName2, birthDate, sex } = child
  const given = [firstName, middleName].flatMap((each) => each ?? [])
  const family = [lastName1, lastName2].flatMap((each) => each ?? []).join(' ')
  const gender = GENDERS[sex ?? '']
  return {
    resourceType: 'Patient',
    id: msixId,
    identifier: [{ system: MSIX_SYSTEM, value: msixId }],
    name: [{ given, ...(family === '' ? {} : { family }) }],
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(gender === undefined ? {} : { gender }),
  }
}

const GENDERS: Readonly<Record<string, 'female' | 'male'>> = { Female: 'female', Male: 'male' }
