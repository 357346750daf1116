import { resolvePerson } from '../../ledger/resolve-person.ts'
import type { ExchangeView } from '../exchange.ts'
import { toldValue } from '../msix/told-value.ts'
import { readVersions } from '../store/student-store.ts'
import { type KeptRecord, keyOf, type StudentDocument } from '../student-document.ts'

/** One version of what a state said, and how it differs from the one before. */
export interface RecordVersion {
  readonly state: string
  readonly stateStudentId: string
  readonly version: number
  /** When it came, in milliseconds since 1970. */
  readonly time: number
  /** SHA-256 of the file it came in. */
  readonly file: string
  readonly deleted: boolean
  readonly changes: readonly ElementChange[]
}

/** An element that changed; without `before` it was not there, without `after` it is not any more. */
export interface ElementChange {
  readonly kind: string
  /** Number of the record, where its kind repeats. */
  readonly record?: string
  readonly element: string
  readonly before?: string
  readonly after?: string
}

/** Where a page of versions begins: behind this one. */
export type HistoryCursor = readonly [time: number, state: string, id: string, version: number]

/**
 * What all states of a child ever said, the latest first.
 *
 * @throws {@link LinkageError} `person-unknown`.
 */
export function recordHistory(
  { state, reader }: ExchangeView,
  id: string,
  { limit, after }: { readonly limit: number; readonly after?: HistoryCursor },
): { readonly versions: readonly RecordVersion[]; readonly next?: HistoryCursor } {
  const { person } = resolvePerson(state, id)
  const all = person.members.flatMap((member) => {
    const { source, id: stateStudentId } = state.record(member)!
    const documents = readVersions(reader, source, stateStudentId)
    return documents.map((document, at) => ({
      source,
      stateStudentId,
      document,
      before: documents[at - 1],
    }))
  })
  const placed = all
    .map((each) => ({ ...each, position: positionOf(each) }))
    .filter(({ position }) => after === undefined || compare(position, after) > 0)
    .sort((a, b) => compare(a.position, b.position))
  const page = placed.slice(0, limit)
  return {
    versions: page.map(({ source, stateStudentId, document, before }) => ({
      state: source,
      stateStudentId,
      version: document.version,
      time: document.time,
      file: document.file,
      deleted: document.deleted === true,
      changes: changesOf(before, document),
    })),
    ...(placed.length > limit ? { next: page.at(-1)!.position } : {}),
  }
}

function positionOf(each: {
  readonly source: string
  readonly stateStudentId: string
  readonly document: StudentDocument
}): HistoryCursor {
  const { time, version } = each.document
  return [time, each.source, each.stateStudentId, version]
}

/** The latest first; of one time by state, id and falling version. */
function compare(a: HistoryCursor, b: HistoryCursor): number {
  if (a[0] !== b[0]) return b[0] - a[0]
  if (a[1] !== b[1]) return a[1] < b[1] ? -1 : 1
  if (a[2] !== b[2]) return a[2] < b[2] ? -1 : 1
  return b[3] - a[3]
}

function changesOf(
  before: StudentDocument | undefined,
  after: StudentDocument,
): readonly ElementChange[] {
  const old = recordsByKey(before)
  const now = recordsByKey(after)
  const keys = [...new Set([...old.keys(), ...now.keys()])]
  return keys.flatMap((key) => changesOfRecord(old.get(key), now.get(key)))
}

/** The student itself stands beside its records. */
function recordsByKey(document: StudentDocument | undefined): Map<string, KeptRecord> {
  if (document === undefined || document.deleted === true) return new Map()
  const { student, records } = document
  const all: KeptRecord[] = [{ kind: 'student', values: student }, ...records]
  return new Map(all.map((record) => [keyOf(record), record]))
}

function changesOfRecord(
  before: KeptRecord | undefined,
  after: KeptRecord | undefined,
): ElementChange[] {
  const { kind } = (after ?? before)!
  const record = (after ?? before)!.values.record
  const names = new Set([...Object.keys(before?.values ?? {}), ...Object.keys(after?.values ?? {})])
  names.delete('record')
  return [...names].flatMap((element): ElementChange[] => {
    const [old, now] = [before?.values[element], after?.values[element]]
    if (old === now) return []
    return [
      {
        kind,
        ...(record === undefined ? {} : { record }),
        element,
        ...(old === undefined ? {} : { before: toldValue(element, old) }),
        ...(now === undefined ? {} : { after: toldValue(element, now) }),
      },
    ]
  })
}
