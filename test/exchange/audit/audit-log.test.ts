import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AuditEntry, auditHash, FIRST_HASH } from '../../../src/exchange/audit/audit-entry.ts'
import { AuditLog } from '../../../src/exchange/audit/audit-log.ts'
import {
  type AuditPosition,
  type AuditQuery,
  searchAudit,
} from '../../../src/exchange/audit/search-audit.ts'
import { verifyAudit } from '../../../src/exchange/audit/verify-audit.ts'

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

  it('is written by one at a time, and by the next once that one has closed', async () => {
    const first = await AuditLog.open(dir)
    await using second = await AuditLog.open(dir)
    await first.record(event(OCTOBER))
    await expect(second.record(event(OCTOBER))).rejects.toMatchObject({ code: 'exchange-in-use' })
    await first[Symbol.asyncDispose]()
    await using third = await AuditLog.open(dir)
    await third.record(event(OCTOBER))
    expect(third.sequence).toBe(2)
  })

  it('goes on in the file of the chain’s end when the clock went back', async () => {
    const first = await AuditLog.open(dir)
    await first.record(event(NOVEMBER))
    await first[Symbol.asyncDispose]()
    await using again = await AuditLog.open(dir)
    await again.record(event(OCTOBER))
    expect(linesOf('2026-11')).toHaveLength(2)
    await expect(verifyAudit(dir)).resolves.toMatchObject({ entries: 2 })
  })
})

describe('verifyAudit', () => {
  const lines = async (count: number): Promise<void> => {
    await using log = await AuditLog.open(dir)
    for (let at = 0; at < count; at++) await log.record(event(at < count / 2 ? OCTOBER : NOVEMBER))
  }

  it('says how many there are and how they end', async () => {
    await lines(6)
    const { entries, hash } = await verifyAudit(dir)
    expect([entries, hash]).toEqual([6, auditHash(linesOf('2026-11').at(-1)!)])
    await expect(verifyAudit(dir, hash)).resolves.toBeDefined()
  })

  it('takes no other end of a line than the one that divides them', async () => {
    const log = await AuditLog.open(dir)
    const subjects = ['a\u2028b', 'a\u2029b', 'a\u0085b', 'a\rb', 'ä'.repeat(200_000)]
    for (const subject of subjects) await log.record({ ...event(OCTOBER), subjects: [subject] })
    await log[Symbol.asyncDispose]()
    await expect(verifyAudit(dir)).resolves.toMatchObject({ entries: subjects.length })
  })

  const damages: Readonly<Record<string, (lines: string[]) => string[]>> = {
    'a changed line': ([first, ...rest]) => [first!.replace('"a"', '"b"'), ...rest],
    'a missing line': ([first, , ...rest]) => [first!, ...rest],
    'a line put in': ([first, ...rest]) => [first!, first!, ...rest],
    'no line': ([first, ...rest]) => [first!, 'nothing', ...rest],
  }
  for (const [name, damage] of Object.entries(damages)) {
    it(`finds ${name}`, async () => {
      await lines(6)
      writeFileSync(join(dir, '2026-10.ndjson'), `${damage(linesOf('2026-10')).join('\n')}\n`)
      await expect(verifyAudit(dir)).rejects.toMatchObject({ code: 'audit-unsound' })
    })
  }

  it('finds an end that was cut off, by a hash kept elsewhere', async () => {
    await lines(6)
    const { hash } = await verifyAudit(dir)
    writeFileSync(join(dir, '2026-11.ndjson'), `${linesOf('2026-11').slice(0, 2).join('\n')}\n`)
    await expect(verifyAudit(dir)).resolves.toMatchObject({ entries: 5 })
    await expect(verifyAudit(dir, hash)).rejects.toMatchObject({ code: 'audit-unsound' })
  })
})

describe('searchAudit', () => {
  it('gives what a look through all would, the newest first, page by page', async () => {
    const log = await AuditLog.open(dir)
    const all = Array.from({ length: 3000 }, (_, at) => ({
      time: OCTOBER + at * 10_000,
      account: `account-${at % 7}`,
      operation: at % 3 === 0 ? 'searchStudents' : 'readStudent',
      status: at % 11 === 0 ? 403 : 200,
      subjects: [`msix:${at % 13}`, `filler:${'x'.repeat(at % 200)}`],
    }))
    await Promise.all(all.map((it) => log.record(it)))
    await log[Symbol.asyncDispose]()
    const queries: readonly AuditQuery[] = [
      {},
      { account: 'account-3' },
      { operation: 'searchStudents', subject: 'msix:5' },
      { from: NOVEMBER, to: NOVEMBER + 3_600_000 },
      { status: 403, account: 'account-1' },
      { account: 'account' },
    ]
    for (const query of queries) {
      const expected = all
        .filter(
          (it) =>
            (query.account === undefined || it.account === query.account) &&
            (query.operation === undefined || it.operation === query.operation) &&
            (query.subject === undefined || it.subjects.includes(query.subject)) &&
            (query.status === undefined || it.status === query.status) &&
            it.time >= (query.from ?? 0) &&
            it.time < (query.to ?? Number.POSITIVE_INFINITY),
        )
        .reverse()
      const found: number[] = []
      let before: AuditPosition | undefined
      do {
        const page = await searchAudit(dir, query, { before, limit: 170 })
        found.push(...page.entries.map(({ time }) => time))
        before = page.next
      } while (before !== undefined)
      expect(found).toEqual(expected.map(({ time }) => time))
    }
  })
})
