import { describe, expect, it } from 'vitest'
import { dedupe, link } from '../../src/linker/dedupe.ts'
import { clustersOf, explain, linkedPairs } from '../../src/linker/results.ts'
import { ANA, handmade, studentTable, TOM } from './students.ts'

const OPTIONS = { model: 'student', id: 'record_id' } as const

describe('link', () => {
  it('takes pairs across the two tables only', async () => {
    const result = await link(studentTable(300, 1), studentTable(300, 1), OPTIONS)
    const links = [...linkedPairs(result)]
    expect(links.length).toBeGreaterThanOrEqual(300)
    expect(links.filter(({ leftSource, rightSource }) => leftSource === rightSource)).toEqual([])
    expect(new Set(links.map(({ leftSource }) => leftSource))).toEqual(new Set(['left']))
  })

  it('lets both tables use the same ids, and names the source in cluster ids', async () => {
    const result = await link(
      handmade([
        { ...ANA, record_id: '1' },
        { ...TOM, record_id: '2' },
      ]),
      handmade([
        { ...TOM, record_id: '1' },
        { ...ANA, record_id: '2' },
      ]),
      OPTIONS,
    )
    expect([...clustersOf(result)]).toEqual([
      { source: 'left', recordId: '1', clusterId: 'left/1' },
      { source: 'left', recordId: '2', clusterId: 'left/2' },
      { source: 'right', recordId: '1', clusterId: 'left/2' },
      { source: 'right', recordId: '2', clusterId: 'left/1' },
    ])
  })

  it('matches columns by name whatever their order', async () => {
    const result = await link(
      handmade([{ record_id: '1', ...ANA }]),
      handmade([{ ...ANA, record_id: '2' }]),
      OPTIONS,
    )
    expect([...linkedPairs(result)].map(({ decision }) => decision)).toEqual(['match'])
  })
})

describe('explain', () => {
  it('gives the weight of a link, taken apart', async () => {
    const result = await dedupe(studentTable(400, 2), OPTIONS)
    const links = [...linkedPairs(result)]
    expect(links.length).toBeGreaterThan(50)
    for (const { leftId, rightId, matchWeight, matchProbability } of links.slice(0, 50)) {
      const { weight, probability, steps } = explain(result, { id: leftId }, { id: rightId })
      expect(weight).toBe(matchWeight)
      expect(probability).toBe(matchProbability)
      expect(steps.reduce((sum, step) => sum + step.weight, 0)).toBeCloseTo(weight, 9)
    }
  })

  it('says what bars a pair of one source, linked one-to-one', async () => {
    const table = handmade([
      { ...TOM, record_id: 't1' },
      { ...TOM, record_id: 't2' },
    ])
    for (const source of ['state', undefined]) {
      const options = { ...OPTIONS, oneToOne: true, ...(source ? { source } : {}) }
      const result = await dedupe(table, options)
      const side = (id: string): { id: string; source?: string } =>
        source ? { source: 'WA', id } : { id }
      const { verdict, bar } = explain(result, side('t1'), side('t2'))
      expect({ verdict, bar }).toEqual({ verdict: 'near-match', bar: 'within-source' })
    }
  })

  it('refuses a record that is not there', async () => {
    const result = await dedupe(handmade([{ ...ANA, record_id: 'a' }]), OPTIONS)
    expect(() => explain(result, { id: 'a' }, { id: 'b' })).toThrow(
      expect.objectContaining({ code: 'record-key-unknown' }),
    )
  })
})
