import type { CommandContext } from '../writer/command.ts'
import { putFindings } from './finding-pages.ts'
import { counted, type Outcome } from './submission-counts.ts'
import type { SubmissionJob } from './submission-job.ts'

/** The job with some more outcomes, whose findings are kept. */
export function told(
  job: SubmissionJob,
  { app }: CommandContext,
  outcomes: readonly Outcome[],
  parts: number,
): SubmissionJob {
  const findings = outcomes.flatMap((outcome) => outcome.findings)
  putFindings(app, job.id, job.findings, findings)
  return {
    ...job,
    counts: counted(job.counts, outcomes),
    findings: job.findings + findings.length,
    parts: job.parts + parts,
  }
}
