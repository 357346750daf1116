import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { IGNORED, readRecords, runCli, studentsCsv, Workspace } from './run-cli.ts'

const work = new Workspace()
const KEYS = ['--id', 'record_id', '--source', 'state']
const EVIDENCE = ['--ignore', `truth_id,${IGNORED[1]}`]

async function run(...args: string[]): Promise<void> {
  const { code, err } = await runCli(args)
  expect(code, err).toBe(0)
}

/** Records of one person, whatever it is called. */
function partitionOf(folder: string): Set<string> {
  const members = new Map<string, string[]>()
  for (const { source, record_id, cluster_id } of readRecords(join(folder, 'clusters.csv'))) {
    const key = `${source}/${record_id}`
    members.set(cluster_id!, [...(members.get(cluster_id!) ?? []), key])
  }
  return new Set([...members.values()].map((keys) => keys.sort().join()))
}

const links = (folder: string): string => readFileSync(join(folder, 'links.csv'), 'utf8')

describe('a registry and dedupe, with the same model,', () => {
  const students = studentsCsv(600, 4)
  const batch = work.newOut()
  let model = ''

  beforeAll(async () => {
    const file = work.file('students.csv', students)
    const fitted = work.newOut()
    await run('dedupe', file, '--model', 'student', ...KEYS, ...EVIDENCE, '--out', fitted)
    model = join(fitted, 'model.json')
    await run('dedupe', file, '--model', model, ...KEYS, ...EVIDENCE, '--out', batch)
  })

  const ways: readonly (readonly [string, number, (rows: string[]) => string[]])[] = [
    ['in one batch', 600, (rows) => rows],
    ['in many batches', 37, (rows) => rows],
    ['backwards', 100, (rows) => rows.toReversed()],
  ]
  for (const [how, size, order] of ways) {
    it(`find the same children and links, submitted ${how}`, async () => {
      const [header, ...rows] = students.trim().split('\n')
      const file = work.file('ordered.csv', `${[header, ...order(rows)].join('\n')}\n`)
      const dir = work.path(`registry-${size}`)
      const out = work.newOut()
      await run('registry', 'init', dir, '--model', model)
      await run('registry', 'submit', dir, file, ...KEYS, ...EVIDENCE, '--batch', `${size}`)
      await run('registry', 'export', dir, '--out', out)
      expect(partitionOf(out)).toEqual(partitionOf(batch))
      expect(links(out)).toBe(links(batch))
    })
  }

  it('find the same when an empty registry takes a large file at one go', async () => {
    const file = work.file('large.csv', studentsCsv(5000, 6))
    const keys = ['--id', 'record_id', ...EVIDENCE]
    const [large, out, dir] = [work.newOut(), work.newOut(), work.path('registry-loaded')]
    const source = work.path('sourced.csv')
    const [header, ...rows] = readFileSync(file, 'utf8').trim().split('\n')
    writeFileSync(source, `${[`own,${header}`, ...rows.map((row) => `TX,${row}`)].join('\n')}\n`)
    await run('dedupe', source, '--model', model, '--source', 'own', ...keys, '--out', large)
    await run('registry', 'init', dir, '--model', model)
    const submit = ['registry', 'submit', dir, file, ...keys, '--source', '=TX']
    const first = await runCli(submit)
    expect(first.code, first.err).toBe(0)
    const lines = first.out.trim().split('\n')
    expect(lines.length).toBe(2)
    expect(JSON.parse(lines[0]!)).toMatchObject({ batch: 1, records: 5000 })
    expect(JSON.parse(lines[1]!)).toMatchObject({ summary: { new: 5000, unchanged: 0 } })
    await run('registry', 'export', dir, '--out', out)
    expect(partitionOf(out)).toEqual(partitionOf(large))
    expect(links(out)).toBe(links(large))
    const again = await runCli(submit)
    const summary = JSON.parse(again.out.trim().split('\n').at(-1)!)
    expect(summary).toMatchObject({ summary: { new: 0, changed: 0, unchanged: 5000 } })
  }, 120_000)
})
