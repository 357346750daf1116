import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Summary } from '../../src/cli/summary.ts'
import { modelFromJson, modelHash } from '../../src/model/model-json.ts'
import { IGNORED, readJson, readRecords, runCli, studentsCsv, Workspace } from './run-cli.ts'

const work = new Workspace()
const csv = studentsCsv(400)
const students = work.file('students.csv', csv)
const TRUTH = ['--truth', 'truth_id', ...IGNORED]

describe('the results of dedupe', () => {
  const out = work.newOut()
  let printed = ''
  let summary: Summary

  beforeAll(async () => {
    const run = await runCli(['dedupe', students, '--id', 'record_id', ...TRUTH, '--out', out])
    expect(run.err).toBe('')
    printed = run.out
    summary = readJson(join(out, 'summary.json')) as unknown as Summary
  })

  it('are five files', () => {
    expect(readdirSync(out).sort()).toEqual([
      'clusters.csv',
      'links.csv',
      'model.json',
      'report.html',
      'summary.json',
    ])
  })

  it('name each record’s cluster in input order, by its smallest record', () => {
    const records = readRecords(students)
    const clusters = readRecords(join(out, 'clusters.csv'))
    expect(Object.keys(clusters[0]!)).toEqual(['record_id', 'cluster_id'])
    expect(clusters.map((row) => row.record_id)).toEqual(records.map((row) => row.record_id))
    const smallest = new Map<string, string>()
    for (const { record_id: id, cluster_id: cluster } of clusters) {
      const known = smallest.get(cluster!)
      if (known === undefined || id! < known) smallest.set(cluster!, id!)
    }
    for (const [cluster, id] of smallest) expect(cluster).toBe(id)
    expect(summary.clusters).toBe(smallest.size)
  })

  it('list pairs from the lower threshold up, left before right, matches within a cluster', () => {
    const clusterOf = new Map(
      readRecords(join(out, 'clusters.csv')).map((row) => [row.record_id, row.cluster_id]),
    )
    const links = readRecords(join(out, 'links.csv'))
    expect(Object.keys(links[0]!)).toEqual([
      'left_id',
      'right_id',
      'match_weight',
      'match_probability',
      'decision',
    ])
    let last = ''
    for (const link of links) {
      expect(link.left_id! < link.right_id!).toBe(true)
      const key = `${link.left_id} ${link.right_id}`
      expect(last < key).toBe(true)
      last = key
      expect(link.match_weight).toMatch(/^-?\d+\.\d{4}$/)
      const weight = Number(link.match_weight)
      expect(weight).toBeGreaterThanOrEqual(summary.thresholds.lower! - 1e-4)
      expect(Number(link.match_probability)).toBeCloseTo(2 ** weight / (1 + 2 ** weight), 3)
      const same = clusterOf.get(link.left_id) === clusterOf.get(link.right_id)
      expect(link.decision).toBe(same ? 'match' : 'near-match')
    }
    const matches = links.filter((link) => link.decision === 'match').length
    expect(summary).toMatchObject({ matches, nearMatches: links.length - matches })
  })

  it('are summed up with what is needed to repeat and to judge them', () => {
    const model = modelFromJson(readFileSync(join(out, 'model.json'), 'utf8'))
    expect(summary).toMatchObject({
      command: 'dedupe',
      records: 400,
      sources: [],
      modelHash: modelHash(model),
      options: { id: 'record_id', truth: 'truth_id', source: null },
      warnings: [],
      inputs: [
        {
          file: students,
          rows: 400,
          bytes: Buffer.byteLength(csv),
          sha256: createHash('sha256').update(csv).digest('hex'),
        },
      ],
    })
    expect(summary.seconds.total).toBeGreaterThan(0)
    expect(summary.peakMemoryBytes).toBeGreaterThan(1e7)
    const { rules, recall } = summary.blocking
    expect(rules.reduce((sum, { added }) => sum + added, 0)).toBe(summary.candidatePairs)
    expect(recall).toEqual({ value: summary.quality!.blockingRecall, estimated: false })
    const { pairwise, recallWithNearMatches } = summary.quality!
    expect(pairwise.precision).toBeGreaterThan(0.9)
    expect(pairwise.recall).toBeGreaterThan(0.8)
    expect(recallWithNearMatches).toBeGreaterThanOrEqual(pairwise.recall)
  })

  it('are told in words at the end, quality and place included', () => {
    expect(printed).toMatch(/400 records/)
    expect(printed).toMatch(/precision +\d/)
    expect(printed).toMatch(/per 1,000 records/)
    expect(printed).toContain(`report: ${join(out, 'report.html')}`)
  })

  it('are shown on a page', () => {
    const page = readFileSync(join(out, 'report.html'), 'utf8')
    expect(page).toMatch(/^<!doctype html>/)
    expect(page).toContain('Deduplication of')
    expect(page).toContain(summary.modelHash)
  })
})

describe('a run with --json', () => {
  it('prints the summary as one line and nothing else', async () => {
    const out = work.newOut()
    const run = await runCli(['dedupe', students, '--no-train', ...IGNORED, '--json', '--out', out])
    expect(run).toMatchObject({ code: 0, err: '' })
    expect(run.out.split('\n')).toHaveLength(2)
    const { summary } = JSON.parse(run.out) as { summary: Summary }
    expect(summary).toEqual(readJson(join(out, 'summary.json')))
    expect(summary.blocking.recall).toMatchObject({ estimated: true })
    expect(summary.quality).toBeUndefined()
    expect(summary.guesses.join('\n')).toMatch(/record_id read as the record id/)
  })
})

describe('a run on several sources', () => {
  it('puts the source first, and before the id in cluster ids', async () => {
    const out = work.newOut()
    const args = ['--id', 'record_id', '--source', 'state', '--no-train', ...IGNORED]
    const run = await runCli(['dedupe', students, ...args, '--no-report', '--out', out])
    expect(run.code, run.err).toBe(0)
    const clusters = readRecords(join(out, 'clusters.csv'))
    expect(Object.keys(clusters[0]!)).toEqual(['source', 'record_id', 'cluster_id'])
    expect(clusters.map((row) => row.source)).toEqual(readRecords(students).map((r) => r.state))
    const keys = new Set(clusters.map((row) => `${row.source}/${row.record_id}`))
    for (const { cluster_id: cluster } of clusters) expect(keys).toContain(cluster)
    expect(Object.keys(readRecords(join(out, 'links.csv'))[0]!).slice(0, 4)).toEqual([
      'left_source',
      'left_id',
      'right_source',
      'right_id',
    ])
    const { sources } = readJson(join(out, 'summary.json')) as unknown as Summary
    expect(sources).toEqual([...new Set(clusters.map((row) => row.source))].sort())
  })
})
