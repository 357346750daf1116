import { type PreparedRecords, prepareRecords } from '../../registry/prepare-records.ts'
import type { SourceRecord } from '../../registry/record-key.ts'
import type { Registry } from '../../registry/registry.ts'
import type { CheckedPart, SubmissionSummary } from '../msix/check-submission.ts'
import { decideAhead, type StudentAhead } from './decide-ahead.ts'
import type { Origin } from './decide-student.ts'
import { readInPieces } from './read-in-pieces.ts'
import { loadedIn } from './take-piece.ts'

/** Which file is read, and how. Plain data. */
export interface FileRequest {
  readonly path: string
  /** Day number that counts where the header gives no time of submission. */
  readonly today: number
  /** The state that sends: of a file whose header does not name it, nothing is read. */
  readonly sender?: string
  readonly origin: Origin
  /** Parts at the beginning that are dealt with already. */
  readonly done: number
}

/** Some students of a file, and all that can be worked out about them ahead. Plain data. */
export interface PieceAhead {
  /** Ids of all its students, those that are dealt with included. */
  readonly ids: readonly string[]
  /** Those that are not dealt with. */
  readonly parts: readonly CheckedPart[]
  /** Number of students by the header of the file, once it is known. */
  readonly announced?: number
  /** What comes of each student that can be loaded, in their order. */
  readonly students: readonly StudentAhead[]
  /** Of the records that are to be submitted, in their order. */
  readonly prepared: PreparedRecords
}

/**
 * Reads a file piece by piece, and does all about its students that needs no write lock: they are
 * checked, it is decided what they come to, and the registry is searched for their children.
 *
 * @param most - how many students the next piece is to have.
 */
export function readAhead(
  registry: Pick<Registry, 'read'>,
  { done, origin, ...request }: FileRequest,
  most: () => number,
  take: (piece: PieceAhead) => Promise<void>,
  signal?: AbortSignal,
): Promise<SubmissionSummary> {
  let announced: number | undefined
  let seen = 0
  const onAnnounced = (students: number): void => {
    announced = students
  }
  const options = { ...request, onAnnounced, ...(signal && { signal }) }
  return readInPieces(request.path, options, most, async (all) => {
    const ids = all.flatMap((part) => (part.part === 'student' ? (part.id ?? []) : []))
    const parts = all.slice(Math.max(0, done - seen))
    seen += all.length
    const ahead = workOut(registry, parts, origin)
    await take({ ids, parts, ...ahead, ...(announced === undefined ? {} : { announced }) })
  })
}

/** As of one snapshot. */
export function workOut(
  registry: Pick<Registry, 'read'>,
  parts: readonly CheckedPart[],
  origin: Origin,
): Pick<PieceAhead, 'students' | 'prepared'> {
  return registry.read((view) => {
    const students = loadedIn(parts).map((student) => decideAhead(view.reader, student, origin))
    return { students, prepared: prepareRecords(view, recordsIn(students)) }
  })
}

/** The records that students are to be submitted as. */
export function recordsIn(students: readonly StudentAhead[]): SourceRecord[] {
  return students.flatMap(({ record }) => record ?? [])
}
