import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { modelToJson } from '../../src/model/model-json.ts'
import { personModel } from '../../src/model/presets/person.ts'
import { readRecords, runCli, Workspace } from './run-cli.ts'

const work = new Workspace()

const HEADER = 'id,first name,surname,birth date'
const ANA = '1,Zebulonia,Quixotedottir,2011-02-03'
const LUIS = '2,Wolframius,Krakenfeld,2012-03-04'
const VALUES = ['Zebulonia', 'Quixotedottir', 'Wolframius', 'Krakenfeld', '2011-02-03', '2012-03']
const GOOD = `${HEADER}\n${ANA}\n${LUIS}\n`

/** Runs dedupe on a file that must be refused, and looks at what is said and what is left. */
async function refusal(
  name: string,
  content: string | Uint8Array,
  args: readonly string[] = [],
): Promise<string> {
  const file = work.file(name, content)
  const out = work.newOut()
  const run = await runCli(['dedupe', file, '--out', out, ...args])
  expect(run.code, run.err).toBe(1)
  expect(run.out).toBe('')
  expect(existsSync(out)).toBe(false)
  expect(work.leftovers()).toEqual([])
  expect(run.err).toMatch(/^nearmatch: [^\n]+\n$/)
  for (const value of VALUES) expect(run.err).not.toContain(value)
  return run.err
}

describe('dedupe refuses, with one message and nothing written,', () => {
  it('an empty file', async () => {
    expect(await refusal('empty.csv', '')).toMatch(/empty\.csv is empty/)
  })

  it('a header without rows', async () => {
    expect(await refusal('header.csv', `${HEADER}\n`)).toMatch(/header\.csv: a header but no rows/)
  })

  it('a file without a usable column', async () => {
    expect(await refusal('unusable.csv', 'alpha,beta\nZebulonia,1\nKrakenfeld,2\n')).toMatch(
      /--map/,
    )
  })

  it('ids that are used twice, with both lines', async () => {
    const text = await refusal('twice.csv', `${GOOD}${ANA}\n`, ['--id', 'id'])
    expect(text).toMatch(/twice\.csv:4: .*already used at twice\.csv:2/)
    expect(text).toMatch(/--source/)
  })

  it('an id column that is not there', async () => {
    expect(await refusal('noid.csv', GOOD, ['--id', 'pupil'])).toMatch(
      /--id names the column "pupil".*it has id, first name/,
    )
  })

  it('an empty id', async () => {
    expect(await refusal('gap.csv', `${GOOD},Zebulonia,Krakenfeld,\n`, ['--id', 'id'])).toMatch(
      /gap\.csv:4: the id column "id" is empty/,
    )
  })

  it('a row of another length, with its line', async () => {
    expect(await refusal('ragged.csv', `${HEADER}\n${ANA}\n${LUIS},extra\n`)).toMatch(
      /ragged\.csv: line 3 has 5 fields, the header has 4/,
    )
  })

  it('a quote that is never closed, with the line it opens on', async () => {
    expect(await refusal('quote.csv', `${HEADER}\n${ANA}\n2,"Wolframius,x,y\n`)).toMatch(
      /quote\.csv: the quote opened on line 3/,
    )
  })

  it('NUL bytes', async () => {
    expect(await refusal('nul.csv', `${HEADER}\n${ANA}\n2,Wolfra\0mius,x,y\n`)).toMatch(
      /nul\.csv: line 3 holds bytes no text has/,
    )
  })

  it('a field of 10 MB', async () => {
    const long = 'Zebulonia'.repeat(1_200_000)
    expect(await refusal('long.csv', `${HEADER}\n1,${long},x,y\n`)).toMatch(
      /long\.csv: line 2 holds more than \d+ bytes in column "first name"/,
    )
  })

  it('text that is not in the encoding named', async () => {
    const latin1 = Buffer.from(`${HEADER}\n1,Zebuloni\u00e1,Quixotedottir,2011-02-03\n`, 'latin1')
    expect(await refusal('latin1.csv', latin1, ['--encoding', 'utf-8'])).toMatch(
      /latin1\.csv is not valid UTF-8/,
    )
  })

  it('a binary file', async () => {
    const zip = Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, ...Buffer.from('Zebulonia\n'))
    expect(await refusal('book.csv', zip)).toMatch(/book\.csv: line 1 holds bytes no text has/)
  })

  it('a model of an unknown version', async () => {
    const model = work.file('future.json', modelToJson(personModel).replace('": 1,', '": 99,'))
    expect(await refusal('a.csv', GOOD, ['--model', model])).toMatch(/schema version 99/)
  })

  it('a model that is no model', async () => {
    const broken = work.file('broken.json', '{"schemaVersion": 1')
    expect(await refusal('b.csv', GOOD, ['--model', broken])).toMatch(
      /broken\.json cannot be read: it is not valid JSON/,
    )
    expect(await refusal('c.csv', GOOD, ['--model', 'studnet'])).toMatch(
      /studnet cannot be read: no such file; presets are student and person/,
    )
  })

  it('a model whose fields are missing', async () => {
    const model = work.file('ok.json', modelToJson(personModel))
    expect(await refusal('d.csv', 'x,y\nZebulonia,1\nKrakenfeld,2\n', ['--model', model])).toMatch(
      /none of the model's fields .* is among the columns x, y/,
    )
  })

  it('a truth, an ignored or a mapped column that is not there', async () => {
    expect(await refusal('e.csv', GOOD, ['--truth', 'truth'])).toMatch(/--truth names/)
    expect(await refusal('f.csv', GOOD, ['--ignore', 'surnmae'])).toMatch(/--ignore names/)
    expect(await refusal('g.csv', GOOD, ['--map', 'surname=name'])).toMatch(/--map names the col/)
    expect(await refusal('h.csv', GOOD, ['--map', 'surnmae=id'])).toMatch(/--map names the field/)
  })

  it('thresholds that are crossed', async () => {
    expect(await refusal('i.csv', GOOD, ['--lower', '9', '--upper', '3'])).toMatch(
      /lower threshold 9 is above upper threshold 3/,
    )
  })

  it('constraints about records that are not there, without repeating the id', async () => {
    const file = work.file('c1.csv', 'left_id,right_id,constraint\n1,Zebulonia,must-link\n')
    expect(await refusal('j.csv', GOOD, ['--constraints', file])).toMatch(/c1\.csv:2: there is no/)
    const odd = work.file('c2.csv', 'left_id,right_id,constraint\n1,2,Zebulonia\n')
    expect(await refusal('k.csv', GOOD, ['--constraints', odd])).toMatch(/c2\.csv:2: .*must-link/)
    const labels = work.file('l1.csv', 'left_id,right_id,match\n1,2,Zebulonia\n')
    expect(await refusal('l.csv', GOOD, ['--labels', labels])).toMatch(/l1\.csv:2: .*yes nor no/)
  })

  it('a file that cannot be read', async () => {
    const out = work.newOut()
    const missing = await runCli(['dedupe', work.path('absent.csv'), '--out', out])
    expect(missing).toMatchObject({ code: 1, out: '' })
    expect(missing.err).toMatch(/absent\.csv cannot be read \(no such file\)/)
    const folder = await runCli(['dedupe', work.dir, '--out', out])
    expect(folder.code).toBe(1)
    expect(folder.err).toMatch(/is a directory/)
    expect(existsSync(out)).toBe(false)
  })

  it('an output folder that is not empty, before any work', async () => {
    const out = work.newOut()
    mkdirSync(out)
    writeFileSync(join(out, 'mine.txt'), 'mine')
    const run = await runCli(['dedupe', work.path('absent.csv'), '--out', out])
    expect(run.code).toBe(1)
    expect(run.err).toMatch(/is not empty; name another one, or replace its results with --force/)
    const file = await runCli(['dedupe', work.file('m.csv', GOOD), '--out', work.path('m.csv')])
    expect(file.code).toBe(1)
    expect(file.err).toMatch(/in the way/)
  })
})

describe('dedupe takes', () => {
  it('one row: one cluster', async () => {
    const out = work.newOut()
    const file = work.file('one.csv', `${HEADER}\n${ANA}\n`)
    const run = await runCli(['dedupe', file, '--out', out])
    expect(run.code, run.err).toBe(0)
    expect(readRecords(join(out, 'clusters.csv'))).toEqual([{ record_id: '1', cluster_id: '1' }])
    expect(readRecords(join(out, 'links.csv'))).toEqual([])
  })

  it('rows that are all equal: one cluster of rows keyed by content and occurrence', async () => {
    const out = work.newOut()
    const row = 'Zebulonia,Quixotedottir,2011-02-03\n'
    const file = work.file('equal.csv', `first name,surname,birth date\n${row.repeat(40)}`)
    const run = await runCli(['dedupe', file, '--out', out])
    expect(run.code, run.err).toBe(0)
    const clusters = readRecords(join(out, 'clusters.csv'))
    expect(new Set(clusters.map((record) => record.cluster_id)).size).toBe(1)
    expect(new Set(clusters.map((record) => record.record_id)).size).toBe(40)
    expect(clusters[0]?.record_id).toMatch(/^[0-9a-f]{16}-1$/)
  })

  it('a folder with other files, with --force: they stay, and old results go', async () => {
    const out = work.newOut()
    mkdirSync(out)
    writeFileSync(join(out, 'mine.txt'), 'mine')
    writeFileSync(join(out, 'report.html'), 'old')
    const file = work.file('n.csv', GOOD)
    const run = await runCli(['dedupe', file, '--out', out, '--force', '--no-report', '--quiet'])
    expect(run).toMatchObject({ code: 0, out: '', err: '' })
    expect(existsSync(join(out, 'mine.txt'))).toBe(true)
    expect(existsSync(join(out, 'report.html'))).toBe(false)
    expect(existsSync(join(out, 'links.csv'))).toBe(true)
  })
})

describe('with --json', () => {
  it('a refusal is a line of JSON on standard output too', async () => {
    const file = work.file('json.csv', `${HEADER}\n${ANA},extra\n`)
    const run = await runCli(['dedupe', file, '--out', work.newOut(), '--json'])
    expect(run.code).toBe(1)
    expect(JSON.parse(run.out)).toEqual({
      error: {
        code: 'csv-ragged-row',
        message: expect.stringContaining('line 2'),
        details: { file: 'json.csv', line: 2, expected: 4, actual: 5 },
      },
    })
    expect(run.err).toMatch(/^nearmatch: json\.csv: line 2/)
  })
})
