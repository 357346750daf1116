import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Files on their way in, in a folder of their own that nobody else may read. */
export class Spool {
  readonly #dir: string

  constructor(dir: string) {
    this.#dir = dir
  }

  pathOf(name: string): string {
    return join(this.#dir, name)
  }

  has(name: string): boolean {
    return existsSync(this.pathOf(name))
  }

  /** A name for a file to come; what stands under it with `.part` is not whole yet. */
  async newName(): Promise<string> {
    await mkdir(this.#dir, { recursive: true, mode: 0o700 })
    return randomUUID()
  }

  async remove(name: string): Promise<void> {
    await rm(this.pathOf(name), { force: true })
  }

  /** Removes what a crash left: files that are not whole, or that no job is about any more. */
  async sweep(wanted: ReadonlySet<string>): Promise<void> {
    const names = existsSync(this.#dir) ? await readdir(this.#dir) : []
    for (const name of names) if (!wanted.has(name)) await this.remove(name)
  }
}
