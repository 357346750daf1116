import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AuditEntry, auditHash, FIRST_HASH } from '../../../src/exchange/audit/audit-entry.ts'
import { AuditLog } from '../../../src/exchange/audit/audit-log.ts'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'nearmatch-audit-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

const OCTOBER = Date.UTC(2026, 9, 31, 23)
const NOVEMBER = Date.UTC(2026, 10, 1, 1)
const event = (time: number) => ({
  time,
  account: 'a',
  operation: 'searchStudents',
  status: 200,
  subjects: [],
})

function linesOf(month: string): string[] {
  return readFileSync(join(dir, `${month}.ndjson`), 'utf8')
    .trimEnd()
    .split('\n')
}

describe('AuditLog', () => {
  it('hashes each line into the next, over months and reopening', async () => {
    const first = await AuditLog.open(dir)
    await Promise.all([first.record(event(OCTOBER)), first.record(event(NOVEMBER))])
    await first[Symbol.asyncDispose]()
    const second = await AuditLog.open(dir)
    await second.record(event(NOVEMBER))
    await second[Symbol.asyncDispose]()
    const lines = [...linesOf('2026-10'), ...linesOf('2026-11')]
    const entries = lines.map((line): AuditEntry => JSON.parse(line))
    expect(entries.map(({ sequence }) => sequence)).toEqual([1, 2, 3])
    const hashes = [FIRST_HASH, ...lines.map(auditHash)]
    expect(entries.map(({ before }) => before)).toEqual(hashes.slice(0, 3))
  })

  it('cuts off what a crash left of a line', async () => {
    const log = await AuditLog.open(dir)
    await log.record(event(OCTOBER))
    await log[Symbol.asyncDispose]()
    appendFileSync(join(dir, '2026-10.ndjson'), '{"sequence":2,"bef')
    await using again = await AuditLog.open(dir)
    expect(again.sequence).toBe(1)
    await again.record(event(OCTOBER))
    expect(linesOf('2026-10').map((line) => JSON.parse(line).sequence)).toEqual([1, 2])
  })
})
