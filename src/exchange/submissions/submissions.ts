import { join } from 'node:path'
import type { OpenedRegistry } from '../../registry/open-registry.ts'
import type { AuditLog } from '../audit/audit-log.ts'
import type { Config } from '../config.ts'
import { appReader } from '../store/app-keys.ts'
import type { FileReader } from './file-reader.ts'
import { JobRunner } from './job-runner.ts'
import type { Runner } from './runner.ts'
import { runnerThread } from './runner-thread.ts'
import { Spool } from './spool.ts'
import { openJobs, type SubmissionJob } from './submission-job.ts'

/** Files that states have sent, on their way in. */
export interface Submissions extends Runner {
  readonly spool: Spool
  /** Once, before files can come: removes what a crash left, and goes on with what it interrupted. */
  start(): Promise<void>
}

/** The submissions of an exchange; the audit is told how each ended. */
export function submissionsOf(
  dir: string,
  {
    registry,
    reader,
    audit,
    now,
    config,
    onThread,
  }: {
    readonly registry: OpenedRegistry
    /** For files that are taken in on this thread. */
    readonly reader: FileReader
    readonly audit: AuditLog
    readonly now: () => number
    readonly config: Config
    /** Takes them in on a thread of its own. */
    readonly onThread: boolean
  },
): Submissions {
  const folder = join(dir, 'spool')
  const spool = new Spool(folder)
  const onEnd = ({ id, state, account, status, counts }: SubmissionJob): void => {
    const { accepted, warned, rejected } = counts
    const told = audit.record({
      time: now(),
      account,
      operation: 'submission.end',
      status: 0,
      subjects: [`submission:${id}`, `state:${state}`],
      details: { outcome: status, accepted, warned, rejected },
    })
    // A log that takes nothing more is told to the next request.
    told.catch(() => {})
  }
  const runner: Runner = onThread
    ? runnerThread({ registry: registry.dir, spool: folder, config }, onEnd)
    : new JobRunner({ registry, spool, reader, now, config, onEnd })
  return {
    spool,
    start: async () => {
      const open = registry.read(({ reader }) => openJobs(appReader(reader)))
      await spool.sweep(new Set(open.map((job) => job.spool)))
      if (open.length > 0) runner.wake()
    },
    wake: () => runner.wake(),
    close: () => runner.close(),
  }
}
