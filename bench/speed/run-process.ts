import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFolder } from './cache-folder.ts'

const PRELOAD = new URL('report-cost.js', import.meta.url).href
/** Of what a failed process said, this much is shown. */
const SHOWN = 4000

/** What a whole process took, start and end included. */
export interface ProcessRun {
  readonly wallSeconds: number
  readonly peakBytes: number
  /** Of all its threads; steadier than the clock on a machine that others use. */
  readonly cpuSeconds: number
  readonly stdout: string
}

/** Runs a program of this repository in a Node process of its own: TypeScript from source, or JavaScript. */
export function runNode(program: string, args: readonly string[]): Promise<ProcessRun> {
  const path = fileURLToPath(new URL(`../../${program}`, import.meta.url))
  const condition = program.endsWith('.ts') ? ['--conditions=source'] : []
  return runProcess(process.execPath, [...condition, '--import', PRELOAD, path, ...args])
}

/**
 * Runs a command to its end. The command leaves its peak memory and processor time in the file named
 * by the environment variable `NEARMATCH_BENCH_COST`; {@link runNode} sees to it for Node programs.
 *
 * @throws Error with the end of what it said, if it fails.
 */
export async function runProcess(command: string, args: readonly string[]): Promise<ProcessRun> {
  const folder = mkdtempSync(join(cacheFolder(), 'run-'))
  const report = join(folder, 'cost.json')
  try {
    const started = performance.now()
    const { code, stdout, stderr } = await finished(command, args, report)
    const wallSeconds = (performance.now() - started) / 1000
    if (code !== 0) throw new Error(`${command} ended with ${code}: ${stderr.slice(-SHOWN)}`)
    const cost = JSON.parse(readFileSync(report, 'utf8')) as Pick<
      ProcessRun,
      'peakBytes' | 'cpuSeconds'
    >
    return { wallSeconds, ...cost, stdout }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function finished(
  command: string,
  args: readonly string[],
  report: string,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env: { ...process.env, NEARMATCH_BENCH_COST: report },
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
