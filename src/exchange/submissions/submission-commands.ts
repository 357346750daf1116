import { LinkageError } from '../../errors.ts'
import { type Arrival, tellArrivals } from '../arrivals.ts'
import { nextNumber } from '../store/counters.ts'
import { exchangeWriter } from '../store/student-store.ts'
import type { CommandContext } from '../writer/command.ts'
import { rekeyStudent, type StudentRekey } from './rekey-student.ts'
import { NO_COUNTS } from './submission-counts.ts'
import {
  fileKey,
  hasEnded,
  JOBS,
  JOBS_BY_FILE,
  JOBS_BY_STATE,
  openJobs,
  putJob,
  type SubmissionJob,
} from './submission-job.ts'
import { withMsixId } from './take-students.ts'

/** Files of one state that may wait at once. */
export const MOST_WAITING = 20

/** A file that has come. */
export type NewSubmission = Pick<
  SubmissionJob,
  'state' | 'settings' | 'file' | 'bytes' | 'name' | 'spool'
>

/** What changes submissions and students by themselves. */
export const submissionCommands = {
  /** @returns the job; the one that has the very file already, if there is one. */
  'submission.queue': (
    { app, actor, now }: CommandContext,
    { state, settings, file, bytes, name, spool }: NewSubmission,
  ): SubmissionJob => {
    const given = { state, settings, file, bytes, spool, ...(name === undefined ? {} : { name }) }
    const known = JOBS_BY_FILE.get(app, ...fileKey(given))
    if (known !== undefined) return JOBS.get(app, known)!
    if (openJobs(app).filter((job) => job.state === state).length >= MOST_WAITING) {
      throw new LinkageError('too-many-requests', { seconds: 60 })
    }
    const number = nextNumber(app, 'submission')
    const job: SubmissionJob = {
      ...given,
      id: String(number),
      account: actor.account,
      status: 'waiting',
      received: now,
      counts: NO_COUNTS,
      findings: 0,
      parts: 0,
    }
    putJob(app, job)
    JOBS_BY_STATE.put(app, job.id, state, number)
    JOBS_BY_FILE.put(app, job.id, ...fileKey(job))
    return job
  },

  /** What was taken in stays. One that waits is cancelled at once, others at their next piece. */
  'submission.cancel': (
    { app, now }: CommandContext,
    { id }: { readonly id: string },
  ): SubmissionJob => {
    const job = JOBS.get(app, id)
    if (job === undefined) throw new LinkageError('exchange-unknown', { what: 'submission', id })
    if (hasEnded(job)) throw new LinkageError('exchange-conflict', { problem: 'it has ended' })
    if (job.checked === true) {
      const problem = 'all or nothing was asked for, and it is being taken in already'
      throw new LinkageError('exchange-conflict', { problem })
    }
    const next: SubmissionJob =
      job.status === 'waiting'
        ? { ...job, status: 'cancelled', ended: now }
        : { ...job, cancelling: true }
    putJob(app, next)
    return next
  },

  /** A state calls its student by another id. @returns the child that it is. */
  'student.rekey': (context: CommandContext, rekey: StudentRekey): { readonly msixId: string } => {
    const { transaction, now } = context
    const { state, from, to } = rekey
    const store = exchangeWriter(transaction)
    if (from === to)
      throw new LinkageError('exchange-conflict', { problem: 'both ids are the same' })
    const other = store.student(state, to)
    rekeyStudent(context, rekey)
    const before = store.student(state, to)!
    if (other === undefined) {
      const student = { ...before.student, stateStudentId: to }
      const after = { ...before, student, version: before.version + 1, time: now }
      store.putStudent(state, to, after)
      const arrival: Arrival = {
        state,
        stateStudentId: to,
        formerStateStudentId: from,
        before,
        after,
      }
      tellArrivals(context, [withMsixId(context, arrival)])
    }
    const { msixId } = withMsixId(context, { state, stateStudentId: to, after: before })
    return { msixId: msixId! }
  },
} as const
