import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { LinkageError } from '../../errors.ts'
import { FolderLock } from '../store/folder-lock.ts'
import { type AuditEvent, auditHash, auditLine } from './audit-entry.ts'
import { type AuditEnd, auditEnd, auditPath } from './audit-files.ts'

interface Waiting {
  readonly event: AuditEvent
  resolve(): void
  reject(error: unknown): void
}

/**
 * The audit: files of lines, one a month, each line hashed into the next. Nothing is ever changed in
 * them. Events that come while others are being made durable are made durable together, so that
 * hundreds of searches a second cost few writes to the disk.
 *
 * One process writes: that which recorded first has the folder’s lock until it closes the log.
 */
export class AuditLog implements AsyncDisposable {
  readonly dir: string
  #lock: FolderLock | undefined
  #file: FileHandle | undefined
  #month = ''
  #end: AuditEnd
  #waiting: Waiting[] = []
  #writing: Promise<void> | undefined
  #broken: unknown

  private constructor(dir: string, end: AuditEnd) {
    this.dir = dir
    this.#end = end
  }

  /** Opens the log in a folder, or makes one. */
  static async open(dir: string): Promise<AuditLog> {
    await mkdir(dir, { recursive: true, mode: 0o700 })
    return new AuditLog(dir, await auditEnd(dir))
  }

  /** Sequence number of the last entry that is durable or under way. */
  get sequence(): number {
    return this.#end.sequence
  }

  /** Hash of that entry: what a copy kept elsewhere vouches for. */
  get hash(): string {
    return this.#end.hash
  }

  /**
   * That it takes more, as far as is known.
   *
   * @throws {@link LinkageError} `audit-unwritable` once something could not be recorded.
   */
  assertUsable(): void {
    const cause = this.#broken
    if (cause === undefined) return
    const { code = 'unknown' } = cause as { readonly code?: string }
    throw new LinkageError('audit-unwritable', { reason: code }, { cause })
  }

  /**
   * Is durable once this is fulfilled.
   *
   * @throws {@link LinkageError} `exchange-in-use` if another process writes this audit; what the disk
   *   refused. The log takes nothing more then.
   */
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
    if (this.#lock === undefined) await this.#begin()
    for (let at = 0; at < events.length; ) {
      const month = monthOf(events[at]!.time)
      let { sequence, hash } = this.#end
      let lines = ''
      for (; at < events.length && monthOf(events[at]!.time) === month; at++) {
        const line = auditLine({ ...events[at]!, sequence: ++sequence, before: hash })
        hash = auditHash(line)
        lines += `${line}\n`
      }
      this.#end = { ...this.#end, sequence, hash }
      const file = await this.#fileOf(month)
      await file.appendFile(lines)
      await file.datasync()
    }
  }

  /** Others may have written since this was opened. What a crash left of a line is cut off. */
  async #begin(): Promise<void> {
    this.#lock = await FolderLock.take(this.dir)
    this.#end = await auditEnd(this.dir)
    const { month, bytes } = this.#end
    if (month === '') return
    this.#month = month
    this.#file = await open(auditPath(this.dir, month), 'a', 0o600)
    const { size } = await this.#file.stat()
    if (size > bytes) await this.#file.truncate(bytes)
  }

  /** A clock that goes back does not: the order of the files is that of the chain. */
  async #fileOf(month: string): Promise<FileHandle> {
    if (this.#file !== undefined && month <= this.#month) return this.#file
    await this.#file?.close()
    this.#file = await open(auditPath(this.dir, month), 'a', 0o600)
    this.#month = month
    return this.#file
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#writing
    await this.#file?.close()
    this.#file = undefined
    await this.#lock?.[Symbol.asyncDispose]()
    this.#lock = undefined
  }
}

function monthOf(time: number): string {
  return new Date(time).toISOString().slice(0, 7)
}
