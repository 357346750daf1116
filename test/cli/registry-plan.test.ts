import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { modelToJson } from '../../src/model/model-json.ts'
import { CHILDREN } from '../support/children.ts'
import { LOOSE } from '../support/models.ts'
import { readRecords, runCli, Workspace } from './run-cli.ts'

const work = new Workspace()
const loose = work.file('loose.json', modelToJson(LOOSE))
const template = work.path('template')
let made = 0

type Line = Readonly<Record<string, unknown>>

async function registry(...args: string[]): Promise<Line> {
  const run = await runCli(['registry', ...args])
  expect(run.code, run.err).toBe(0)
  return JSON.parse(run.out.trim().split('\n').at(-1)!) as Line
}

function children(): string {
  const dir = work.path(`children-${++made}`)
  cpSync(template, dir, { recursive: true })
  return dir
}

beforeAll(async () => {
  const fields = Object.keys(CHILDREN.ana)
  const rows = (['ana', 'renamed', 'stranger'] as const).map((child) =>
    [child, ...fields.map((field) => CHILDREN[child][field] ?? '')].join(),
  )
  const file = work.file('children.csv', `${[`id,${fields}`, ...rows].join('\n')}\n`)
  await registry('init', template, '--model', 'student')
  await registry('submit', template, file, '--source', '=+TX', '--id', 'id')
})

describe('registry plan', () => {
  it('prints counts and samples with both waterfalls, and changes nothing', async () => {
    const dir = children()
    const before = await registry('stats', dir)
    const plan = await registry('plan', dir, '--model', loose)
    expect(plan).toMatchObject({
      from: { name: 'student' },
      to: { name: 'loose' },
      isSame: false,
      counts: { records: 3, joins: 1, redirects: 1, items: { closes: { 'near-match': 1 } } },
    })
    expect(plan).not.toHaveProperty('model')
    const samples = plan.samples as Line[]
    expect(samples.map(({ kind }) => kind).sort()).toEqual(['join', 'review'])
    expect(samples[0]).toHaveProperty('steps.before')
    expect(await registry('stats', dir)).toEqual(before)
  })

  it('writes plan and changes into a folder, formulas guarded, and shows as many as asked', async () => {
    const dir = children()
    const out = work.newOut()
    const told = await registry('plan', dir, '--model', loose, '--out', out, '--samples', '0')
    expect(told).toMatchObject({ out, samples: [] })
    const names = ['joins.csv', 'plan.json', 'redirects.csv', 'review.csv', 'splits.csv']
    expect(readdirSync(out).sort()).toEqual(names)
    const [join1] = readRecords(join(out, 'joins.csv'))
    expect(join1).toMatchObject({ left_source: "'+TX", left_id: 'ana', right_id: 'renamed' })
    const [redirect] = readRecords(join(out, 'redirects.csv'))
    expect(redirect).toEqual({ person: join1!.from, to: join1!.person })
    const [review] = readRecords(join(out, 'review.csv'))
    expect(review).toMatchObject({ change: 'closes', reason: 'near-match' })
    expect(readRecords(join(out, 'splits.csv'))).toEqual([])
    const again = await runCli(['registry', 'plan', dir, '--model', loose, '--out', out])
    expect(again).toMatchObject({ code: 1 })
    expect(again.err).toContain('is not empty')
    await registry('plan', dir, '--model', loose, '--out', out, '--force')
  })

  it('says that the model in force changes nothing', async () => {
    const run = await runCli(['registry', 'plan', template, '--model', 'student'])
    expect(run).toMatchObject({ code: 0 })
    expect(run.err).toContain('nothing would change')
    expect(JSON.parse(run.out)).toMatchObject({ isSame: true, samples: [] })
  })

  it('refuses a model of other fields and leaves no folder', async () => {
    const out = work.newOut()
    const run = await runCli(['registry', 'plan', template, '--model', 'person', '--out', out])
    expect(run).toMatchObject({ code: 1, out: '' })
    expect(run.err).toMatch(/the model asks for given_name/)
    expect(existsSync(out)).toBe(false)
  })

  it('asks for a model', async () => {
    expect(await runCli(['registry', 'plan', template])).toMatchObject({ code: 2 })
  })
})

describe('registry apply', () => {
  it('puts the plan in force; undo takes it back; afterwards the plan is stale', async () => {
    const dir = children()
    const out = work.newOut()
    await registry('plan', dir, '--model', loose, '--out', out)
    const applied = await registry('apply', dir, out, '--author', 'ann', '--reason', 'fitted')
    expect(applied).toMatchObject({ model: { name: 'loose' }, counts: { joins: 1 } })
    expect(await registry('explain', dir, '+TX/ana', '+TX/renamed')).toMatchObject({ isOne: true })
    expect(await registry('verify', dir)).toMatchObject({ sound: true })
    await registry('undo', dir, String(applied.sequence))
    expect(await registry('explain', dir, '+TX/ana', '+TX/renamed')).toMatchObject({ isOne: false })
    expect(await registry('verify', dir)).toMatchObject({ sound: true })
    const again = await runCli(['registry', 'apply', dir, join(out, 'plan.json')])
    expect(again).toMatchObject({ code: 1, out: '' })
    expect(again.err).toContain('it has changed since')
  })

  it('refuses what is no plan', async () => {
    const missing = await runCli(['registry', 'apply', template, work.path('nowhere')])
    expect(missing).toMatchObject({ code: 1 })
    expect(missing.err).toContain('is no plan that can be read: no such file')
    const out = work.newOut()
    await registry('plan', template, '--model', loose, '--out', out)
    const file = join(out, 'plan.json')
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, 200))
    const cut = await runCli(['registry', 'apply', template, out])
    expect(cut.err).toContain('plan.json is no plan that can be read: it is not valid JSON')
  })
})
