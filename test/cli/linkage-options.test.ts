import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Summary } from '../../src/cli/summary.ts'
import { IGNORED, readJson, readRecords, runCli, studentsCsv, Workspace } from './run-cli.ts'

const work = new Workspace()
const csv = studentsCsv(400, 2)
const students = work.file('students.csv', csv)
const QUICK = ['--no-train', '--no-report', ...IGNORED, '--ignore', 'truth_id']

interface Result {
  readonly out: string
  readonly clusterOf: ReadonlyMap<string, string>
  readonly links: readonly Record<string, string>[]
  readonly summary: Summary
}

function resultOf(out: string): Result {
  const clusters = readRecords(join(out, 'clusters.csv'))
  return {
    out,
    clusterOf: new Map(clusters.map((row) => [row.record_id!, row.cluster_id!])),
    links: readRecords(join(out, 'links.csv')),
    summary: readJson(join(out, 'summary.json')) as unknown as Summary,
  }
}

async function dedupe(files: readonly string[], args: readonly string[] = []): Promise<Result> {
  const out = work.newOut()
  const run = await runCli(['dedupe', ...files, ...QUICK, ...args, '--out', out])
  expect(run.code, run.err).toBe(0)
  return resultOf(out)
}

const bytes = ({ out }: Result, name: string): string => readFileSync(join(out, name), 'utf8')

describe('dedupe', () => {
  let plain: Result
  beforeAll(async () => {
    plain = await dedupe([students])
  })

  it('reads standard input as it reads a file', async () => {
    const out = work.newOut()
    const run = await runCli(['dedupe', '-', ...QUICK, '--out', out], csv)
    expect(run.code, run.err).toBe(0)
    for (const name of ['clusters.csv', 'links.csv', 'model.json']) {
      expect(readFileSync(join(out, name), 'utf8')).toBe(bytes(plain, name))
    }
    expect(resultOf(out).summary.inputs[0]).toMatchObject({ file: null, rows: 400 })
  })

  it('takes several files as one, and names both places of an id that is in both', async () => {
    const [header, ...rows] = csv.trimEnd().split('\n')
    const first = work.file('first.csv', [header, ...rows.slice(0, 150), ''].join('\n'))
    const second = work.file('second.csv', [header, ...rows.slice(150), ''].join('\n'))
    const both = await dedupe([first, second])
    expect(bytes(both, 'clusters.csv')).toBe(bytes(plain, 'clusters.csv'))
    expect(bytes(both, 'links.csv')).toBe(bytes(plain, 'links.csv'))
    const run = await runCli([
      'dedupe',
      first,
      students,
      '--id',
      'record_id',
      '--out',
      work.newOut(),
    ])
    expect(run.code).toBe(1)
    expect(run.err).toMatch(/students\.csv:\d+: .*first\.csv:\d+.*name the source with --source/)
  })

  it('decides the same with its own model given back', async () => {
    const again = await dedupe([students], ['--model', join(plain.out, 'model.json')])
    for (const name of ['clusters.csv', 'links.csv', 'model.json']) {
      expect(bytes(again, name)).toBe(bytes(plain, name))
    }
  })

  it('obeys constraints: joins what must be linked, parts what cannot be, and lists neither', async () => {
    const match = plain.links.find((link) => link.decision === 'match')!
    const [a, b] = [match.left_id!, match.right_id!]
    const ids = [...plain.clusterOf.keys()]
    const c = ids.find((id) => plain.clusterOf.get(id) !== plain.clusterOf.get(a))!
    const file = work.file(
      'decided.csv',
      `left_id,right_id,constraint\n${a},${b},cannot-link\n${b},${c},must-link\n`,
    )
    const decided = await dedupe([students], ['--constraints', file])
    expect(decided.clusterOf.get(a)).not.toBe(decided.clusterOf.get(b))
    expect(decided.clusterOf.get(b)).toBe(decided.clusterOf.get(c))
    expect(decided.links.some((link) => link.left_id === a && link.right_id === b)).toBe(false)
  })

  it('fits to labels', async () => {
    const pairs = plain.links.filter((link) => link.decision === 'match').slice(0, 60)
    const lines = pairs.map((link) => `${link.left_id},${link.right_id},1\n`)
    const file = work.file('labels.csv', `left_id,right_id,match\n${lines.join('')}`)
    const fitted = await dedupe([students], ['--labels', file])
    expect(fitted.summary.guesses.join('\n')).toMatch(/m from 60 labelled matches/)
  })

  it('puts at most one record of a source into a cluster with --one-to-one', async () => {
    const args = ['--source', 'state', '--one-to-one']
    const { out } = await dedupe([students], args)
    const clusters = readRecords(join(out, 'clusters.csv'))
    const seen = new Set(clusters.map((row) => `${row.source} ${row.cluster_id}`))
    expect(seen.size).toBe(clusters.length)
  })

  it('reads columns as --map says', async () => {
    const renamed = csv.replace('first_name,', 'rufname,').replace('last_name_1,', 'fam,')
    const file = work.file('renamed.csv', renamed)
    const args = ['--model', 'student', '--map', 'first_name=rufname,last_name_1=fam']
    const mapped = await dedupe([file], args)
    expect(bytes(mapped, 'links.csv')).toBe(bytes(plain, 'links.csv'))
    expect(mapped.summary.mapping.first_name).toEqual(['rufname'])
  })

  it('moves the thresholds as it is told', async () => {
    const strict = await dedupe([students], ['--lower', '10', '--upper', '25'])
    expect(strict.summary.thresholds).toMatchObject({ lower: 10, upper: 25 })
    expect(strict.summary.matches).toBeLessThan(plain.summary.matches)
    for (const link of strict.links)
      expect(Number(link.match_weight)).toBeGreaterThanOrEqual(9.9999)
  })

  it('reads a file with another delimiter and encoding', async () => {
    const text =
      'nr;vorname;nachname;geburtsdatum\n1;José;Peña;2011-02-03\n2;José;Peña;2011-02-03\n'
    const file = work.file('latin.csv', Buffer.from(text, 'latin1'))
    const out = work.newOut()
    const map = 'given_name=vorname,surname=nachname,birth_date=geburtsdatum'
    const args = ['--delimiter', ';', '--encoding', 'latin1', '--id', 'nr', '--map', map]
    const run = await runCli(['dedupe', file, ...args, '--out', out])
    expect(run.code, run.err).toBe(0)
    expect(resultOf(out).clusterOf.get('2')).toBe('1')
  })

  it('uses a full name again when its model is given back', async () => {
    const file = work.file(
      'full.csv',
      'id,full name,dob\n1,Ana Maria Lopez,2010-01-02\n2,Ana Lopez,2010-01-02\n3,Juan Perez,2011-05-06\n',
    )
    const args = (out: string): string[] => ['dedupe', file, '--no-report', '--out', out]
    const [first, second] = [work.newOut(), work.newOut()]
    expect((await runCli(args(first))).code).toBe(0)
    const again = await runCli([...args(second), '--model', join(first, 'model.json')])
    expect(again.code, again.err).toBe(0)
    expect(readRecords(join(second, 'links.csv'))).toEqual(readRecords(join(first, 'links.csv')))
    expect(readJson(join(second, 'model.json'))).toEqual(readJson(join(first, 'model.json')))
  })
})

describe('link', () => {
  it('takes pairs across the two files only, each a source by its name', async () => {
    const [header, ...rows] = csv.trimEnd().split('\n')
    const left = work.file('left.csv', [header, ...rows.slice(0, 200), ''].join('\n'))
    const right = work.file('right.csv', [header, ...rows.slice(200), ''].join('\n'))
    const out = work.newOut()
    const run = await runCli(['link', left, right, ...QUICK, '--id', 'record_id', '--out', out])
    expect(run.code, run.err).toBe(0)
    const { links, summary } = resultOf(out)
    expect(links.length).toBeGreaterThan(20)
    for (const link of links) {
      expect([link.left_source, link.right_source]).toEqual(['left.csv', 'right.csv'])
    }
    expect(summary).toMatchObject({ command: 'link', sources: ['left.csv', 'right.csv'] })
    expect(summary.inputs.map(({ file }) => file)).toEqual([left, right])
    const [link] = links
    const explained = await runCli([
      'explain',
      out,
      `left.csv/${link!.left_id}`,
      link!.right_id!,
      '--json',
    ])
    expect(explained.code, explained.err).toBe(0)
    const { explanation } = JSON.parse(explained.out)
    expect(explanation.left.source).toBe('left.csv')
    expect(explanation.matchWeight.toFixed(4)).toBe(link!.match_weight)
  })

  it('looks across the files although a source column is named', async () => {
    const [header, ...rows] = csv.trimEnd().split('\n')
    const left = work.file('l.csv', [header, ...rows.slice(0, 200), ''].join('\n'))
    const right = work.file('r.csv', [header, ...rows.slice(200), ''].join('\n'))
    const isLeft = new Set(readRecords(left).map((row) => row.record_id))
    const out = work.newOut()
    const args = ['--id', 'record_id', '--source', 'state', '--out', out]
    const run = await runCli(['link', left, right, ...QUICK, ...args])
    expect(run.code, run.err).toBe(0)
    const { links } = resultOf(out)
    expect(links.some((link) => link.left_source === link.right_source)).toBe(true)
    for (const link of links) expect(isLeft.has(link.left_id)).not.toBe(isLeft.has(link.right_id))
  })
})
