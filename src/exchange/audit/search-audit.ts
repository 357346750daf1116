import { open } from 'node:fs/promises'
import type { AuditEntry } from './audit-entry.ts'
import { auditMonths, auditPath } from './audit-files.ts'

/** Which entries are looked for; all that is given must hold. */
export interface AuditQuery {
  readonly account?: string
  readonly operation?: string
  /** Of what it was about: `msix:000123456789`. */
  readonly subject?: string
  readonly status?: number
  /** Milliseconds since 1970: this and later. */
  readonly from?: number
  /** Before this. */
  readonly to?: number
}

/** Where to go on: the file of a month, and the byte in it before which nothing was looked at. */
export type AuditPosition = readonly [month: string, byte: number]

/** A part of what was found, the newest first. */
export interface FoundEntries {
  readonly entries: readonly AuditEntry[]
  /** Absent when the beginning was reached. */
  readonly next?: AuditPosition
}

const CHUNK_BYTES = 1 << 18
/** Looked at for one question: what is rare is found over several, each answered soon. */
const MOST_BYTES = 64 << 20

/**
 * Looks through the audit backwards, without an index and without loading it: the newest entries are
 * asked for most. Gives fewer than `limit`, or none, where a bounded part held no more; `next` goes on.
 *
 * @param sees - whether an entry may be shown.
 */
export async function searchAudit(
  dir: string,
  query: AuditQuery,
  {
    before,
    limit,
    sees = () => true,
  }: {
    readonly before?: AuditPosition | undefined
    readonly limit: number
    readonly sees?: (entry: AuditEntry) => boolean
  },
): Promise<FoundEntries> {
  const months = (await auditMonths(dir)).filter((month) => reaches(month, query, before)).reverse()
  const found: AuditEntry[] = []
  let looked = 0
  for (const month of months) {
    await using file = await open(auditPath(dir, month), 'r')
    let end = before?.[0] === month ? before[1] : (await file.stat()).size
    // Begins of lines whose beginning is in an earlier chunk.
    let rest: Buffer = Buffer.alloc(0)
    while (end > 0) {
      const from = Math.max(0, end - CHUNK_BYTES)
      const chunk = Buffer.alloc(end - from)
      await file.read(chunk, 0, chunk.length, from)
      const bytes = rest.length === 0 ? chunk : Buffer.concat([chunk, rest])
      const first = from === 0 ? 0 : bytes.indexOf(10) + 1
      for (let stop = bytes.length; stop > first; ) {
        const start = Math.max(first, bytes.lastIndexOf(10, stop - 2) + 1)
        const entry = entryIn(bytes.subarray(start, stop), query)
        stop = start
        if (entry === undefined || !sees(entry)) continue
        found.push(entry)
        if (found.length === limit) return { entries: found, next: [month, from + start] }
      }
      looked += chunk.length
      rest = bytes.subarray(0, first)
      end = from
      if (looked >= MOST_BYTES && end > 0) {
        return { entries: found, next: [month, from + first] }
      }
    }
  }
  return { entries: found }
}

/** A month is passed over by its name alone; a day’s leeway as a clock may have gone back. */
function reaches(month: string, { from = 0, to }: AuditQuery, before?: AuditPosition): boolean {
  if (before !== undefined && month > before[0]) return false
  const [year, number] = month.split('-').map(Number) as [number, number]
  const begin = Date.UTC(year, number - 1, 1) - DAY_MS
  const end = Date.UTC(year, number, 1) + DAY_MS
  return end > from && (to === undefined || begin < to)
}

const DAY_MS = 86_400_000

function entryIn(line: Buffer, query: AuditQuery): AuditEntry | undefined {
  // Most lines are passed over unread.
  for (const wanted of [query.account, query.operation, query.subject]) {
    if (wanted !== undefined && !line.includes(wanted)) return undefined
  }
  let entry: AuditEntry
  try {
    entry = JSON.parse(line.toString())
  } catch {
    return undefined
  }
  const fits =
    (query.account === undefined || entry.account === query.account) &&
    (query.operation === undefined || entry.operation === query.operation) &&
    (query.subject === undefined || entry.subjects.includes(query.subject)) &&
    (query.status === undefined || entry.status === query.status) &&
    (query.from === undefined || entry.time >= query.from) &&
    (query.to === undefined || entry.time < query.to)
  return fits ? entry : undefined
}
