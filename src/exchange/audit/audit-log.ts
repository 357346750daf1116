import { type FileHandle, mkdir, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type AuditEntry,
  type AuditEvent,
  auditHash,
  auditLine,
  FIRST_HASH,
} from './audit-entry.ts'

interface Waiting {
  readonly event: AuditEvent
  resolve(): void
  reject(error: unknown): void
}

/**
 * The audit: files of lines, one a month, each line hashed into the next. Nothing is ever changed in
 * them. Events that come while others are being made durable are made durable together, so that
 * hundreds of searches a second cost few writes to the disk.
 */
export class AuditLog implements AsyncDisposable {
  readonly #dir: string
  #file: FileHandle | undefined
  #month = ''
  #sequence: number
  #hash: string
  #waiting: Waiting[] = []
  #writing: Promise<void> | undefined
  #broken: unknown

  private constructor(dir: string, sequence: number, hash: string) {
    this.#dir = dir
    this.#sequence = sequence
    this.#hash = hash
  }

  /**
   * Opens the log in a folder, or makes one. What a crash left of a line that nobody was told of is cut
   * off.
   */
  static async open(dir: string): Promise<AuditLog> {
    await mkdir(dir, { recursive: true, mode: 0o700 })
    const months = await auditMonths(dir)
    let sequence = 0
    let hash = FIRST_HASH
    for (const month of months.reverse()) {
      const line = await lastLine(join(dir, month))
      if (line === undefined) continue
      sequence = (JSON.parse(line) as AuditEntry).sequence
      hash = auditHash(line)
      break
    }
    return new AuditLog(dir, sequence, hash)
  }

  /** Sequence number of the last entry that is durable or under way. */
  get sequence(): number {
    return this.#sequence
  }

  /** Is durable once this is fulfilled. @throws what the disk refused; the log takes nothing more then. */
  record(event: AuditEvent): Promise<void> {
    if (this.#broken !== undefined) return Promise.reject(this.#broken)
    return new Promise((resolve, reject) => {
      this.#waiting.push({ event, resolve, reject })
      this.#writing ??= this.#writeAll()
    })
  }

  async #writeAll(): Promise<void> {
    // All that is asked in this turn of the event loop goes together.
    await null
    while (this.#waiting.length > 0) {
      const group = this.#waiting
      this.#waiting = []
      try {
        await this.#write(group.map(({ event }) => event))
        for (const { resolve } of group) resolve()
      } catch (error) {
        this.#broken = error
        for (const { reject } of [...group, ...this.#waiting]) reject(error)
        this.#waiting = []
      }
    }
    this.#writing = undefined
  }

  async #write(events: readonly AuditEvent[]): Promise<void> {
    for (let at = 0; at < events.length; ) {
      const month = monthOf(events[at]!.time)
      let lines = ''
      for (; at < events.length && monthOf(events[at]!.time) === month; at++) {
        const line = auditLine({
          ...events[at]!,
          sequence: ++this.#sequence,
          before: this.#hash,
        })
        this.#hash = auditHash(line)
        lines += `${line}\n`
      }
      const file = await this.#fileOf(month)
      await file.appendFile(lines)
      await file.datasync()
    }
  }

  /** A clock that goes back does not: the order of the files is that of the chain. */
  async #fileOf(month: string): Promise<FileHandle> {
    if (this.#file !== undefined && month <= this.#month) return this.#file
    await this.#file?.close()
    this.#file = await open(join(this.#dir, `${month}.ndjson`), 'a', 0o600)
    this.#month = month
    return this.#file
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#writing
    await this.#file?.close()
    this.#file = undefined
  }
}

/** Names of the files of a log, the oldest first. */
export async function auditMonths(dir: string): Promise<string[]> {
  return (await readdir(dir)).filter(isAuditFile).sort()
}

export function isAuditFile(name: string): boolean {
  return /^\d{4}-\d{2}\.ndjson$/.test(name)
}

function monthOf(time: number): string {
  return new Date(time).toISOString().slice(0, 7)
}

const TAIL_BYTES = 1 << 16

/** The last whole line of a file, which is cut off behind it; undefined if there is none. */
async function lastLine(path: string): Promise<string | undefined> {
  await using file = await open(path, 'r+')
  const { size } = await file.stat()
  for (let bytes = TAIL_BYTES; ; bytes *= 2) {
    const from = Math.max(0, size - bytes)
    const tail = Buffer.alloc(size - from)
    await file.read(tail, 0, tail.length, from)
    const end = tail.lastIndexOf(10)
    const start = end < 0 ? -1 : tail.lastIndexOf(10, end - 1)
    if (start < 0 && from > 0) continue
    if (from + end + 1 < size) await file.truncate(from + end + 1)
    return end < 0 ? undefined : tail.subarray(start + 1, end).toString()
  }
}
