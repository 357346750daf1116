import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFolder } from './cache-folder.ts'

const PRELOAD = new URL('report-peak.ts', import.meta.url).href
/** Of what a failed process said, this much is shown. */
const SHOWN = 4000

/** What a whole process took, start and end included. */
export interface ProcessRun {
  readonly wallSeconds: number
  readonly peakBytes: number
  readonly stdout: string
}

/** Runs a program of this repository from source in a Node process of its own. */
export function runNode(program: string, args: readonly string[]): Promise<ProcessRun> {
  const path = fileURLToPath(new URL(`../../${program}`, import.meta.url))
  return runProcess(process.execPath, ['--conditions=source', '--import', PRELOAD, path, ...args])
}

/**
 * Runs a command to its end. The command leaves its peak memory, in bytes, in the file named by the
 * environment variable `NEARMATCH_BENCH_PEAK`; {@link runNode} sees to it for Node programs.
 *
 * @throws Error with the end of what it said, if it fails.
 */
export async function runProcess(command: string, args: readonly string[]): Promise<ProcessRun> {
  const folder = mkdtempSync(join(cacheFolder(), 'run-'))
  const peak = join(folder, 'peak')
  try {
    const started = performance.now()
    const { code, stdout, stderr } = await finished(command, args, peak)
    const wallSeconds = (performance.now() - started) / 1000
    if (code !== 0) throw new Error(`${command} ended with ${code}: ${stderr.slice(-SHOWN)}`)
    return { wallSeconds, peakBytes: Number(readFileSync(peak, 'utf8')), stdout }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function finished(
  command: string,
  args: readonly string[],
  peak: string,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env: { ...process.env, NEARMATCH_BENCH_PEAK: peak },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      // A chatty program must not fill this process.
      stderr = (stderr + text).slice(-SHOWN)
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
}
