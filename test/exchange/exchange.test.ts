import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Exchange, openExchange } from '../../src/exchange/exchange.ts'
import { searchStudents } from '../../src/exchange/search/search-students.ts'
import { isDigitPersonId } from '../../src/ledger/digit-person-ids.ts'
import { GOOD_LINES } from './msix/submission-text.ts'

const NOW = Date.UTC(2026, 10, 27, 12)

let dir: string
let exchange: Exchange
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'nearmatch-exchange-'))
  exchange = await openExchange(join(dir, 'exchange'), { create: true, now: () => NOW })
})
afterEach(async () => {
  await exchange.close()
  rmSync(dir, { recursive: true, force: true })
})

/** A student as lines of a file. */
function student(
  number: number,
  state: string,
  id: string,
  changes: Readonly<Record<string, string>> = {},
): string[] {
  const { H: _, S: __, ...lines } = { ...GOOD_LINES, ...changes }
  const record = String(number).padStart(7, '0')
  const head = changes.S ?? `S|0000001|I|${state}||${id}|01`
  return [head, ...Object.values(lines).filter((line) => line !== '')].map((line) =>
    line.replace('0000001', record),
  )
}

let files = 0
function file(state: string, ...students: readonly string[][]): string {
  const lines = students.flat()
  const path = join(dir, `${++files}.txt`)
  const head = `H|${state}|20261127120000000|20261101000000000|20261127000000000|${students.length}|${lines.length}`
  // No two files are the same.
  writeFileSync(path, `${[head, ...lines].join('\n')}\n${'\n'.repeat(files)}`)
  return path
}

const OTHER = {
  D: 'D|0000001|Pedro||Ramírez|Soto||Male|20120506|No||||1004|Juan|Ramírez',
  K: '',
  C: '',
}

const THIRD = { ...OTHER, D: 'D|0000001|Linh||Nguyen|||Female|20130611|No||||1004|Mai|Nguyen' }

describe('an exchange', () => {
  it('makes one record of what two states say of a child', async () => {
    await exchange.takeIn(file('TX', student(1, 'TX', 'A17')))
    const summer = 'E|0000001|001|20250605|03|Summer|||||||Yakima|WA|98901|5095551234|08'
    const taken = await exchange.takeIn(file('WA', student(1, 'WA', 'W-9', { E: summer, K: '' })))
    expect(taken.outcome).toBe('taken-in')
    const msixId = exchange.msixIdOf('TX', 'A17')!
    expect(isDigitPersonId(msixId)).toBe(true)
    expect(exchange.msixIdOf('WA', 'W-9')).toBe(msixId)
    const child = exchange.student(msixId)
    expect(child.stateIds).toEqual([
      { state: 'TX', stateStudentId: 'A17', version: 1, alternateIds: ['ALT-1'] },
      { state: 'WA', stateStudentId: 'W-9', version: 1, alternateIds: [] },
    ])
    expect(child.enrollments.map(({ state, values }) => [state, values.schoolName])).toEqual([
      ['TX', 'Central'],
      ['WA', 'Summer'],
    ])
    expect(child.overview).toContainEqual(expect.objectContaining({ field: 'birth_date' }))
    expect(exchange.registry.verify().faults).toEqual([])
  })

  it('knows a file that was here, and a student who is as before', async () => {
    const path = file('TX', student(1, 'TX', 'A17'))
    await exchange.takeIn(path)
    const { sequence } = exchange.registry.stats()
    expect((await exchange.takeIn(path)).outcome).toBe('again')
    expect((await exchange.takeIn(file('TX', student(1, 'TX', 'A17')))).outcome).toBe('taken-in')
    expect(exchange.registry.stats().sequence).toBe(sequence)
    expect(exchange.versions('TX', 'A17')).toHaveLength(1)
  })

  it('updates what an update brings, and keeps every version', async () => {
    await exchange.takeIn(file('TX', student(1, 'TX', 'A17')))
    const only = { K: '', D: '', Q: '', A: '', C: '' }
    const E = 'E|0000001|001|20260905|01|Central High|||||||Laredo|TX|78040|9565551234|09'
    const more = 'E|0000001|002|20261101|03|Night|||||||Laredo|TX|78040|9565551234|09'
    const update = { ...only, S: 'S|0000001|U|TX||A17|01', E: `${E}\n${more}` }
    await exchange.takeIn(file('TX', student(1, 'TX', 'A17', update)))
    const child = exchange.student(exchange.msixIdOf('TX', 'A17')!)
    expect(child.enrollments.map(({ values }) => values.schoolName)).toEqual([
      'Night',
      'Central High',
    ])
    expect(child.qualifyingMoves).toHaveLength(1)
    expect(exchange.versions('TX', 'A17').map(({ version }) => version)).toEqual([1, 2])
  })

  it('comes to the same whatever the chunks, where a file names a student again and again', async () => {
    const E = 'E|0000001|002|20261101|03|Night|||||||Laredo|TX|78040|9565551234|09'
    const only = { K: '', D: '', Q: '', A: '', C: '' }
    const students = [
      student(1, 'TX', 'A17'),
      student(2, 'TX', 'A18', OTHER),
      student(3, 'TX', 'A17', { ...only, E, S: 'S|0000001|U|TX||A17|01' }),
      student(4, 'TX', 'B99', { S: 'S|0000001|I|TX||B99|01|A18' }),
      student(5, 'TX', 'B99', { ...only, E: '', S: 'S|0000001|D|TX||B99' }),
      student(6, 'TX', 'B99', OTHER),
      student(7, 'TX', 'C1', THIRD),
      student(8, 'TX', 'C2', { ...THIRD, S: 'S|0000001|I|TX||C2|01|C1' }),
    ]
    const seen: unknown[] = []
    for (const chunk of [1, 2, 50]) {
      const other = await openExchange(join(dir, `by ${chunk}`), { create: true, now: () => NOW })
      await other.takeIn(file('TX', ...students), { chunk })
      expect(other.registry.verify().faults).toEqual([])
      const { records, persons } = other.registry.stats()
      const found = ['García', 'Ramírez', 'Nguyen'].map((lastName) =>
        other
          .read((view) => searchStudents(view, { lastName }, { limit: 20 }))
          .children.map(({ msixId, ...child }) => ({
            ...child,
            stateIds: other.student(msixId).stateIds,
          }))
          // Those that fit as well stand in the order of ids, which chance gives.
          .sort((a, b) => (JSON.stringify(a.stateIds) < JSON.stringify(b.stateIds) ? -1 : 1)),
      )
      expect(found.map(({ length }) => length)).toEqual([2, 0, 1])
      const versions = ['A17', 'A18', 'B99', 'C1', 'C2'].map((id) =>
        other.versions('TX', id).map(({ file: _, ...version }) => version),
      )
      const duplicates = other.registry.duplicates().length
      seen.push({ records, persons, versions, found, duplicates })
      await other.close()
    }
    expect(seen[1]).toEqual(seen[0])
    expect(seen[2]).toEqual(seen[0])
  })

  it('follows a state that calls its student by another id', async () => {
    await exchange.takeIn(file('TX', student(1, 'TX', 'A17')))
    const before = exchange.msixIdOf('TX', 'A17')
    const S = 'S|0000001|I|TX||B99|01|A17'
    await exchange.takeIn(file('TX', student(1, 'TX', 'B99', { S })))
    expect(exchange.msixIdOf('TX', 'A17')).toBeUndefined()
    expect(exchange.msixIdOf('TX', 'B99')).toBe(before)
    expect(exchange.versions('TX', 'B99')).toHaveLength(2)
    expect(exchange.registry.verify().faults).toEqual([])
  })

  it('lets a state delete its student, once, and submit it again', async () => {
    await exchange.takeIn(file('TX', student(1, 'TX', 'A17'), student(2, 'TX', 'A18', OTHER)))
    const msixId = exchange.msixIdOf('TX', 'A17')!
    const only = { K: '', D: '', Q: '', E: '', A: '', C: '' }
    const deletion = { ...only, S: 'S|0000001|D|TX||A17' }
    await exchange.takeIn(file('TX', student(1, 'TX', 'A17', deletion)))
    await exchange.takeIn(file('TX', student(1, 'TX', 'A17', deletion)))
    expect(exchange.msixIdOf('TX', 'A17')).toBeUndefined()
    expect(exchange.student(msixId).demographics).toEqual([])
    await exchange.takeIn(file('TX', student(1, 'TX', 'A17')))
    expect(exchange.msixIdOf('TX', 'A17')).toBeDefined()
    expect(exchange.versions('TX', 'A17').map(({ deleted = false }) => deleted)).toEqual([
      false,
      true,
      false,
    ])
    expect(exchange.registry.verify().faults).toEqual([])
  })

  it('takes in what can be loaded, or nothing if all or nothing is asked for', async () => {
    const bad = student(2, 'TX', 'A18', { ...OTHER, E: '' })
    const path = file('TX', student(1, 'TX', 'A17'), bad)
    const refused = await exchange.takeIn(path, { allOrNothing: true })
    expect(refused).toMatchObject({ outcome: 'refused', summary: { rejected: 1 } })
    expect(exchange.registry.stats().records).toBe(0)
    const rules: string[] = []
    const taken = await exchange.takeIn(path, { onFinding: ({ rule }) => void rules.push(rule) })
    expect(taken).toMatchObject({ outcome: 'taken-in', summary: { rejected: 1, accepted: 1 } })
    expect(rules).toEqual(['mandatory-enrollment'])
    expect(exchange.msixIdOf('TX', 'A18')).toBeUndefined()
    expect(exchange.msixIdOf('TX', 'A17')).toBeDefined()
  })

  it('holds two ids of one state apart until a person says otherwise', async () => {
    await exchange.takeIn(file('TX', student(1, 'TX', 'A17'), student(2, 'TX', 'A18', { K: '' })))
    expect(exchange.msixIdOf('TX', 'A17')).not.toBe(exchange.msixIdOf('TX', 'A18'))
    expect(exchange.registry.duplicates()).toHaveLength(1)
  })

  it('comes to the same however a file breaks off and is sent again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 119 }), async (kept) => {
        const home = mkdtempSync(join(tmpdir(), 'nearmatch-exchange-'))
        const broken = await openExchange(join(home, 'broken'), { create: true, now: () => NOW })
        const whole = await openExchange(join(home, 'whole'), { create: true, now: () => NOW })
        const students = Array.from({ length: 120 }, (_, at) =>
          student(at + 1, 'TX', `S${at}`, {
            ...OTHER,
            D: `D|0000001|Name${at}||Family${at}|||Male|2012${String((at % 9) + 1).padStart(2, '0')}15`,
          }),
        )
        await broken.takeIn(file('TX', ...students.slice(0, kept)))
        const path = file('TX', ...students)
        await broken.takeIn(path)
        await whole.takeIn(path)
        for (let at = 0; at < 120; at++) {
          expect(broken.versions('TX', `S${at}`)).toHaveLength(1)
          expect(broken.msixIdOf('TX', `S${at}`)).toBeDefined()
        }
        expect(broken.registry.stats().persons).toBe(whole.registry.stats().persons)
        await broken.close()
        await whole.close()
        rmSync(home, { recursive: true, force: true })
      }),
      { numRuns: 3 },
    )
  })
})
