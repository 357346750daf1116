import { createHash } from 'node:crypto'
import { resolvePerson } from '../../ledger/resolve-person.ts'
import { consolidatedOf } from '../../registry/consolidated.ts'
import { survivorshipOf } from '../../survivorship/survivorship-of.ts'
import type { ExchangeView } from '../exchange.ts'
import { type ConsolidatedParts, consolidatedParts } from '../msix/consolidated-record.ts'
import { latestPlace, type ToldPlace, toldPlace } from '../msix/latest-place.ts'
import { FIELD_OF_ELEMENT } from '../msix/student-fields.ts'
import { documentsOf } from '../store/documents-of.ts'
import { flagsOf, type StudentFlags } from './student-flags.ts'

/** One value of the overview, and whose word it is. */
export interface OverviewValue {
  /** Symbolic name of the element. */
  readonly element: string
  readonly value: string
  readonly state: string
  readonly stateStudentId: string
  /** Why this value and not another state’s. */
  readonly rule: string
}

/** All that is known of a child, each part with the state that says so. */
export interface StudentRecord extends ConsolidatedParts {
  readonly msixId: string
  /** Of the child in the registry: what a merge or split may say that it saw. */
  readonly version: number
  /** Ids that were merged into this one, that which was asked for first. */
  readonly via: readonly string[]
  /** The id of which it was split off. */
  readonly splitFrom?: string
  readonly overview: readonly OverviewValue[]
  readonly latestPlace?: ToldPlace
  readonly flags: StudentFlags
  /** When each state spoke last, in milliseconds since 1970. */
  readonly received: readonly { readonly state: string; readonly time: number }[]
}

const ELEMENTS: ReadonlyMap<string, string> = new Map(
  Object.entries(FIELD_OF_ELEMENT).map(([element, field]) => [field, element]),
)

/**
 * The consolidated record of the child that an id stands for now.
 *
 * @throws {@link LinkageError} `person-unknown`.
 */
export function studentRecord(view: ExchangeView, id: string): StudentRecord {
  const { state, index } = view
  const { person, via } = resolvePerson(state, id)
  const msixId = person.person
  const documents = documentsOf(view, [msixId])
  const parts = consolidatedParts(documents)
  const place = latestPlace(documents)
  const fields = consolidatedOf(state, msixId, survivorshipOf(index.model))
  return {
    msixId,
    version: person.version,
    via,
    ...(person.splitFrom === undefined ? {} : { splitFrom: person.splitFrom }),
    overview: fields.flatMap(({ field, rule, values }) => {
      const element = ELEMENTS.get(field)
      const [first] = values
      if (element === undefined || first === undefined) return []
      const { value, source, id: own } = first
      return [{ element, value, state: source, stateStudentId: own, rule }]
    }),
    ...(place === undefined ? {} : { latestPlace: toldPlace(place) }),
    flags: flagsOf(view, msixId, parts),
    ...parts,
    received: documents.map(({ state: from, document }) => ({ state: from, time: document.time })),
  }
}

/** Changes whenever anything of the record does. */
export function versionTag(record: StudentRecord): string {
  const { version, stateIds, via, flags } = record
  const facts = JSON.stringify([
    version,
    via,
    stateIds.map((each) => [each.state, each.stateStudentId, each.version]),
    flags,
  ])
  return createHash('sha256').update(facts).digest('base64url').slice(0, 22)
}
