import { execFile, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { ScanReport } from './scan-store.ts'

/** Something that is not as it was written. */
export interface StoreFinding {
  /** The table, or the data file. */
  readonly part: string
  readonly problem: string
}

/** What a scan of a whole store found. */
export interface StoreVerdict {
  /** None if the store is whole. */
  readonly findings: readonly StoreFinding[]
  /** Entries by table, of those that could be read to their end. */
  readonly entries: Readonly<Record<string, number>>
}

/** How a process ended. */
interface Ending {
  readonly output: string
  /** Undefined if it ended well. */
  readonly failure: string | undefined
}

/** Scans in a process of its own and waits for it. Nothing is thrown for damage. */
export function scanNow(dir: string): StoreVerdict {
  const scan = new Scan()
  for (;;) {
    const [command, args] = commandFor(dir, scan.skip)
    const { stdout, signal, status } = spawnSync(command, args, { encoding: 'utf8' })
    const failure = status === 0 ? undefined : (signal ?? `exit ${status}`)
    if (scan.take({ output: stdout, failure })) return scan.verdict
  }
}

/** As {@link scanNow}, without blocking. */
export async function scanInBackground(dir: string): Promise<StoreVerdict> {
  const scan = new Scan()
  for (;;) {
    const [command, args] = commandFor(dir, scan.skip)
    const ending = await new Promise<Ending>((resolve) => {
      execFile(command, args, { maxBuffer: 1e8 }, (error, output) => {
        const failure = error === null ? undefined : (error.signal ?? `exit ${error.code}`)
        resolve({ output, failure })
      })
    })
    if (scan.take(ending)) return scan.verdict
  }
}

function commandFor(dir: string, skip: readonly string[]): [command: string, args: string[]] {
  const script = fileURLToPath(import.meta.resolve('#workers/scan-store-worker'))
  return [process.execPath, [...conditions(process.execArgv), script, dir, JSON.stringify(skip)]]
}

/** Which builds of a module are wanted; nothing else of how this process runs, as `-e` or `--inspect`. */
function conditions(execArgv: readonly string[]): string[] {
  return execArgv.flatMap((arg, at) => {
    if (/^(--conditions|-C)=/.test(arg)) return [arg]
    return arg === '--conditions' || arg === '-C' ? execArgv.slice(at, at + 2) : []
  })
}

/** What was found so far; a table that ended its process is left out the next time. */
class Scan {
  readonly skip: string[] = []
  readonly #findings: StoreFinding[] = []
  readonly #entries: Record<string, number> = {}

  get verdict(): StoreVerdict {
    return { findings: this.#findings, entries: this.#entries }
  }

  /** @returns whether there is nothing left to scan. */
  take({ output, failure }: Ending): boolean {
    let under: string | undefined
    for (const line of output.split('\n')) {
      if (line === '') continue
      const report: ScanReport = JSON.parse(line)
      if (report.kind === 'begun') under = report.table
      if (report.kind === 'read') {
        under = undefined
        this.skip.push(report.table)
        this.#entries[report.table] = report.entries
        for (const problem of report.problems) {
          this.#findings.push({ part: `table ${report.table}`, problem })
        }
      }
    }
    if (failure === undefined) return true
    const problem = `reading it ended the process that read it (${failure})`
    this.#findings.push({ part: under === undefined ? 'the data file' : `table ${under}`, problem })
    if (under !== undefined) this.skip.push(under)
    return under === undefined
  }
}
