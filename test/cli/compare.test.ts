import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { IGNORED, readRecords, runCli, studentsCsv, Workspace } from './run-cli.ts'

const work = new Workspace()
const file = work.file('students.csv', studentsCsv(500, 8))
const args = [file, ...IGNORED, '--quiet']
const [base, strict, blind, person, other] = ['base', 'strict', 'blind', 'person', 'other'].map(
  (name) => work.path(name),
) as [string, string, string, string, string]

async function succeeds(command: readonly string[]): Promise<string> {
  const run = await runCli(command)
  expect(run.code, run.err).toBe(0)
  return run.out
}

beforeAll(async () => {
  const truth = ['--truth', 'truth_id']
  const ignored = ['--ignore', 'truth_id']
  await succeeds(['dedupe', ...args, ...truth, '--out', base])
  await Promise.all([
    succeeds(['dedupe', ...args, ...truth, '--upper', '15', '--out', strict]),
    succeeds(['dedupe', ...args, ...ignored, '--upper', '15', '--out', blind]),
    succeeds(['dedupe', ...args, ...ignored, '--model', 'person', '--out', person]),
  ])
  const others = work.file('others.csv', studentsCsv(500, 9))
  await succeeds(['dedupe', others, ...args.slice(1), ...truth, '--out', other])
})

/** Sum of one row or all rows of a matrix. */
function total(matrix: Record<string, Record<string, number>>, from: string): number {
  return Object.values(matrix[from]!).reduce((sum, pairs) => sum + pairs, 0)
}

describe('nearmatch compare', () => {
  it('counts what each folder holds, and tests the difference on the truth of the run', async () => {
    const compared = JSON.parse(await succeeds(['compare', base, strict, '--json']))
    expect(compared).toMatchObject({ records: 500, truth: 'persons' })
    const names = compared.models.map(({ name }: { name: string }) => name)
    expect(names).toEqual(['base', 'strict'])
    const near = readRecords(join(base, 'links.csv')).filter((it) => it.decision === 'near-match')
    expect(compared.models[0].nearMatches).toBe(near.length)
    const [pair] = compared.pairs
    expect(total(pair.decisions.all, 'near-match')).toBe(near.length)
    expect(pair.changed).toBeGreaterThan(0)
    expect(pair.significance.recall.difference).toBeLessThan(0)
    expect(pair.significance.recall.p).toBeLessThan(0.05)
    const [sample] = pair.samples
    for (const side of [sample.first, sample.second]) {
      const weight = side.steps.reduce(
        (sum: number, step: { weight: number }) => sum + step.weight,
        0,
      )
      expect(weight).toBeCloseTo(side.matchWeight, 9)
    }
    expect(JSON.stringify(compared)).not.toContain('first_name":"')
  })

  it('says in words what changes, and that without truth nobody knows which is better', async () => {
    const words = await succeeds(['compare', blind, base])
    expect(words).toContain('blind → base')
    expect(words).toMatch(/decisions? changes?/)
    expect(words).toContain('without truth nobody can say which model is better')
    expect(words).not.toContain('precision')
  })

  it('takes truth from a file, as persons or as labelled pairs', async () => {
    const records = readRecords(file)
    const persons = work.file(
      'truth.csv',
      `record_id,truth\n${records.map((it) => `${it.record_id},${it.truth_id}`).join('\n')}\n`,
    )
    const links = readRecords(join(base, 'links.csv'))
    const truthOf = new Map(records.map((it) => [it.record_id, it.truth_id]))
    const labels = work.file(
      'labels.csv',
      `left_id,right_id,match\n${links
        .map(({ left_id, right_id }) => {
          return `${left_id},${right_id},${truthOf.get(left_id) === truthOf.get(right_id) ? 1 : 0}`
        })
        .join('\n')}\n`,
    )
    const command = ['compare', blind, base, '--json', '--truth']
    const byPersons = JSON.parse(await succeeds([...command, persons]))
    const byRun = JSON.parse(await succeeds(['compare', base, blind, '--json']))
    expect(byPersons.models[0].pairwise).toEqual(byRun.models[1].pairwise)
    const byPairs = JSON.parse(await succeeds([...command, labels]))
    expect(byPairs.truth).toBe('pairs')
    expect(Object.keys(byPairs.pairs[0].significance)).toEqual(['precision', 'recall', 'f1'])
  })

  it('lets another model decide about the same records, even one of another schema', async () => {
    const model = join(person, 'model.json')
    const [byModel, byFolder] = await Promise.all([
      succeeds(['compare', base, '--model', model, '--json']),
      succeeds(['compare', base, person, '--json']),
    ]).then((outs) => outs.map((out) => JSON.parse(out)))
    expect(byModel.models[1]).toEqual({ ...byFolder.models[1], name: 'person/model.json' })
    expect(byModel.pairs[0].decisions).toEqual(byFolder.pairs[0].decisions)
  })

  it('refuses results of other records, and fewer than two', async () => {
    const refused = await runCli(['compare', base, other, '--json'])
    expect(refused.code).toBe(1)
    expect(JSON.parse(refused.out)).toMatchObject({
      error: { code: 'results-not-comparable', details: { first: 'base', second: 'other' } },
    })
    for (const wrong of [[], [base], [base, strict, '--samples', 'many'], ['--model', 'x.json']]) {
      expect((await runCli(['compare', ...wrong])).code).toBe(2)
    }
    expect((await runCli(['compare', base, join(base, 'clusters.csv')])).code).toBe(1)
  })
})
