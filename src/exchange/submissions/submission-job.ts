import type { AppReader, AppWriter } from '../store/app-keys.ts'
import { DocumentTable } from '../store/document-table.ts'
import { TABLE } from '../store/table-numbers.ts'
import type { SubmissionCounts } from './submission-counts.ts'

/**
 * How far a file has come. `waiting`: others are before it. `checking`: all of it is looked at before
 * anything is taken in. `running`: it is taken in, piece by piece. The others are ends: `done`;
 * `refused`: nothing was taken in, for what the findings say; `cancelled`: somebody asked for it, and
 * what was taken in before stays; `failed`: `reason` has the code of the error, what was taken in
 * stays, and the file is to be sent again.
 */
export const JOB_STATUSES = [
  'waiting',
  'checking',
  'running',
  'done',
  'refused',
  'cancelled',
  'failed',
] as const
export type JobStatus = (typeof JOB_STATUSES)[number]

/** How a file is to be taken in. */
export interface SubmissionSettings {
  /** `full`: the file holds all students of the state. */
  readonly mode: 'delta' | 'full'
  /** What becomes of students that a full file does not hold. */
  readonly absent: 'report' | 'delete'
  /** If more would be deleted, none is. Default: 10, or a twentieth of the state’s students. */
  readonly mostDeleted?: number
  readonly allOrNothing: boolean
  /** Tells what would come of it, and keeps nothing. */
  readonly dryRun: boolean
}

/** A file that a state sent, on its way in. */
export interface SubmissionJob {
  readonly id: string
  /** Postal code of the state that sent it. */
  readonly state: string
  /** Account that sent it. */
  readonly account: string
  readonly status: JobStatus
  readonly settings: SubmissionSettings
  /** SHA-256 of the file. */
  readonly file: string
  readonly bytes: number
  /** What the sender calls the file. */
  readonly name?: string
  /** Name of the file in the spool. */
  readonly spool: string
  /** Milliseconds since 1970, as all times. */
  readonly received: number
  readonly started?: number
  readonly ended?: number
  /** Students by the header, to tell how far it has come. */
  readonly announced?: number
  readonly counts: SubmissionCounts
  /** Findings so far; the first {@link MOST_FINDINGS} are kept. */
  readonly findings: number
  /** Somebody asked for it to be cancelled. */
  readonly cancelling?: true
  /** All of it was looked at, and can be taken in. */
  readonly checked?: true
  /** Parts of the file, students and findings about it, that are dealt with: what is resumed behind. */
  readonly parts: number
  /** The last absent student that was dealt with. */
  readonly absentAfter?: string
  /** Code of what it failed for. */
  readonly reason?: string
}

export const JOBS: DocumentTable<SubmissionJob, [id: string]> = new DocumentTable(TABLE.job)
/** Ids of jobs, in the order in which they came. */
export const JOBS_BY_STATE: DocumentTable<string, [state: string, number: number]> =
  new DocumentTable(TABLE.jobByState)
/** Ids of jobs that have not ended. */
export const OPEN_JOBS: DocumentTable<string, [number: number]> = new DocumentTable(TABLE.openJob)
/** The job that took a file in, or is at it. */
export const JOBS_BY_FILE: DocumentTable<string, [state: string, file: string, how: string]> =
  new DocumentTable(TABLE.jobByFile)

const ENDS: readonly JobStatus[] = ['done', 'refused', 'cancelled', 'failed']

export function hasEnded({ status }: SubmissionJob): boolean {
  return ENDS.includes(status)
}

/** Keeps a job as it is now, and what goes with its end. */
export function putJob(app: AppWriter, job: SubmissionJob): void {
  JOBS.put(app, job, job.id)
  const isEnded = hasEnded(job)
  if (isEnded) OPEN_JOBS.remove(app, Number(job.id))
  else OPEN_JOBS.put(app, job.id, Number(job.id))
  // What came to nothing may be sent again.
  if (isEnded && (job.status !== 'done' || job.settings.dryRun)) {
    const key = fileKey(job)
    if (JOBS_BY_FILE.get(app, ...key) === job.id) JOBS_BY_FILE.remove(app, ...key)
  }
}

/** Under what the same file, sent again in the same way, is known. */
export function fileKey({
  state,
  file,
  settings: { mode, absent, mostDeleted, allOrNothing, dryRun },
}: Pick<SubmissionJob, 'state' | 'file' | 'settings'>): [state: string, file: string, how: string] {
  const most = mostDeleted === undefined ? '' : ` most ${mostDeleted}`
  const how = `${mode} ${absent}${most}${allOrNothing ? ' whole' : ''}${dryRun ? ' dry' : ''}`
  return [state, file, how]
}

/** Jobs that have not ended, in the order in which they came. */
export function openJobs(app: AppReader): SubmissionJob[] {
  return [...OPEN_JOBS.range(app)].flatMap((id) => JOBS.get(app, id) ?? [])
}
