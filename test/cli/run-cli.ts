import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll } from 'vitest'
import { generateStudentsCsv } from '../../src/synthetic/students-csv.ts'

const CLI = join(import.meta.dirname, '../../dist/cli.js')

/** How a run of the command ended. */
export interface CliRun {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Starts the command as it ships. */
export function startCli(args: readonly string[]): ChildProcessWithoutNullStreams {
  const env = { ...process.env, NEARMATCH_DEBUG: '', NO_COLOR: '1' }
  return spawn(process.execPath, [CLI, ...args], { env })
}

/** Waits for a started command. */
export function ended(child: ChildProcessWithoutNullStreams): Promise<CliRun> {
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err }))
  })
}

/** Runs the command to its end. */
export function runCli(args: readonly string[], input: string | Uint8Array = ''): Promise<CliRun> {
  const child = startCli(args)
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  return ended(child)
}

/** A folder of files for one test file, removed when its tests are done. */
export class Workspace {
  readonly dir: string = mkdtempSync(join(tmpdir(), 'nearmatch-cli-'))
  #results = 0

  constructor() {
    afterAll(() => rmSync(this.dir, { recursive: true, force: true }))
  }

  path(name: string): string {
    return join(this.dir, name)
  }

  file(name: string, content: string | Uint8Array): string {
    writeFileSync(this.path(name), content)
    return this.path(name)
  }

  /** The path of an output folder that isn't there yet. */
  newOut(): string {
    return this.path(`out-${++this.#results}`)
  }

  /** Hidden folders of runs that are not finished, and the like. */
  leftovers(): string[] {
    return readdirSync(this.dir).filter((name) => name.startsWith('.'))
  }
}

/** Columns of generated students that are no evidence, beside the truth. */
export const IGNORED: readonly string[] = ['--ignore', 'truth_family,truth_twin,error_kinds']

/** A generated file of students. */
export function studentsCsv(rows: number, seed = 1): string {
  return [...generateStudentsCsv({ rows, seed })].join('')
}

/** A CSV file's records as objects. */
export function readRecords(path: string): Record<string, string>[] {
  return parse(readFileSync(path), { columns: true }) as Record<string, string>[]
}

/** A JSON document. */
export function readJson(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path, 'utf8'))
}
