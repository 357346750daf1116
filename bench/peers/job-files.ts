import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from '../speed/cache-folder.ts'
import { runNode } from '../speed/run-process.ts'
import { studentFile } from '../speed/student-file.ts'
import { JOB, jobDocument } from './job.ts'
import { jobModel } from './job-model.ts'
import type { JobFiles } from './systems.ts'

/** The job's files for so many students. The prepared file is kept; the others are small. */
export async function jobFiles(rows: number, seed: number, threads: number): Promise<JobFiles> {
  const students = await studentFile(rows, seed)
  const base = join(cacheFolder(), `job-${rows}-${seed}`)
  const prepared = `${base}.csv`
  if (!existsSync(prepared)) {
    await runNode('bench/peers/prepare-file.ts', [students.path, `${prepared}.part`])
    renameSync(`${prepared}.part`, prepared)
  }
  const job = `${base}.json`
  const model = `${base}-model.json`
  writeFileSync(job, JSON.stringify(jobDocument(JOB, rows)))
  writeFileSync(model, JSON.stringify(jobModel(JOB, rows)))
  return { rows, prepared, job, model, threads }
}
