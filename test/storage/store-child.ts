import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { openLmdbStore } from '../../src/storage/lmdb-store.ts'
import type { StoreReader, StoreWriter } from '../../src/storage/store.ts'

/** Tables of the stores that children write to. */
export const TABLES = ['left', 'right'] as const
const KEY = Uint8Array.of(1)

/** What a child does, by name; each says `ready` or a number on a line of its own. */
const TASKS: Readonly<Record<string, (dir: string, count: number) => Promise<void>>> = {
  /** Adds 1 to both tables, `count` times. */
  async add(dir, count) {
    const store = openLmdbStore(dir, { tables: TABLES, lockTimeoutMs: 60_000 })
    for (let number = 0; number < count; number++) store.write(addOne)
    await store.close()
  },
  /** The same, with pauses. */
  async 'add-slowly'(dir, count) {
    const store = openLmdbStore(dir, { tables: TABLES, lockTimeoutMs: 60_000 })
    for (let number = 0; number < count; number++) {
      store.write(addOne)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    await store.close()
  },
  /** Adds 1 to both tables for ever, and says the sum once it is durable. */
  async endless(dir) {
    const store = openLmdbStore(dir, { tables: TABLES, lockTimeoutMs: 60_000 })
    for (;;) {
      const sum = store.write((writer) => {
        addOne(writer)
        // Also much that is spilled and freed again.
        const entry = Uint8Array.of(2, Math.floor(performance.now()) % 256)
        writer.put('right', entry, new Uint8Array(50_000).fill(7))
        return sumIn(writer, 'left')
      })
      process.stdout.write(`${sum}\n`)
      await new Promise((resolve) => setImmediate(resolve))
    }
  },
  /** Takes the write lock and keeps it. */
  async hold(dir, milliseconds) {
    const store = openLmdbStore(dir, { tables: TABLES })
    store.write((writer) => {
      addOne(writer)
      process.stdout.write('ready\n')
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
    })
    await store.close()
  },
  /** Compacts for ever. */
  async compact(dir) {
    const store = openLmdbStore(dir, { tables: TABLES, lockTimeoutMs: 60_000 })
    for (;;) {
      try {
        await store.compact()
        process.stdout.write('ready\n')
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'store-busy')) throw error
      }
    }
  },
}

export function addOne(writer: StoreWriter): void {
  for (const table of TABLES) {
    const next = sumIn(writer, table) + 1
    writer.put(table, KEY, new TextEncoder().encode(`${next}`))
  }
}

/** How often 1 was added to a table. */
export function sumIn(reader: StoreReader, table: string): number {
  const value = reader.get(table, KEY)
  return value === undefined ? 0 : Number(Buffer.from(value).toString())
}

/** Runs a task in a process of its own. */
export function startChild(task: string, dir: string, count = 0): ChildProcess {
  const args = ['--conditions=source', fileURLToPath(import.meta.url), task, dir, `${count}`]
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
}

/** The next line that a child says. */
export function nextLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`a child ended with ${code}`)))
    child.stdout!.once('data', (data: Buffer) => resolve(data.toString().trim()))
  })
}

/** How a child ends: its exit code, or the signal that ended it. */
export function ending(child: ChildProcess): Promise<number | string | null> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? code))
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [task, dir, count] = process.argv.slice(2)
  await TASKS[task!]!(dir!, Number(count))
}
