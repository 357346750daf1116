import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { AuditEntry } from '../audit/audit-entry.ts'
import { auditMonths, auditPath } from '../audit/audit-files.ts'
import type { Exchange } from '../exchange.ts'
import { perExchange } from '../per-exchange.ts'

/** Children whose record an account opened, the latest first. */
type Viewed = Map<string, string[]>

/** Remembered for each account. */
const MOST = 20
/** Of the end of the audit, read to know what was viewed before the exchange was opened. */
const TAIL_BYTES = 1 << 23
/** Operations of the interface that show a child’s record. */
const VIEWS: ReadonlySet<string> = new Set([
  'readStudent',
  'printStudent',
  'studentPdf',
  'studentCsv',
])

const memory = perExchange((exchange) => ({
  now: new Map() as Viewed,
  before: undefined as Promise<Viewed> | undefined,
  exchange,
}))

export function noteViewed(exchange: Exchange, account: string, msixId: string): void {
  note(memory(exchange).now, account, msixId)
}

/**
 * Ids of children whose record an account opened, the latest first. Those of before the exchange was
 * opened are looked up in the audit, which holds every view: nothing else has to be kept.
 */
export async function recentlyViewed(exchange: Exchange, account: string): Promise<string[]> {
  const { now } = memory(exchange)
  const own = now.get(account) ?? []
  const earlier = (await viewedBefore(exchange)).get(account) ?? []
  return [...new Set([...own, ...earlier])].slice(0, MOST)
}

function viewedBefore(exchange: Exchange): Promise<Viewed> {
  const kept = memory(exchange)
  kept.before ??= readTail(join(exchange.dir, 'audit'))
  return kept.before
}

async function readTail(dir: string): Promise<Viewed> {
  const viewed: Viewed = new Map()
  const last = (await auditMonths(dir)).at(-1)
  if (last === undefined) return viewed
  await using file = await open(auditPath(dir, last), 'r')
  const { size } = await file.stat()
  const from = Math.max(0, size - TAIL_BYTES)
  const tail = Buffer.alloc(size - from)
  await file.read(tail, 0, tail.length, from)
  // The first line may be cut, and the last one may be under way.
  const lines = tail
    .toString()
    .split('\n')
    .slice(from === 0 ? 0 : 1, -1)
  for (const line of lines) {
    const { account, operation, status, subjects } = JSON.parse(line) as AuditEntry
    if (!VIEWS.has(operation) || status >= 400) continue
    const child = subjects.at(-1)
    if (child?.startsWith('msix:')) note(viewed, account, child.slice('msix:'.length))
  }
  return viewed
}

function note(viewed: Viewed, account: string, msixId: string): void {
  const before = viewed.get(account) ?? []
  viewed.set(account, [msixId, ...before.filter((id) => id !== msixId)].slice(0, MOST))
}
