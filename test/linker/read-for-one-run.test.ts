import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTable } from '../../src/io/read-table.ts'
import { dedupe } from '../../src/linker/dedupe.ts'
import type { LinkageOptions } from '../../src/linker/linkage-options.ts'
import { columnOf } from '../../src/records/table.ts'
import { generateStudentsCsv } from '../../src/synthetic/students-csv.ts'
import { outcomeOf } from './students.ts'

let dir = ''
let path = ''
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'nearmatch-'))
  path = join(dir, 'students.csv')
  await writeFile(path, [...generateStudentsCsv({ rows: 400, seed: 9 })].join(''))
})
afterAll(() => rm(dir, { recursive: true }))

const IGNORED = ['truth_family', 'truth_twin', 'error_kinds']

describe('a file that is read for one run', () => {
  it.each<[string, LinkageOptions]>([
    ['with an id column', { id: 'record_id', ignore: ['truth_id', ...IGNORED] }],
    ['measured by a truth that is ignored too', { truth: 'truth_id', ignore: ['truth_id'] }],
    [
      'with an ignored column as the source',
      { id: 'record_id', source: 'state', ignore: ['state'] },
    ],
    ['with an ignored column given as a field', { map: { suffix: 'sex' }, ignore: ['sex'] }],
    ['with an id column that is guessed', { ignore: ['truth_id', ...IGNORED] }],
  ])('gives the answer of its table, %s', async (_, options) => {
    const all = { ...options, threadsFrom: 0 }
    const table = await readTable(path)
    const expected = outcomeOf(await dedupe(table, { ...all, threads: 1 }))
    for (const threads of [1, 2]) {
      expect(outcomeOf(await dedupe(path, { ...all, threads }))).toEqual(expected)
    }
  })

  it('leaves columns of keys alone; a table that was given stays whole', async () => {
    const options = { id: 'record_id', source: 'state' }
    const read = await dedupe(path, options)
    const names = read.prepared.table.columns.map(({ name }) => name)
    expect(names.toSorted()).toEqual(['record_id', 'state'])
    expect(read.prepared.table.parts[0]!.rows).toBe(400)
    const table = await readTable(path)
    const { prepared } = await dedupe(table, options)
    expect(columnOf(prepared.table, 'birth_date')).toBe(columnOf(table, 'birth_date'))
  })
})
