import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { isLinkageError } from '../../src/errors.ts'
import { type Table, tableFromRecords } from '../../src/records/table.ts'
import { type OpenedRegistry, openRegistry } from '../../src/registry/open-registry.ts'
import type { SourceRecord } from '../../src/registry/record-key.ts'
import { generateStudents } from '../../src/synthetic/generate-students.ts'

/** Records in a batch of a child. */
export const BATCH = 12

/** What a child says: what it is about to do, or what is durable. */
export type ChildLine =
  | { readonly begins: string; readonly round: number; readonly step: number }
  | { readonly done: string; readonly sequence: number; readonly ids: readonly string[] }

/** Where a step copies the registry to. */
export function copyOf(dir: string, round: number, step: number): string {
  return `${dir} copy ${round} ${step}`
}

/** The records of a step: the same wherever they are asked for. */
export function batchOf(round: number, step: number): SourceRecord[] {
  const students = generateStudents({ rows: BATCH, seed: 1000 * round + step + 1, errors: 'high' })
  return Array.from(students, (student, at) => {
    const { record_id: _id, truth_id, truth_family, truth_twin, error_kinds, ...fields } = student
    // Half of the ids come again in the next rounds, as new versions; in a batch none comes twice.
    const id = `${step % 2 === 0 ? 'again' : `round ${round}`} ${step} ${at}`
    return { source: fields.state || 'unknown', id, fields }
  })
}

/** How it is loaded. */
export const LOADED = { id: 'own id', source: 'of', threads: 1 } as const

/** What is loaded. */
export function loadedTable(): Table {
  const students = generateStudents({ rows: 600, seed: 7, errors: 'high' })
  return tableFromRecords(
    Array.from(students, (student) => {
      const { record_id, truth_id, truth_family, truth_twin, error_kinds, ...fields } = student
      return { ...fields, 'own id': record_id, of: fields.state }
    }),
  )
}

const TASKS: Readonly<Record<string, (dir: string, round: number) => Promise<void>>> = {
  /** Submits, merges, undoes, compacts and copies for ever. */
  async work(dir, round) {
    const registry = await openRegistry(dir, { lockTimeoutMs: 60_000 })
    for (let step = 0; ; step++) {
      for (const [what, run] of Object.entries(STEPS)) {
        say({ begins: what, round, step })
        const { sequence, ids } = await run(registry, round, step)
        say({ done: what, sequence, ids })
      }
    }
  },
  /** Fills an empty registry at one go; says each stage as it begins. */
  async load(dir, round) {
    const registry = await openRegistry(dir, { lockTimeoutMs: 60_000 })
    let stage = ''
    await registry.load(loadedTable(), {
      ...LOADED,
      onProgress(progress) {
        if (progress.stage === stage) return
        stage = progress.stage
        say({ begins: stage, round, step: 0 })
      },
    })
    say({ done: 'load', sequence: registry.stats().sequence, ids: [] })
    await registry.close()
  },
  /** Submits the same child, and one of its own. */
  async arrive(dir, number) {
    const registry = await openRegistry(dir, { lockTimeoutMs: 60_000 })
    const ana = {
      first_name: 'Ana',
      last_name_1: 'Quintanilla',
      birth_date: '2012-03-14',
      sex: 'F',
    }
    for (let time = 0; time < 5; time++) {
      await registry.submit({ source: `state ${number}`, id: `ana ${time}`, fields: ana })
      await registry.submit(batchOf(100 + number, 2 * time + 1))
    }
    await registry.close()
  },
}

type Step = (
  registry: OpenedRegistry,
  round: number,
  step: number,
) => Promise<{ sequence: number; ids: readonly string[] }>

const STEPS: Readonly<Record<string, Step>> = {
  async submit(registry, round, step) {
    const batch = batchOf(round, step)
    const { sequence } = await registry.submit(batch)
    return { sequence, ids: batch.map(({ source, id }) => `${source}\n${id}`) }
  },
  async merge(registry) {
    const [item] = registry.review.list().filter(({ persons }) => persons.length === 2)
    if (item === undefined) return { sequence: registry.stats().sequence, ids: [] }
    const [survivor, other] = item.persons
    try {
      const { sequence } = await registry.merge({ survivor: survivor!, others: [other!] })
      // Every other merge is taken back.
      if (sequence % 2 === 0) await registry.undo(sequence)
    } catch (error) {
      if (!isLinkageError(error, 'persons-held-apart')) throw error
    }
    return { sequence: registry.stats().sequence, ids: [] }
  },
  async compact(registry, _round, step) {
    if (step % 3 === 0) await registry.compact()
    return { sequence: registry.stats().sequence, ids: [] }
  },
  async backup(registry, round, step) {
    if (step % 3 === 1) await registry.backup(copyOf(registry.dir, round, step))
    return { sequence: registry.stats().sequence, ids: [] }
  },
}

function say(line: ChildLine): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

/** Runs a task in a process of its own. */
export function startChild(task: string, dir: string, round: number): ChildProcess {
  const args = ['--conditions=source', fileURLToPath(import.meta.url), task, dir, `${round}`]
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
}

/** What a child said until it ended, its last whole line included; and how it ended. */
export async function linesOf(
  child: ChildProcess,
  onLine: (line: ChildLine) => void = () => {},
): Promise<{ readonly lines: ChildLine[]; readonly end: number | string | null }> {
  const lines: ChildLine[] = []
  let rest = ''
  child.stdout!.on('data', (data: Buffer) => {
    const parts = (rest + data.toString()).split('\n')
    rest = parts.pop()!
    for (const part of parts) {
      const line = JSON.parse(part) as ChildLine
      lines.push(line)
      onLine(line)
    }
  })
  const end = await new Promise<number | string | null>((resolve) => {
    child.once('close', (code, signal) => resolve(signal ?? code))
  })
  return { lines, end }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [task, dir, round] = process.argv.slice(2)
  await TASKS[task!]!(dir!, Number(round))
}
