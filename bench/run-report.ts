import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { SetReport } from './set-report.ts'

const run = promisify(execFile)
const PROGRAM = fileURLToPath(new URL('report-set.ts', import.meta.url))

/** {@link SetReport} of a set, made in a process of its own. */
export async function reportInOwnProcess(name: string): Promise<SetReport> {
  const { stdout } = await run(
    process.execPath,
    ['--conditions=source', '--expose-gc', PROGRAM, name],
    { maxBuffer: 1 << 28 },
  )
  return JSON.parse(stdout) as SetReport
}
