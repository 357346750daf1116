import type { PreparedSubmission } from '../../registry/prepare-records.ts'
import type { Registry } from '../../registry/registry.ts'
import type { CheckedPart } from '../msix/check-submission.ts'
import { readStudent } from '../store/student-store.ts'
import { decideStudent, type Origin } from './decide-student.ts'
import { recordOf } from './record-of.ts'
import { loadedIn } from './take-piece.ts'

/**
 * Looks for the children of a piece before the write lock is taken: of what most likely will be
 * submitted. Whatever is written meanwhile, the answer within the lock is the same.
 */
export function preparePiece(
  registry: Registry,
  parts: readonly CheckedPart[],
  origin: Origin,
): Promise<PreparedSubmission> {
  const records = registry.read(({ reader }) => {
    const read = (of: string, id: string) => readStudent(reader, of, id)
    return loadedIn(parts).flatMap((student) => {
      const { state, id, after } = decideStudent(read, student, origin)
      return after === undefined || after.deleted === true ? [] : [recordOf(state, id, after)]
    })
  })
  return registry.prepare(records)
}
