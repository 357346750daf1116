import { existsSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from './cache-folder.ts'
import { runNode } from './run-process.ts'

/** A generated file of students. */
export interface StudentFile {
  readonly path: string
  readonly rows: number
  readonly bytes: number
}

/** Generated students of the middle error level; made once per size and seed. */
export async function studentFile(rows: number, seed: number): Promise<StudentFile> {
  const path = join(cacheFolder(), `students-${rows}-${seed}.csv`)
  if (!existsSync(path)) {
    console.error(`… generating ${rows} students`)
    const half = `${path}.part`
    await runNode('src/cli.ts', [
      'generate',
      'students',
      ...['--rows', String(rows), '--seed', String(seed), '--out', half],
    ])
    renameSync(half, path)
  }
  return { path, rows, bytes: statSync(path).size }
}
