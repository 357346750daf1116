import { cpSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { evaluateArguments } from '../../src/cli/evaluate-arguments.ts'
import { resultDecisions } from '../../src/cli/result-decisions.ts'
import { UsageError } from '../../src/cli/usage-error.ts'
import { shippedStudentModel } from '../../src/model/presets/student-shipped.ts'
import { openRegistry } from '../../src/registry/open-registry.ts'
import { IGNORED, readJson, readRecords, runCli, studentsCsv, Workspace } from './run-cli.ts'

const work = new Workspace()
const input = work.file('students.csv', studentsCsv(300, 21))
const result = work.newOut()
const rows = readRecords(input)
const truth = work.file(
  'truth.csv',
  `record_id,truth\n${rows.map((row) => `${row.record_id},${row.truth_id}`).join('\n')}\n`,
)

interface Told {
  readonly pairwise: { readonly precision: number; readonly recall: number; readonly f1: number }
  readonly bcubed: { readonly f1: number }
  readonly blocking?: { readonly recall: number }
  readonly breakdown: readonly { readonly by: string }[]
  readonly errors: readonly {
    readonly steps?: readonly object[]
    readonly left: { readonly id: string; readonly values?: Readonly<Record<string, string>> }
  }[]
  readonly warnings: readonly string[]
}

let whole: Told

async function evaluated(...args: string[]): Promise<Told> {
  const run = await runCli(['evaluate', ...args, '--json'])
  expect(run.code, run.err).toBe(0)
  expect(run.out.trimEnd().split('\n')).toHaveLength(1)
  return JSON.parse(run.out)
}

async function refused(code: string, ...args: string[]): Promise<string> {
  const run = await runCli(['evaluate', ...args, '--json'])
  expect(run.code).toBe(code === 'wrong-usage' ? 2 : 1)
  const { error } = JSON.parse(run.out)
  expect(error.code).toBe(code)
  return error.message
}

beforeAll(async () => {
  const run = await runCli(['dedupe', input, '--truth', 'truth_id', ...IGNORED, '--out', result])
  expect(run.code, run.err).toBe(0)
  whole = await evaluated(result)
})

/** A copy of the result, to be spoilt. */
function copied(change: (dir: string) => void): string {
  const dir = work.newOut()
  cpSync(result, dir, { recursive: true })
  change(dir)
  return dir
}

describe('nearmatch evaluate', () => {
  it('tells what the run told, by its own column of truth or by a file', async () => {
    const summary = readJson(join(result, 'summary.json')) as {
      quality: Told & { bCubed: Told['bcubed'] }
    }
    const { f1, ...counted } = summary.quality.pairwise
    expect(whole.pairwise).toMatchObject(counted)
    expect(whole.pairwise.f1).toBeCloseTo(f1, 12)
    expect(whole.bcubed.f1).toBeCloseTo(summary.quality.bCubed.f1, 12)
    expect(await evaluated(result, '--truth', truth)).toEqual(whole)
  })

  it('prints tables of words, and nothing of what records say unless it is asked to', async () => {
    const quiet = await runCli(['evaluate', result, '--errors', '3'])
    expect(quiet.code, quiet.err).toBe(0)
    expect(quiet.out).toContain('95 % interval')
    expect(quiet.out).toContain('Missed pairs')
    const { errors } = await evaluated(result, '--errors', '3')
    const ids = new Set(errors.map(({ left }) => left.id))
    expect(ids.size).toBeGreaterThan(0)
    const own = rows.filter(({ record_id }) => ids.has(record_id!))
    const values = own.flatMap((row) => [row.state_student_id!, row.parent_1_first!])
    for (const value of values.filter((text) => text.length > 3)) {
      expect(quiet.out).not.toContain(value)
    }
    const shown = await evaluated(result, '--errors', '3', '--show-values')
    const first = own.find(({ record_id }) => record_id === shown.errors[0]!.left.id)
    expect(shown.errors[0]!.left.values).toMatchObject({ first_name: first!.first_name })
  })

  it('writes its tables as CSV, all of them or none', async () => {
    const out = work.newOut()
    const told = await evaluated(result, '--out', out, '--by', 'birth_country')
    const names = readdirSync(out).filter((name) => !name.startsWith('chart-'))
    expect(names.sort()).toEqual([
      'breakdown.csv',
      'confusion.csv',
      'error-steps.csv',
      'errors.csv',
      'fairness.csv',
      'measures.csv',
      'report.html',
    ])
    const measures = readRecords(join(out, 'measures.csv'))
    const f1 = measures.find(({ part, measure }) => part === 'pairs' && measure === 'f1')
    expect(Number(f1!.value)).toBe(told.pairwise.f1)
    expect(Number(f1!.low)).toBeLessThan(told.pairwise.f1)
    expect(readRecords(join(out, 'breakdown.csv'))).toHaveLength(told.breakdown.length)
    expect(told.breakdown.map(({ by }) => by)).toContain('birth_country')
    expect(readRecords(join(out, 'errors.csv'))).toHaveLength(told.errors.length)
    expect(await refused('output-not-empty', result, '--out', out)).toContain('--force')
  })

  it('does with the folder alone where the inputs are gone', async () => {
    const moved = `${input}.moved`
    renameSync(input, moved)
    try {
      const alone = await evaluated(result, '--truth', truth)
      expect(alone.pairwise).toEqual(whole.pairwise)
      expect(alone.bcubed).toEqual(whole.bcubed)
      expect(alone.blocking).toBeUndefined()
      expect(alone.breakdown).toEqual([])
      expect(alone.errors.some(({ steps }) => steps !== undefined)).toBe(false)
      expect(alone.warnings.join()).toContain('no longer there')
      await refused('wrong-usage', result)
      await refused('wrong-usage', result, '--truth', truth, '--by', 'sex')
    } finally {
      renameSync(moved, input)
    }
  })

  it('measures a registry by its persons', async () => {
    const dir = work.path('registry')
    const registry = await openRegistry(dir, { create: { model: shippedStudentModel() } })
    await registry.submit(
      rows.map((fields) => ({ source: fields.state!, id: fields.record_id!, fields })),
    )
    await registry.close()
    const lines = rows.map((row) => `${row.record_id},${row.state},${row.truth_id}`)
    const bySource = work.file('by-source.csv', `record_id,source,truth\n${lines.join('\n')}\n`)
    const told = await evaluated(dir, '--truth', bySource)
    expect(told.pairwise.precision).toBeGreaterThan(0.95)
    expect(told.pairwise.recall).toBeGreaterThan(0.9)
    expect(told.blocking).toBeUndefined()
    expect(told.breakdown.map(({ by }) => by)).toContain('source')
    expect(told.errors.every(({ steps }) => steps !== undefined)).toBe(true)
    expect(told.warnings.join()).toContain('blocking recall')
    // Without its source no record is named.
    await refused('record-key-unknown', dir, '--truth', truth)
  })
})

describe('nearmatch evaluate refuses', () => {
  const truthOf = (...lines: string[]): string =>
    work.file('bad-truth.csv', `${lines.join('\n')}\n`)
  const [first, second, third] = rows.map((row) => row.record_id!)

  it('truth that cannot be true', async () => {
    const unknown = truthOf('record_id,truth', 'NOBODY,1')
    expect(await refused('record-key-unknown', result, '--truth', unknown)).toContain(':2')
    const chain = truthOf(
      'left_id,right_id,match',
      `${first},${second},yes`,
      `${second},${third},yes`,
      `${first},${third},no`,
    )
    await refused('truth-contradicts', result, '--truth', chain)
    await refused('truth-empty', result, '--truth', truthOf('record_id,truth', `${first},`))
  })

  it('no handful of truth, but warns of it', async () => {
    const few = truthOf('left_id,right_id,match', `${first},${second},no`)
    expect((await evaluated(result, '--truth', few)).warnings.join()).toContain('too few')
  })

  it('a folder that is neither a result nor a registry', async () => {
    const plain = work.newOut()
    expect(await refused('result-unreadable', plain, '--truth', truth)).toContain('neither')
    expect(existsSync(plain)).toBe(false)
  })

  it.each([
    ['clusters.csv', (text: string) => text.replace('cluster_id', 'person')],
    ['clusters.csv', (text: string) => text.split('\n').slice(0, 9).join('\n')],
    ['clusters.csv', (text: string) => `${text}${text.split('\n')[1]}\n`],
    ['clusters.csv', (text: string) => text.replace(/,[^,\n]+$/m, ',')],
    ['links.csv', (text: string) => text.replaceAll('near-match', 'match')],
    ['links.csv', (text: string) => text.replace(/^[^,\n]+,(.*match)$/m, 'NOBODY,$1')],
    ['links.csv', (text: string) => text.replace(/,-?[\d.]+,/, ',much,')],
  ])('files of a result that do not fit together (%s)', async (name, change) => {
    const dir = copied((to) => {
      const path = join(to, name)
      writeFileSync(path, change(readFileSync(path, 'utf8')))
    })
    await expect(resultDecisions(dir)).rejects.toThrow(name)
  })

  it('wrong usage', async () => {
    const wrong = (...args: string[]) => expect(() => evaluateArguments(args))
    wrong().toThrow(UsageError)
    wrong(result, truth).toThrow(UsageError)
    wrong(result, '--errors', 'many').toThrow(UsageError)
    wrong(result, '--truth', '').toThrow(UsageError)
    await refused('column-missing', result, '--by', 'school')
  })
})
