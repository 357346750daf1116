import type { Finding } from '../msix/finding.ts'
import { exchangeWriter, readStudentsOf } from '../store/student-store.ts'
import type { CommandContext } from '../writer/command.ts'
import type { Origin } from './decide-student.ts'
import type { JobRun } from './run-job.ts'
import { deleteStudent } from './take-students.ts'
import { told } from './tell-outcomes.ts'

const PAGE = 200
/** Deleted in one transaction. */
const PIECE = 10
const LEAST_BOUND = 10
const SHARE = 20

/**
 * What becomes of a state’s students that a full file does not hold: they are told, and deleted only
 * if that was asked for, the file could be read whole, and they are few.
 *
 * @param inFile - ids of the students of the file.
 * @param isWhole - whether the file is sure to hold no other.
 */
export async function dealWithAbsent(
  run: JobRun,
  inFile: ReadonlySet<string>,
  isWhole: boolean,
): Promise<void> {
  const { state, settings, file, received, absentAfter } = run.job
  const { absent, students } = await absentOf(run, inFile)
  const most = settings.mostDeleted ?? Math.max(LEAST_BOUND, Math.floor(students / SHARE))
  const isDeleting = settings.absent === 'delete' && isWhole && absent.length <= most
  if (settings.absent === 'delete' && !isDeleting && absentAfter === undefined) {
    const advice = isWhole
      ? `none of the ${absent.length} absent students is deleted, as at most ${most} may be: ` +
        'look whether the file is whole, or allow more'
      : 'no absent student is deleted, as not all of the file could be read'
    await run.tell([{ findings: [{ line: 0, rule: 'absent-kept', effect: 'none', advice }] }], 0)
  }
  const isDone = settings.dryRun || !isDeleting
  const advice = isDeleting
    ? 'not in the file, which was to hold all students of the state: deleted'
    : 'not in the file, which was to hold all students of the state: kept as it was'
  // Those that were deleted before it was interrupted are absent no more.
  const left = absent.slice(absentAfter === undefined ? 0 : absent.indexOf(absentAfter) + 1)
  for (let at = 0; at < left.length; at += PIECE) {
    const ids = left.slice(at, at + PIECE)
    await run.change((job, context) => {
      if (!isDone) deleteAll(context, state, ids, { time: received, file })
      const findings = ids.map(
        (stateStudentId): Finding => ({
          line: 0,
          kind: 'student',
          stateStudentId,
          rule: 'absent',
          effect: 'none',
          advice,
        }),
      )
      const next = told(job, context, [{ findings }], 0)
      const { counts } = next
      return {
        ...next,
        absentAfter: ids.at(-1)!,
        counts: {
          ...counts,
          absent: counts.absent + ids.length,
          deleted: counts.deleted + (isDeleting ? ids.length : 0),
        },
      }
    })
    await run.pause()
  }
}

function deleteAll(
  context: CommandContext,
  state: string,
  ids: readonly string[],
  origin: Origin,
): void {
  for (const id of ids) {
    const before = exchangeWriter(context.transaction).student(state, id)
    if (before === undefined || before.deleted === true) continue
    const after = { ...before, ...origin, version: before.version + 1, deleted: true } as const
    deleteStudent(context, { state, stateStudentId: id, before, after })
  }
}

/** Ids of the state’s students that are not among those of a file, in their order. */
async function absentOf(
  run: JobRun,
  inFile: ReadonlySet<string>,
): Promise<{ readonly absent: string[]; readonly students: number }> {
  const { state } = run.job
  const absent: string[] = []
  let students = 0
  for (let after: string | undefined; ; ) {
    const range = { ...(after === undefined ? {} : { after }), limit: PAGE }
    const page = run.desk.registry.read(({ reader }) => [...readStudentsOf(reader, state, range)])
    for (const { student, deleted } of page) {
      after = student.stateStudentId!
      if (deleted === true) continue
      students++
      if (!inFile.has(after)) absent.push(after)
    }
    if (page.length < PAGE) return { absent, students }
    await run.pause()
  }
}
