import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { IGNORED, runCli, studentsCsv, Workspace } from './run-cli.ts'

const work = new Workspace()

/** Rows in another order that depends on nothing but the seed. */
function shuffledRows(csv: string, seed: number): string {
  const [header, ...rows] = csv.trimEnd().split('\n')
  let state = seed
  const keyed = rows.map((row) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return { row, key: state }
  })
  keyed.sort((a, b) => a.key - b.key)
  return `${[header, ...keyed.map(({ row }) => row)].join('\n')}\n`
}

async function results(name: string, content: string, args: readonly string[]): Promise<string[]> {
  const out = work.newOut()
  const run = await runCli(['dedupe', work.file(name, content), ...args, '--out', out])
  expect(run.code, run.err).toBe(0)
  const [clusters, links, model] = ['clusters.csv', 'links.csv', 'model.json'].map((file) =>
    readFileSync(join(out, file), 'utf8'),
  )
  return [clusters!.split('\n').sort().join('\n'), links!, model!]
}

describe('dedupe gives the same bytes for any order of the rows', () => {
  const csv = studentsCsv(700, 5)

  it('with ids', async () => {
    const args = ['--id', 'record_id', '--truth', 'truth_id', ...IGNORED, '--no-report']
    const first = await results('a.csv', csv, args)
    expect(await results('b.csv', shuffledRows(csv, 1), args)).toEqual(first)
  })

  it('with ids that count within their source', async () => {
    const args = ['--id', 'record_id', '--source', 'state', '--no-train', ...IGNORED, '--no-report']
    const first = await results('c.csv', csv, args)
    expect(await results('d.csv', shuffledRows(csv, 2), args)).toEqual(first)
  })

  it('with rows keyed by their content', async () => {
    const args = ['--no-train', '--no-report', '--ignore', 'truth_id', ...IGNORED]
    const anonymous = csv
      .split('\n')
      .map((line) => line.slice(line.indexOf(',') + 1))
      .join('\n')
    const first = await results('e.csv', anonymous, args)
    expect(await results('f.csv', shuffledRows(anonymous, 3), args)).toEqual(first)
  })

  it('whatever the number of threads asked for', async () => {
    const args = ['--id', 'record_id', '--no-train', ...IGNORED, '--no-report']
    const first = await results('g.csv', csv, args)
    expect(await results('h.csv', csv, [...args, '--threads', '4'])).toEqual(first)
  })
})
