import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { IGNORED, readRecords, runCli, studentsCsv, Workspace } from './run-cli.ts'

const work = new Workspace()
const result = work.path('result')

beforeAll(async () => {
  const file = work.file('students.csv', studentsCsv(500, 12))
  const args = [file, '--truth', 'truth_id', ...IGNORED, '--out', result, '--quiet']
  expect((await runCli(['dedupe', ...args])).code).toBe(0)
})

/** Runs a command with `--out`; gives the folder and its page. */
async function written(args: readonly string[]): Promise<{ out: string; page: string }> {
  const out = work.newOut()
  const run = await runCli([...args, '--out', out])
  expect(run.code, run.err).toBe(0)
  return { out, page: readFileSync(join(out, 'report.html'), 'utf8') }
}

function sections(page: string): string[] {
  return Array.from(page.matchAll(/<section id="([a-z-]+)"/g), (match) => match[1]!)
}

/** Every file of numbers holds rows, and every chart on the page names its file. */
function holdsItsNumbers(out: string, page: string): void {
  const files = readdirSync(out).filter((name) => name.startsWith('chart-'))
  for (const [, name] of page.matchAll(/<small>(chart-[a-z-]+\.csv)<\/small>/g)) {
    expect(files).toContain(name)
  }
  for (const name of files) {
    const rows = parse(readFileSync(join(out, name))) as string[][]
    expect(rows.length, name).toBeGreaterThan(name === 'chart-errors.csv' ? 0 : 1)
  }
}

describe('evaluate --out', () => {
  it('writes a page of charts, with nothing that a record says', async () => {
    const { out, page } = await written(['evaluate', result])
    expect(sections(page)).toEqual(
      expect.arrayContaining(['summary', 'curves', 'weights', 'fairness', 'tables', 'errors']),
    )
    holdsItsNumbers(out, page)
    const measures = readRecords(join(out, 'measures.csv'))
    const recall = measures.find((it) => it.part === 'pairs' && it.measure === 'recall')!
    expect(page).toContain(`${(100 * Number(recall.value)).toFixed(1)}%`)
    for (const { last_name_1: name = '' } of readRecords(work.path('students.csv')).slice(0, 50)) {
      if (name.length > 6) expect(page).not.toContain(name)
    }
    expect(page).not.toContain('Confidential')
  })

  it('shows the records of errors where it is asked to', async () => {
    const { page } = await written(['evaluate', result, '--show-values'])
    expect(page).toContain('Confidential')
    expect(page).toContain('class="records"')
  })
})

describe('tune --out', () => {
  it('writes a page of what thresholds cost, in truth or as the model estimates', async () => {
    const { out, page } = await written(['tune', result])
    expect(sections(page)).toEqual(expect.arrayContaining(['summary', 'curves', 'thresholds']))
    holdsItsNumbers(out, page)
    const swept = readRecords(join(out, 'chart-thresholds.csv'))
    const table = readRecords(join(out, 'thresholds.csv'))
    for (const row of swept) {
      const same = table.find((it) => it.lower === row.lower && it.upper === row.upper)
      expect(same).toMatchObject({
        wrong_pairs: row.wrong_matches,
        missed_pairs: row.missed_matches,
      })
    }
    const estimated = await written(['tune', result, '--estimate'])
    expect(estimated.page).toContain('by estimated truth')
    expect(estimated.page).toContain('Nobody told the truth')
  })
})

describe('compare --out', () => {
  it('writes a page of where decisions move, with its numbers', async () => {
    const strict = work.path('strict')
    const args = [work.path('students.csv'), '--truth', 'truth_id', ...IGNORED, '--upper', '15']
    expect((await runCli(['dedupe', ...args, '--out', strict, '--quiet'])).code).toBe(0)
    const { out, page } = await written(['compare', result, strict, '--quiet'])
    expect(sections(page)).toEqual([
      'summary',
      'models',
      'changes',
      'curves',
      'weights',
      ...(page.includes('id="probabilities"') ? ['probabilities'] : []),
      'changed-pairs',
    ])
    holdsItsNumbers(out, page)
    const decisions = readRecords(join(out, 'chart-decisions.csv'))
    expect(decisions).toHaveLength(9)
    const pairs = decisions.reduce((sum, it) => sum + Number(it.pairs), 0)
    expect(pairs).toBe((500 * 499) / 2)
    const refused = await runCli(['compare', result, strict, '--out', out])
    expect(refused.code).toBe(1)
    expect(refused.err).toContain('--force')
  })
})
