import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { TuneReport } from '../../src/analysis/tune.ts'
import { tuneArguments } from '../../src/cli/tune-arguments.ts'
import { IGNORED, readJson, readRecords, runCli, studentsCsv, Workspace } from './run-cli.ts'

const work = new Workspace()
const students = work.file('students.csv', studentsCsv(900, 11))
const args = ['--id', 'record_id', ...IGNORED]

/** The folder of a run with truth, and of one that knows none. */
const known = work.newOut()
const unknown = work.newOut()
const runs = [
  await runCli(['dedupe', students, ...args, '--truth', 'truth_id', '--out', known]),
  await runCli(['dedupe', students, ...args, '--ignore', 'truth_id', '--out', unknown]),
]
for (const { code, err } of runs) if (code !== 0) throw new Error(err)

const truthFile = work.file(
  'truth.csv',
  ['record_id,truth', ...readRecords(students).map((row) => `${row.record_id},${row.truth_id}`)]
    .join('\n')
    .concat('\n'),
)

async function tuned(result: string, ...more: string[]): Promise<TuneReport> {
  const { code, out, err } = await runCli(['tune', result, '--json', ...more])
  expect(code, err).toBe(0)
  return JSON.parse(out) as TuneReport
}

interface Quality {
  readonly pairwise: { readonly precision: number; readonly recall: number; readonly f1: number }
}

/** What dedupe measures with thresholds given, trained anew. */
async function deduped(...thresholds: string[]) {
  const out = work.newOut()
  const run = ['dedupe', students, ...args, '--truth', 'truth_id', ...thresholds, '--out', out]
  const { code, err } = await runCli(run)
  expect(code, err).toBe(0)
  const summary = readJson(join(out, 'summary.json'))
  const { pairwise } = summary.quality as Quality
  return { ...pairwise, reviewPerThousand: summary.reviewPerThousand as number }
}

describe('tune', () => {
  it('promises what dedupe gives with the thresholds, trained anew', async () => {
    const { best } = await tuned(known, '--at-most-review', '15')
    const given = await deduped('--lower', String(best!.lower), '--upper', String(best!.upper))
    for (const name of ['precision', 'recall', 'f1'] as const) {
      expect(Math.abs(best![name] - given[name])).toBeLessThan(0.003)
    }
    expect(best!.reviewPerThousand).toBeCloseTo(given.reviewPerThousand, 6)
  })

  it('promises it for margins too, with costs', async () => {
    const costs = ['--cost-wrong', '50', '--cost-missed', '5', '--cost-review', '1']
    const grid = ['--margin', '0,6', '--upper', '5..7', '--lower', '-2..0']
    const { best, table } = await tuned(known, ...costs, ...grid)
    expect(new Set(table.map(({ margin }) => margin))).toEqual(new Set([0, 6]))
    const { lower, upper, margin } = best!
    const given = await deduped(`--lower=${lower}`, `--upper=${upper}`, `--margin=${margin}`)
    expect(best!.f1).toBeCloseTo(given.f1, 6)
    expect(best!.expectedCost).toBeGreaterThan(0)
  })

  it('tries other levels on request, says so in words, and leaves the model', async () => {
    const out = work.newOut()
    const tried = ['--levels', '--upper', '3', '--quiet', '--out', out]
    const { code, err } = await runCli(['tune', known, ...tried])
    expect(code, err).toBe(0)
    const { levels } = readJson(join(out, 'tune.json')) as unknown as TuneReport
    expect(levels!.tried.length).toBeGreaterThan(30)
    const rows = readFileSync(join(out, 'levels.csv'), 'utf8').trim().split('\n')
    expect(rows).toHaveLength(1 + levels!.tried.length)
    expect(readdirSync(out).includes('levels-model.json')).toBe(levels!.better !== null)
    expect((await tuned(known, '--upper', '3')).levels).toBeNull()
  })

  it('refuses to try levels without truth', async () => {
    expect((await runCli(['tune', known, '--levels', '--estimate'])).code).toBe(2)
    expect((await runCli(['tune', unknown, '--levels'])).code).toBe(1)
  })

  it('takes truth from a file as from the column of the run', async () => {
    const grid = ['--upper', '4..8', '--lower', '-4..-2']
    const [file, column] = [
      await tuned(unknown, '--truth', truthFile, ...grid),
      await tuned(known, ...grid),
    ]
    expect(file.estimated).toBe(false)
    expect(file.best).toEqual(column.best)
  })

  it('estimates without truth, and says so in words', async () => {
    const { code, out } = await runCli(['tune', unknown, '--upper', '4..8'])
    expect(code).toBe(0)
    expect(out).toContain('no truth is known')
    const { estimated } = await tuned(known, '--estimate', '--upper', '6')
    expect(estimated).toBe(true)
  })

  it('says in words what is best, what was asked, and how sure it is', async () => {
    const asked = ['--at-most-wrong', '1/10000', '--upper', '4..8']
    const { code, out } = await runCli(['tune', known, ...asked])
    expect(code).toBe(0)
    expect(out).toContain('← best')
    expect(out).toContain('cannot be certified')
    expect(out).toContain('On persons that the choice was not made on')
    const { out: impossible } = await runCli([
      'tune',
      known,
      '--at-least-recall',
      '1',
      '--upper',
      '8',
    ])
    expect(impossible).toContain('cannot be met')
  })

  it('writes its tables', async () => {
    const out = work.newOut()
    const report = await tuned(known, '--upper', '4..8', '--out', out)
    const names = readdirSync(out).filter((name) => !name.startsWith('chart-'))
    expect(names.sort()).toEqual([
      'calibration.csv',
      'curve.csv',
      'pairs.csv',
      'report.html',
      'thresholds.csv',
      'tune.json',
      'weights.csv',
    ])
    const rows = readRecords(join(out, 'thresholds.csv'))
    expect(rows).toHaveLength(report.table.length)
    expect(Number(rows[3]!.review_per_thousand)).toBe(report.table[3]!.reviewPerThousand)
    expect(rows[0]!.expected_cost).toBe('')
    const { out: _, ...written } = report as TuneReport & { out: string }
    expect(readJson(join(out, 'tune.json'))).toEqual(written)
    const again = await runCli(['tune', known, '--out', out])
    expect(again.code).toBe(1)
    expect(again.err).toContain('--force')
  })

  it.each([
    ['no result', [], 'expects one RESULT'],
    ['two results', ['a', 'b'], 'expects one RESULT'],
    ['a range that runs backwards', ['r', '--upper', '8..4'], 'backwards'],
    ['a range of three', ['r', '--upper', '1..2..3'], 'FROM..TO'],
    ['a share above 1', ['r', '--at-most-wrong', '3'], 'share from 0 to 1'],
    ['a share of a share', ['r', '--at-most-wrong', '1/2/3'], 'such as 1/10000'],
    ['truth and none at once', ['r', '--truth', 't', '--estimate'], 'contradict'],
    ['an empty folder name', ['r', '--out', ''], 'needs a value'],
  ])('is wrong usage with %s', (_, given, words) => {
    expect(() => tuneArguments(given)).toThrow(words)
  })

  it('reads shares and ranges', () => {
    const shares = ['1/10000', '0.0001', '0.01%'].map(
      (text) => tuneArguments(['r', '--at-most-wrong', text])!.constraints.atMostWrong,
    )
    expect(shares).toEqual([1e-4, 1e-4, expect.closeTo(1e-4, 12)])
    const { grid } = tuneArguments(['r', '--lower', '-6..-2', '--upper', '5', '--margin', '0,3'])!
    expect(grid).toEqual({
      lowerFrom: -6,
      lowerTo: -2,
      upperFrom: 5,
      upperTo: 5,
      margins: [0, 3],
    })
  })

  it.each([
    ['thresholds that cross', ['--lower', '9', '--upper', '4..8'], 'thresholds-crossed'],
    ['a floor above the lower threshold', ['--floor', '2'], 'linkage-option-invalid'],
  ])('is refused for %s', async (_, given, code) => {
    const { code: exit, out } = await runCli(['tune', known, ...given, '--json'])
    expect(exit).toBe(1)
    expect(JSON.parse(out).error.code).toBe(code)
  })

  it('is refused with truth that names an unknown record, or holds no pair', async () => {
    const stranger = work.file('stranger.csv', 'record_id,truth\nnobody,1\n')
    expect((await runCli(['tune', known, '--truth', stranger])).err).toContain('stranger.csv:2')
    const ids = readRecords(students).map(({ record_id }) => record_id)
    const alone = work.file('alone.csv', `record_id,truth\n${ids[0]},1\n${ids[1]},2\n`)
    const { code, err } = await runCli(['tune', known, '--truth', alone])
    expect(code).toBe(1)
    expect(err).toContain('no pair of one person')
  })

  it('is refused when the input has changed', async () => {
    const copy = work.file('copy.csv', readFileSync(students))
    const out = work.newOut()
    await runCli(['dedupe', copy, ...args, '--truth', 'truth_id', '--out', out])
    writeFileSync(copy, `${readFileSync(copy, 'utf8')}\n`)
    expect((await runCli(['tune', out])).err).toContain('has changed')
  })

  it('tunes a result of two files by their keys', async () => {
    const left = work.file('left.csv', studentsCsv(300, 3))
    const right = work.file('right.csv', studentsCsv(300, 3).replaceAll(/^R/gm, 'S'))
    const out = work.newOut()
    const { code, err } = await runCli([
      'link',
      left,
      right,
      ...args,
      '--truth',
      'truth_id',
      '--out',
      out,
    ])
    expect(code, err).toBe(0)
    const { best, truth } = await tuned(out, '--upper', '4..8')
    expect(truth).toBe('persons')
    expect(best!.precision).toBeGreaterThan(0.9)
  })
})
