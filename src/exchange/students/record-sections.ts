import { CODE_LISTS } from '../msix/code-lists.ts'
import type { SourcedRecord } from '../msix/consolidated-record.ts'
import { MINIMUM_DATA_ELEMENTS, type MinimumDataElement } from '../msix/elements.ts'
import type { StudentRecord } from './student-record.ts'

/** A part of a record as it is shown: rows of elements with their source. */
export interface RecordSection {
  readonly title: string
  /** Elements that some row fills, in the order of the list of elements. */
  readonly elements: readonly MinimumDataElement[]
  readonly rows: readonly SectionRow[]
}

export interface SectionRow {
  readonly state: string
  readonly stateStudentId: string
  /** By symbolic name, for people to read. */
  readonly values: Readonly<Record<string, string>>
}

const BY_NAME = new Map(MINIMUM_DATA_ELEMENTS.map((element) => [element.name, element]))

/** The record in the order of MSIX’s own page. */
export function sectionsOf(record: StudentRecord): RecordSection[] {
  return [
    section('Demographics by state', record.demographics),
    section('Qualifying moves', record.qualifyingMoves),
    section('Enrollments', record.enrollments),
    section('Assessments', record.assessments),
    section('Course history', record.courseHistory),
  ]
}

function section(title: string, records: readonly SourcedRecord[]): RecordSection {
  const filled = new Set(records.flatMap(({ values }) => Object.keys(values)))
  return {
    title,
    elements: MINIMUM_DATA_ELEMENTS.filter(({ name }) => filled.has(name)),
    rows: records.map(({ state, stateStudentId, values }) => ({
      state,
      stateStudentId,
      values: Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, readable(name, value)]),
      ),
    })),
  }
}

export function labelOf(element: string): string {
  return BY_NAME.get(element)?.label ?? element
}

/** A value that is told, as people read it: codes with what they stand for. */
export function readable(name: string, value: string): string {
  const element = BY_NAME.get(name)
  if (element?.codes === undefined) return value
  const label = CODE_LISTS[element.codes].codes.find(({ code }) => code === value)?.label ?? ''
  return label === '' || label === value.toLowerCase() ? value : `${value} (${label})`
}

/** Names, as one line. */
export function titleOf({ overview }: Pick<StudentRecord, 'overview'>): string {
  const value = (name: string): string =>
    overview.find(({ element }) => element === name)?.value ?? ''
  const names = ['firstName', 'middleName', 'lastName1', 'lastName2', 'suffix']
  return names
    .map(value)
    .filter((text) => text !== '')
    .join(' ')
}

/** What should be seen first. */
export function flagLines({ flags }: Pick<StudentRecord, 'flags'>): string[] {
  const { medicalAlert, immunizationRecords, priorityForServices } = flags
  const { multipleBirth, pendingReviews, recruiters } = flags
  return [
    ...(medicalAlert === undefined ? [] : [`Medical alert: ${medicalAlert}`]),
    ...(immunizationRecords === undefined ? [] : [`Immunization records: ${immunizationRecords}`]),
    ...(priorityForServices === undefined ? [] : [`Priority for services: ${priorityForServices}`]),
    ...(multipleBirth ? ['Multiple birth'] : []),
    ...(pendingReviews > 0 ? [`Questions about who this is that wait: ${pendingReviews}`] : []),
    ...(recruiters.length > 0 ? [`Flags of recruiters: ${recruiters.length}`] : []),
  ]
}
