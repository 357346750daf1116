import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from '../speed/cache-folder.ts'
import { runNode } from '../speed/run-process.ts'
import { studentFile } from '../speed/student-file.ts'
import { jobSql } from './duckdb/job-sql.ts'
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
  const sql = `${base}-sql.json`
  const document = jobDocument(JOB, rows)
  writeFileSync(job, JSON.stringify(document))
  writeFileSync(sql, JSON.stringify(jobSql(document, prepared)))
  writeFileSync(model, JSON.stringify(jobModel(JOB, rows)))
  return { rows, prepared, job, sql, model, threads }
}
