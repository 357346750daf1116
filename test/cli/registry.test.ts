import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readSpreadsheet, writeSpreadsheet } from '../../src/io/spreadsheet.ts'
import { cell } from '../../src/records/table.ts'
import { readRecords, runCli, studentsCsv, Workspace } from './run-cli.ts'

const work = new Workspace()
const HEADER = 'id,first_name,last_name_1,birth_date,sex,parent_1_first'
const TX = [
  '17,María,García,2014-03-09,F,Rosa',
  '18,Tomás,Quintero,2012-02-11,M,Elena',
  '19,Zebulonia,Quixotedottir,2013-07-30,F,Marta',
]
const WA = [
  'A1,Maria,Garcia,2014-03-09,F,Rosa',
  'A2,Wolframius,Krakenfeld,2011-05-06,M,Berta',
  'A3,Zebulonia,Quixotedottir,2013-11-06,,Elena',
]
const VALUES = ['Zebulon', 'Quixotedottir', 'Wolframius', 'Krakenfeld', '2011-05-06']

type Line = Readonly<Record<string, unknown>>

/** Runs `registry …` and takes its lines of JSON. */
async function registry(...args: string[]): Promise<Line[]> {
  const run = await runCli(['registry', ...args])
  expect(run.code, run.err).toBe(0)
  return jsonLines(run.out)
}

function jsonLines(out: string): Line[] {
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}

const csv = (name: string, rows: readonly string[]): string =>
  work.file(name, `${[HEADER, ...rows].join('\n')}\n`)

/** A line of JSON about a person, as far as these tests look at it. */
interface PersonLine {
  readonly person: string
  readonly members: readonly { readonly source: string; readonly id: string }[]
  readonly consolidated: readonly { readonly field: string; readonly values: unknown[] }[]
}

async function person(dir: string, typed: string): Promise<PersonLine> {
  return (await registry('person', dir, typed))[0] as unknown as PersonLine
}

const template = work.path('template')
let made = 0

/** A registry with the children of two states, of its own for each test. */
function children(): string {
  const dir = work.path(`children-${++made}`)
  cpSync(template, dir, { recursive: true })
  return dir
}

beforeAll(async () => {
  await registry('init', template, '--model', 'student')
  await registry('submit', template, csv('tx.csv', TX), '--source', '=TX', '--id', 'id')
  await registry('submit', template, csv('wa.csv', WA), '--source', '=WA', '--id', 'id')
})

describe('registry init and submit', () => {
  it('tells each batch once it is on disk, then sums up', async () => {
    const dir = work.path('batches')
    await registry('init', dir, '--model', 'student')
    const file = work.file('students.csv', studentsCsv(250))
    const lines = await registry(
      ...['submit', dir, file, '--source', 'state', '--id', 'record_id', '--batch', '100'],
    )
    expect(lines.slice(0, 3)).toMatchObject([
      { batch: 1, records: 100 },
      { batch: 2, records: 100 },
      { batch: 3, records: 50 },
    ])
    const sequences = lines.slice(0, 3).map(({ sequence }) => sequence)
    expect(sequences).toEqual(sequences.toSorted((a, b) => Number(a) - Number(b)))
    expect(lines[3]).toMatchObject({ summary: { batches: 3, records: 250 } })
    const [stats] = await registry('stats', dir)
    expect(stats).toMatchObject({ records: 250 })
  })

  it('changes nothing where a file is submitted again', async () => {
    const dir = children()
    const [before] = await registry('stats', dir)
    await registry('submit', dir, csv('tx.csv', TX), '--source', '=TX', '--id', 'id')
    const [after] = await registry('stats', dir)
    expect(after).toEqual(before)
  })

  it('refuses a folder that holds something, and one that is no registry', async () => {
    const dir = children()
    const again = await runCli(['registry', 'init', dir])
    expect(again.code).toBe(1)
    const nowhere = await runCli(['registry', 'stats', work.path('nowhere')])
    expect(nowhere.code).toBe(1)
    expect(existsSync(work.path('nowhere'))).toBe(false)
  })
})

describe('registry submit refuses a file as a whole', () => {
  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['a row without an id', [...TX, ',Wolframius,Krakenfeld,2011-05-06,M,'], /bad\.csv:5: the id/],
    ['an id used twice', [...TX, TX[0]!], /bad\.csv:5: .*already used at .*bad\.csv:2/],
    ['a row that says nothing', [...TX, '20,,unknown,,,'], /bad\.csv:5: no column holds a value/],
    [
      'a row of another length',
      [...TX, '20,Wolframius,x,y,z,a,b'],
      /bad\.csv: line 5 has 7 fields/,
    ],
  ]
  let dir = ''
  beforeAll(async () => {
    dir = work.path('refusing')
    await registry('init', dir)
  })

  for (const [what, rows, message] of cases) {
    it(`for ${what}`, async () => {
      const file = csv('bad.csv', rows)
      const run = await runCli([
        'registry',
        'submit',
        dir,
        file,
        '--source',
        '=TX',
        '--id',
        'id',
        '--batch',
        '1',
      ])
      expect(run.code).toBe(1)
      expect(run.out).toBe('')
      expect(run.err).toMatch(message)
      for (const value of VALUES) expect(run.err).not.toContain(value)
      const [stats] = await registry('stats', dir)
      expect(stats).toMatchObject({ records: 0 })
    })
  }

  it('for a row without a source', async () => {
    const file = work.file('src.csv', `state,${HEADER}\nTX,${TX[0]}\n,${TX[1]}\n`)
    const run = await runCli(['registry', 'submit', dir, file, '--source', 'state', '--id', 'id'])
    expect(run).toMatchObject({ code: 1, out: '' })
    expect(run.err).toMatch(/src\.csv:3: the column that --source names is empty/)
  })

  it('and says what is missing on the command line', async () => {
    const file = csv('tx.csv', TX)
    const noSource = await runCli(['registry', 'submit', dir, file])
    expect(noSource.code).toBe(2)
    expect(noSource.err).toMatch(/--source .* is missing.* See: nearmatch registry submit --help/)
    const noColumn = await runCli(['registry', 'submit', dir, file, '--source', 'land'])
    expect(noColumn.code).toBe(1)
    expect(noColumn.err).toMatch(/--source names the column "land"/)
  })
})

describe('registry match', () => {
  it('answers each row in one line, and changes nothing', async () => {
    const dir = children()
    const [before] = await registry('stats', dir)
    const rows = ['1,Maria,García,2014-03-09,F,', '2,Nobody,Atall,1999-01-05,M,']
    const file = csv('who.csv', rows)
    const lines = await registry('match', dir, file)
    expect(lines).toMatchObject([
      { row: 1, id: '1', decision: 'match', person: (await person(dir, 'TX/17')).person },
      { row: 2, id: '2', decision: 'non-match', person: null, candidates: [] },
    ])
    const piped = await runCli(['registry', 'match', dir, '-'], readFileSync(file))
    expect(jsonLines(piped.out)).toEqual(lines)
    expect(await registry('stats', dir)).toEqual([before])
  })
})

describe('persons', () => {
  it('are shown by id and by record, with consolidated values', async () => {
    const dir = children()
    const shown = await person(dir, 'WA/A1')
    expect(shown.members).toMatchObject([
      { source: 'TX', id: '17' },
      { source: 'WA', id: 'A1' },
    ])
    expect(await person(dir, shown.person)).toEqual(shown)
    const byHand = `${shown.person.slice(0, 4)}-${shown.person.slice(4)}`.toLowerCase()
    expect(await person(dir, byHand)).toEqual(shown)
    const name = shown.consolidated.find(({ field }) => field === 'first_name')
    expect(name?.values).toHaveLength(1)
    const unknown = await runCli(['registry', 'person', dir, 'XYZ'])
    expect(unknown).toMatchObject({ code: 1, out: '' })
    const nobody = await runCli(['registry', 'person', dir, 'TX/none'])
    expect(nobody).toMatchObject({ code: 1, out: '' })
  })

  it('are merged, split and put back', async () => {
    const dir = children()
    const idOf = async (record: string): Promise<string> => (await person(dir, record)).person
    const [a, b] = [await idOf('TX/18'), await idOf('WA/A2')]
    const [dry] = await registry('merge', dir, a, b, '--dry-run', '--reason', 'seen')
    expect(dry).toMatchObject({ dryRun: true })
    expect(await idOf('WA/A2')).toBe(b)
    const [merged] = await registry('merge', dir, a, 'WA/A2', '--author', 'ana', '--reason', 'seen')
    expect(merged!.persons).toEqual([a, b].sort())
    expect(await idOf('WA/A2')).toBe(a)
    expect(await person(dir, b)).toMatchObject({ person: a, via: [b] })
    const [split] = await registry('split', dir, a, 'WA/A2')
    const c = await idOf('WA/A2')
    expect([a, b]).not.toContain(c)
    await registry('undo', dir, String(split!.sequence))
    expect(await idOf('WA/A2')).toBe(a)
    await registry('verify', dir)
  })

  it('are parted again, with what arrived since where the caller says', async () => {
    const dir = children()
    const [first, second] = [await person(dir, 'TX/19'), await person(dir, 'WA/A3')]
    const [merged] = await registry('merge', dir, first.person, second.person)
    const late = csv('late.csv', ['L1,Zebulonia,Quixotedottir,2013-07-30,F,Marta'])
    await registry('submit', dir, late, '--source', '=FL', '--id', 'id')
    const sequence = String(merged!.sequence)
    const [dry] = await registry('undo', dir, sequence, '--dry-run')
    expect(dry!.arrivals).toMatchObject([{ id: 'L1', person: first.person, chosen: false }])
    const there = `FL/L1=${second.person}`
    const [undone] = await registry('undo', dir, sequence, '--place', there)
    expect(undone!.arrivals).toMatchObject([{ id: 'L1', person: second.person, chosen: true }])
    expect((await person(dir, second.person)).members.map(({ id }) => id)).toEqual(['A3', 'L1'])
    const wrong = await runCli(['registry', 'undo', dir, sequence, '--place', 'FL/L1'])
    expect(wrong.code).toBe(2)
  })

  it('are not changed on an old view', async () => {
    const dir = children()
    const { person: id } = await person(dir, 'TX/18')
    const stale = await runCli(['registry', 'merge', dir, id, 'WA/A2', '--expected', `${id}=0`])
    expect(stale).toMatchObject({ code: 1, out: '' })
  })

  it('are refused in one line that says what to do', async () => {
    const dir = children()
    for (const args of [
      ['merge', dir, 'TX/18', 'TX/18'],
      ['merge', dir, 'TX/18', 'XYZ'],
      ['split', dir, 'TX/18', 'TX/18'],
      ['unlink', dir, 'TX/none'],
      ['retract', dir, '999'],
      ['undo', dir, '999'],
      ['pin', dir, 'TX/18', 'shoe_size'],
      ['review', dir, 'accept', '999'],
    ]) {
      const run = await runCli(['registry', ...args])
      expect(run, args[0]!).toMatchObject({ code: 1, out: '' })
      expect(run.err).toMatch(/^nearmatch: [^\n]+\n$/)
    }
  })
})

describe('review', () => {
  const header = (file: string): string[] => readFileSync(file, 'utf8').split('\n')[0]!.split(',')

  /** Fills in the column of decisions, a row each. */
  function decide(file: string, decisions: readonly string[]): string {
    const [first, ...rows] = readFileSync(file, 'utf8').trim().split('\n')
    const at = header(file).indexOf('decision')
    const filled = rows.map((row, line) =>
      row
        .split(',')
        .with(at, decisions[line] ?? '')
        .join(','),
    )
    writeFileSync(file, `${[first, ...filled].join('\n')}\n`)
    return file
  }

  it('lists what a person has to decide, with both records', async () => {
    const dir = children()
    const items = await registry('review', dir)
    expect(items.length).toBeGreaterThan(0)
    expect(items[0]).toMatchObject({
      reason: 'near-match',
      left: { source: 'TX', id: '19', fields: { first_name: 'Zebulonia' } },
      right: { source: 'WA', id: 'A3' },
    })
    expect(await registry('review', dir, 'list', '--least', '99')).toEqual([])
    expect(await registry('review', dir, 'show', String(items[0]!.item))).toEqual([items[0]])
    expect(await registry('duplicates', dir)).toEqual(items)
  })

  it('escalates an item, with a date when it is due', async () => {
    const dir = children()
    const [{ item } = {}] = await registry('review', dir)
    await registry('review', dir, 'escalate', `${item}`, '--to', 'region', '--due', '2030-12-31')
    const [shown] = await registry('review', dir, 'show', `${item}`)
    expect(shown).toMatchObject({ level: 1, assignee: 'region', due: Date.UTC(2030, 11, 31) })
  })

  it('takes decisions made in a CSV file, dry and real, once', async () => {
    const dir = children()
    const file = work.path('items.csv')
    await registry('review', dir, 'export', '--out', file)
    const again = await runCli(['registry', 'review', dir, 'export', '--out', file])
    expect(again.code).toBe(2)
    decide(file, ['accept'])
    const [dry] = await registry('review', dir, 'apply', file, '--dry-run')
    expect(dry).toMatchObject({ dryRun: true, applied: 1, refused: 0 })
    const [applied] = await registry('review', dir, 'apply', file, '--author', 'ana')
    expect(applied).toMatchObject({ applied: 1, unchanged: 0, refused: 0 })
    expect((await person(dir, 'WA/A3')).person).toBe((await person(dir, 'TX/19')).person)
    const twice = await runCli(['registry', 'review', dir, 'apply', file])
    expect(twice.code).toBe(1)
    expect(twice.err).toMatch(/items\.csv:2: .*\n.*1 of 1 decisions in .*items\.csv are refused/)
    expect(jsonLines(twice.out)).toMatchObject([
      { line: 2, code: 'item-closed' },
      { applied: 0, refused: 1 },
    ])
    await registry('undo', dir, String(applied!.sequence))
    expect((await person(dir, 'WA/A3')).person).not.toBe((await person(dir, 'TX/19')).person)
  })

  it('refuses stale and senseless rows by line', async () => {
    const dir = children()
    const file = work.path('stale.csv')
    await registry('review', dir, 'export', '--out', file)
    decide(file, ['reject'])
    await registry('pin', dir, 'TX/19', 'first_name')
    const run = await runCli(['registry', 'review', dir, 'apply', file])
    expect(run.code).toBe(1)
    expect(jsonLines(run.out)[0]).toMatchObject({ line: 2, code: 'decision-stale' })
    decide(file, ['perhaps'])
    const senseless = await runCli(['registry', 'review', dir, 'apply', file])
    expect(jsonLines(senseless.out)[0]).toMatchObject({ line: 2, code: 'decision-invalid' })
    for (const value of VALUES) expect(run.err + senseless.err).not.toContain(value)
  })

  it('writes a spreadsheet and reads it back', async () => {
    const dir = children()
    const file = work.path('items.xlsx')
    await registry('review', dir, 'export', '--out', file)
    expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK')
    expect(await registry('review', dir, 'apply', file)).toMatchObject([{ applied: 0, refused: 0 }])
    const table = await readSpreadsheet(file)
    const names = table.columns.map(({ name }) => name)
    const row = names.map((name) => (name === 'decision' ? 'Accept' : cell(table, 0, name)))
    await writeSpreadsheet(
      file,
      names.map((name) => ({ name, width: 9 })),
      [row],
    )
    expect(await registry('review', dir, 'apply', file)).toMatchObject([{ applied: 1, refused: 0 }])
    expect((await person(dir, 'WA/A3')).person).toBe((await person(dir, 'TX/19')).person)
  })

  it('decides by a rule, with a sample for an audit', async () => {
    const dir = children()
    const audit = work.path('audit.csv')
    const rule = ['--same', 'last_name_1', '--kind', 'near-match', '--audit', audit]
    const [dry] = await registry('review', dir, 'decide', 'reject', ...rule, '--dry-run')
    expect(dry).toMatchObject({ dryRun: true, applied: 1, sampled: 1 })
    expect(header(audit)).toContain('last_name_1_2')
    await registry('review', dir, 'decide', 'reject', ...rule, '--force')
    expect(await registry('review', dir)).toEqual([])
    const wrong = await runCli(['registry', 'review', dir, 'decide', 'reject', '--same', 'naem'])
    expect(wrong.code).toBe(2)
  })
})

describe('registry export', () => {
  it('writes records with their persons, and links, in the order of keys', async () => {
    const dir = children()
    const out = work.newOut()
    await registry('export', dir, '--out', out)
    const clusters = readRecords(join(out, 'clusters.csv'))
    expect(clusters.map(({ source, record_id }) => `${source}/${record_id}`)).toEqual([
      'TX/17',
      'TX/18',
      'TX/19',
      'WA/A1',
      'WA/A2',
      'WA/A3',
    ])
    expect(clusters[0]!.cluster_id).toBe(clusters[3]!.cluster_id)
    expect(readRecords(join(out, 'links.csv'))[0]).toMatchObject({
      left_source: 'TX',
      left_id: '17',
      right_source: 'WA',
      right_id: 'A1',
      decision: 'match',
    })
    const again = await runCli(['registry', 'export', dir, '--out', out])
    expect(again.code).toBe(1)
  })

  it('of an empty registry writes the headers', async () => {
    const dir = work.path('empty')
    await registry('init', dir)
    const out = work.newOut()
    await registry('export', dir, '--out', out)
    expect(readFileSync(join(out, 'clusters.csv'), 'utf8')).toBe('source,record_id,cluster_id\n')
    expect(readFileSync(join(out, 'links.csv'), 'utf8')).toBe(
      'left_source,left_id,right_source,right_id,match_weight,match_probability,decision\n',
    )
  })
})

describe('upkeep', () => {
  it('finds a sound registry sound, and copies it', async () => {
    const dir = children()
    expect((await registry('verify', dir)).at(-1)).toMatchObject({ sound: true })
    const copy = work.path('copy')
    await registry('backup', dir, '--out', copy)
    const back = work.path('back')
    await registry('restore', back, '--from', copy)
    const [{ bytes: _, freeBytes: __, ...stats }] = (await registry('stats', dir)) as [Line]
    expect(await registry('stats', back)).toMatchObject([stats])
    expect(await registry('person', back, 'TX/17')).toEqual(await registry('person', dir, 'TX/17'))
  })

  it('tells events from a sequence number on', async () => {
    const dir = children()
    const all = await registry('events', dir, '--since', '0')
    const since = all[4]!.sequence
    expect(await registry('events', dir, '--since', String(since))).toEqual(all.slice(5))
    expect(JSON.stringify(all)).not.toMatch(new RegExp(VALUES.join('|')))
    expect(await registry('events', dir, '--since', '1', '--limit', '2')).toEqual(all.slice(1, 3))
  })

  it('history tells the events of one life, of an id that was merged away too', async () => {
    const dir = children()
    const other = (await person(dir, 'WA/A2')).person
    await registry('merge', dir, 'TX/17', 'WA/A2')
    const all = await registry('events', dir)
    for (const [typed, id] of [
      ['TX/17', (await person(dir, 'TX/17')).person],
      [other, other],
    ]) {
      const life = await registry('history', dir, typed!)
      expect(life.map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(['submitted', 'created', 'linked', 'merged', 'redirected']),
      )
      expect(all).toEqual(expect.arrayContaining(life))
      expect(life.filter(({ kind }) => kind === 'created')).toMatchObject([{ person: id }])
    }
    const nobody = await runCli(['registry', 'history', dir, 'XYZ'])
    expect([nobody.code, nobody.out]).toEqual([1, ''])
  })
})
