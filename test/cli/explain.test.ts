import { appendFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { IGNORED, readRecords, runCli, studentsCsv, Workspace } from './run-cli.ts'

const work = new Workspace()
const students = work.file('students.csv', studentsCsv(500, 3))
const out = work.newOut()
let links: Record<string, string>[]

beforeAll(async () => {
  const args = ['--no-train', '--truth', 'truth_id', ...IGNORED, '--lower', '-2']
  const run = await runCli(['dedupe', students, ...args, '--out', out])
  expect(run.code, run.err).toBe(0)
  links = readRecords(join(out, 'links.csv'))
})

const linkOf = (decision: string): Record<string, string> =>
  links.find((link) => link.decision === decision)!

describe('explain', () => {
  it('adds up to the weight in links.csv and names the final decision', async () => {
    for (const decision of ['match', 'near-match']) {
      const link = linkOf(decision)
      const run = await runCli(['explain', out, link.right_id!, link.left_id!, '--json'])
      expect(run.code, run.err).toBe(0)
      const { explanation } = JSON.parse(run.out)
      expect(explanation.matchWeight.toFixed(4)).toBe(link.match_weight)
      expect(explanation.decision).toBe(decision)
      const sum = explanation.steps.reduce(
        (total: number, { weight }: { weight: number }) => total + weight,
        0,
      )
      expect(sum).toBeCloseTo(explanation.matchWeight, 6)
      expect(explanation.left.id).toBe(link.right_id)
      expect(explanation.left.values.first_name).not.toBe('')
    }
  })

  it('shows both records, the evidence and the decision as text', async () => {
    const link = linkOf('match')
    const run = await runCli(['explain', out, link.left_id!, link.right_id!])
    expect(run).toMatchObject({ code: 0, err: '' })
    expect(run.out).toMatch(/birth_date/)
    expect(run.out).toMatch(/prior +−\d/)
    expect(run.out).toMatch(/match weight +probability 0\.9\d+ +\+\d/)
    expect(run.out).toMatch(/Decision: match\. Both are in the same cluster/)
  })

  it('says so for two records that have nothing to do with each other', async () => {
    const [first, ...rest] = readRecords(join(out, 'clusters.csv'))
    const other = rest.find((row) => row.cluster_id !== first!.cluster_id)!
    const run = await runCli(['explain', out, first!.record_id!, other.record_id!])
    expect(run.code, run.err).toBe(0)
    expect(run.out).toMatch(/Decision: (non|near)[- ]match/)
  })

  it('refuses a record it does not know, and a record with itself', async () => {
    const link = linkOf('match')
    const unknown = await runCli(['explain', out, 'nobody', link.left_id!])
    expect(unknown.code).toBe(1)
    expect(unknown.err).toBe(
      'nearmatch: there is no record with the id "nobody" in students.csv.\n',
    )
    expect((await runCli(['explain', out, link.left_id!, link.left_id!])).code).toBe(2)
  })

  it('refuses a folder that is no result', async () => {
    const run = await runCli(['explain', work.dir, 'a', 'b'])
    expect(run.code).toBe(1)
    expect(run.err).toMatch(/is no result folder that can be read: summary\.json cannot be read/)
    writeFileSync(work.path('summary.json'), '{}')
    const empty = await runCli(['explain', work.dir, 'a', 'b'])
    expect(empty.err).toMatch(/summary\.json lacks what a summary holds/)
  })

  it('refuses input files that have changed or moved', async () => {
    const { left_id: left, right_id: right } = linkOf('match')
    appendFileSync(students, 'x\n')
    const changed = await runCli(['explain', out, left!, right!, '--json'])
    expect(changed.code).toBe(1)
    // The row is ragged now; whichever comes first, it is refused.
    expect(changed.err).toMatch(/students\.csv/)
    rmSync(students)
    const moved = await runCli(['explain', out, left!, right!, '--json'])
    expect(moved.code).toBe(1)
    expect(JSON.parse(moved.out).error.code).toBe('input-changed')
    writeFileSync(students, studentsCsv(500, 4))
    const other = await runCli(['explain', out, left!, right!])
    expect(other.err).toMatch(/has changed since \(its hash differs\)/)
  })
})
