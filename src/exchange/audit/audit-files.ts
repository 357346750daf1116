import { createReadStream } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type AuditEntry, auditHash, FIRST_HASH } from './audit-entry.ts'

/** Where the chain ends. */
export interface AuditEnd {
  /** Of the last whole entry; 0 if there is none. */
  readonly sequence: number
  readonly hash: string
  /** Month of the last file, `2026-11`; '' if there is none. */
  readonly month: string
  /** Bytes of whole lines in that file. */
  readonly bytes: number
}

export function auditPath(dir: string, month: string): string {
  return join(dir, `${month}.ndjson`)
}

/** Months that there are files of, the first one first. */
export async function auditMonths(dir: string): Promise<string[]> {
  const names = await readdir(dir)
  return names.flatMap((name) => /^(\d{4}-\d{2})\.ndjson$/.exec(name)?.[1] ?? []).sort()
}

/**
 * Lines of a file, also a last one that does not end. Byte 10 alone divides them: JSON leaves other
 * ends of lines, such as U+2028, as they are within a text.
 */
export async function* auditLines(path: string): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    const bytes = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer])
    let start = 0
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      yield bytes.toString('utf8', start, end)
      start = end + 1
    }
    rest = bytes.subarray(start)
  }
  if (rest.length > 0) yield rest.toString()
}

export async function auditEnd(dir: string): Promise<AuditEnd> {
  const months = await auditMonths(dir)
  const last = months.at(-1) ?? ''
  let bytes: number | undefined
  for (const month of months.reverse()) {
    const { line, end } = await lastLine(auditPath(dir, month))
    bytes ??= end
    if (line === undefined) continue
    const { sequence } = JSON.parse(line) as AuditEntry
    return { sequence, hash: auditHash(line), month: last, bytes }
  }
  return { sequence: 0, hash: FIRST_HASH, month: last, bytes: bytes ?? 0 }
}

const CHUNK_BYTES = 1 << 18
const TAIL_BYTES = 1 << 16

/** The last whole line of a file, if there is one, and where it ends. */
async function lastLine(path: string): Promise<{ readonly line?: string; readonly end: number }> {
  await using file = await open(path, 'r')
  const { size } = await file.stat()
  for (let bytes = TAIL_BYTES; ; bytes *= 2) {
    const from = Math.max(0, size - bytes)
    const tail = Buffer.alloc(size - from)
    await file.read(tail, 0, tail.length, from)
    const end = tail.lastIndexOf(10)
    const start = end < 0 ? -1 : tail.lastIndexOf(10, end - 1)
    if (start < 0 && from > 0) continue
    if (end < 0) return { end: 0 }
    return { line: tail.subarray(start + 1, end).toString(), end: from + end + 1 }
  }
}
