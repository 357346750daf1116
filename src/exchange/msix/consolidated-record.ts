import type { KeptRecord, StudentDocument } from '../student-document.ts'
import type { RecordKindName } from './record-kinds.ts'
import { toldValues } from './told-value.ts'

/** A record and the state that it comes from. */
export interface SourcedRecord {
  readonly state: string
  readonly stateStudentId: string
  /** By the names of elements; days and months as {@link toldValues} has them. */
  readonly values: Readonly<Record<string, string>>
}

/** Whose document it is. */
export interface StateDocument {
  readonly state: string
  readonly stateStudentId: string
  readonly document: StudentDocument
}

/** All that states say of a child, by part, each record with its source. */
export interface ConsolidatedParts {
  readonly stateIds: readonly {
    readonly state: string
    readonly stateStudentId: string
    readonly version: number
    readonly alternateIds: readonly string[]
  }[]
  readonly demographics: readonly SourcedRecord[]
  /** The latest first, as all that follow. */
  readonly qualifyingMoves: readonly SourcedRecord[]
  readonly enrollments: readonly SourcedRecord[]
  readonly assessments: readonly SourcedRecord[]
  readonly courseHistory: readonly SourcedRecord[]
}

/** Puts the documents of a child together. */
export function consolidatedParts(documents: readonly StateDocument[]): ConsolidatedParts {
  const of = (kind: RecordKindName, dates: readonly string[]): SourcedRecord[] =>
    documents
      .flatMap(({ state, stateStudentId, document }) =>
        recordsOf(document, kind).map(({ values }) => ({
          state,
          stateStudentId,
          values: toldValues(values),
        })),
      )
      .sort((a, b) => (latest(b, dates) < latest(a, dates) ? -1 : 1))
  return {
    stateIds: documents.map(({ state, stateStudentId, document }) => ({
      state,
      stateStudentId,
      version: document.version,
      alternateIds: recordsOf(document, 'alternateId').flatMap(
        ({ values }) => values.alternateId ?? [],
      ),
    })),
    demographics: of('demographics', []),
    qualifyingMoves: of('qualifyingMove', ['qualifyingArrivalDate']),
    enrollments: of('enrollment', ['enrollmentDate', 'residencyDate', 'withdrawalDate']),
    assessments: of('assessment', ['assessmentDate']),
    courseHistory: of('courseHistory', ['academicYear']),
  }
}

function recordsOf({ records, deleted }: StudentDocument, kind: RecordKindName): KeptRecord[] {
  return deleted === true ? [] : records.filter((record) => record.kind === kind)
}

/** The first of the dates that is there. */
function latest({ values }: SourcedRecord, dates: readonly string[]): string {
  return dates.map((name) => values[name]).find((value) => value !== undefined) ?? ''
}
