import { describe, expect, it } from 'vitest'
import { dedupe } from '../../src/linker/dedupe.ts'
import type { LinkageResult } from '../../src/linker/link-table.ts'
import type { LinkageOptions } from '../../src/linker/linkage-options.ts'
import { linkedPairs } from '../../src/linker/results.ts'
import { studentModel } from '../../src/model/presets/student.ts'
import { type Table, tableFromRecords } from '../../src/records/table.ts'
import { ANA, clusterOf, handmade, TOM } from './students.ts'

const OPTIONS = { model: 'student', id: 'record_id' } as const

const children = handmade([
  { ...ANA, record_id: 'a1' },
  { ...ANA, record_id: 'a2', state: 'CA' },
  { ...ANA, record_id: 'a3', state: 'TX', middle_name: '' },
  { ...TOM, record_id: 't1' },
  { ...TOM, record_id: 't2', state: 'CA' },
])

function constraints(...pairs: readonly (readonly [string, string, string])[]): Table {
  return tableFromRecords(
    pairs.map(([left_id, right_id, constraint]) => ({ left_id, right_id, constraint })),
  )
}

async function linked(options: LinkageOptions = {}, table = children): Promise<LinkageResult> {
  return dedupe(table, { ...OPTIONS, ...options })
}

function groups(result: LinkageResult): string[] {
  const byCluster = new Map<string, string[]>()
  for (const [record, cluster] of clusterOf(result)) {
    byCluster.set(cluster, [...(byCluster.get(cluster) ?? []), record])
  }
  return [...byCluster.values()].map((records) => records.sort().join('+')).sort()
}

function pairs(result: LinkageResult): string[] {
  return [...linkedPairs(result)].map((link) => `${link.leftId}-${link.rightId} ${link.decision}`)
}

async function codeOf(options: LinkageOptions): Promise<unknown> {
  return linked(options).then(
    () => 'accepted',
    (error: unknown) => error,
  )
}

describe('constraints of people', () => {
  it('are not needed for clear cases', async () => {
    expect(groups(await linked())).toEqual(['a1+a2+a3', 't1+t2'])
  })

  it('hold a pair apart, and out of the links', async () => {
    const result = await linked({ constraints: constraints(['t1', 't2', 'cannot-link']) })
    expect(groups(result)).toEqual(['a1+a2+a3', 't1', 't2'])
    expect(pairs(result).filter((pair) => pair.startsWith('t1'))).toEqual([])
  })

  it('hold a pair apart even through a third record', async () => {
    const result = await linked({ constraints: constraints(['a1', 'a2', 'cannot-link']) })
    const cluster = clusterOf(result)
    expect(cluster.get('a1')).not.toBe(cluster.get('a2'))
  })

  it('join what no weight would join', async () => {
    const result = await linked({ constraints: constraints(['a1', 't1', 'Must_Link']) })
    const cluster = clusterOf(result)
    expect(cluster.get('a1')).toBe(cluster.get('t1'))
  })

  it('that contradict each other directly or by a chain are refused', async () => {
    const direct = constraints(['a1', 'a2', 'must-link'], ['a2', 'a1', 'cannot-link'])
    expect(await codeOf({ constraints: direct })).toMatchObject({ code: 'constraints-contradict' })
    const chain = constraints(
      ['a1', 't1', 'must-link'],
      ['a1', 't2', 'cannot-link'],
      ['t1', 't2', 'must-link'],
    )
    expect(await codeOf({ constraints: chain })).toMatchObject({ code: 'constraints-contradict' })
  })

  it('that cannot be understood are refused', async () => {
    const cases: readonly (readonly [Table, string])[] = [
      [constraints(['a1', 'a2', 'maybe']), 'constraints-invalid'],
      [constraints(['a1', 'a1', 'must-link']), 'constraints-invalid'],
      [constraints(['a1', 'nobody', 'must-link']), 'record-key-unknown'],
      [tableFromRecords([{ left_id: 'a1', right_id: 'a2' }]), 'constraints-invalid'],
    ]
    for (const [table, code] of cases) {
      expect(await codeOf({ constraints: table })).toMatchObject({ code })
    }
  })
})

describe('a strong identifier', () => {
  const id = 'state_student_id'

  it('joins records whose first name changed', async () => {
    const table = handmade([
      { ...ANA, record_id: 'a1', [id]: '5550123' },
      { record_id: 'a2', [id]: '5550123', first_name: 'Socorro', birth_date: '2011-07-23' },
    ])
    expect(groups(await linked({}, table))).toEqual(['a1+a2'])
  })

  it('joins records whose birth date changed', async () => {
    const table = handmade([
      { ...ANA, record_id: 'a1', [id]: '5550123' },
      { record_id: 'a2', [id]: '5550123', first_name: 'Ana', birth_date: '1999-12-30' },
    ])
    expect(groups(await linked({}, table))).toEqual(['a1+a2'])
  })

  it('joins nothing where first name and birth date both disagree', async () => {
    const table = handmade([
      { ...ANA, record_id: 'a1', [id]: '5550123' },
      { ...ANA, record_id: 'a2', [id]: '5550123', first_name: 'Roberto', birth_date: '1999-12-30' },
    ])
    expect(groups(await linked({}, table))).toEqual(['a1', 'a2'])
  })

  it('chains no records that disagree in both, by way of a third', async () => {
    const table = handmade([
      { record_id: 'a1', [id]: '5550123', first_name: 'Ana', birth_date: '2011-07-23' },
      { record_id: 'a2', [id]: '5550123', first_name: 'Ana', birth_date: '1999-12-30' },
      { record_id: 'a3', [id]: '5550123', first_name: 'Roberto', birth_date: '1999-12-30' },
    ])
    expect(groups(await linked({}, table))).toEqual(['a1+a2', 'a3'])
  })

  it('that hundreds of children share joins none of them', async () => {
    const given = ['Ana', 'Roberto', 'Xóchitl', 'Tomás', 'Yesenia', 'Ulises', 'Graciela']
    const surnames = ['Quintero', 'Zavala', 'Ibarra', 'Montoya', 'Escobedo']
    const table = handmade(
      Array.from({ length: 350 }, (_, at) => ({
        record_id: `r${at}`,
        [id]: '5550123',
        first_name: given[at % 7]!,
        last_name_1: surnames[at % 5]!,
        birth_date: `${1995 + Math.floor(at / 35)}-0${(at % 9) + 1}-${10 + (at % 18)}`,
      })),
    )
    const largest = groups(await linked({}, table)).map((group) => group.split('+').length)
    expect(Math.max(...largest)).toBeLessThanOrEqual(4)
  })

  it('of another state says nothing', async () => {
    const table = handmade([
      { record_id: 'a1', [id]: '5550123', first_name: 'Ana', birth_date: '2011-07-23' },
      {
        record_id: 'a2',
        [id]: '5550123',
        first_name: 'Socorro',
        birth_date: '2011-07-23',
        state: 'CA',
      },
    ])
    expect(groups(await linked({}, table))).toEqual(['a1', 'a2'])
  })

  it('yields to a person who holds the pair apart', async () => {
    const table = handmade([
      { ...ANA, record_id: 'a1', [id]: '5550123' },
      { ...ANA, record_id: 'a2', [id]: '5550123' },
    ])
    const apart = constraints(['a1', 'a2', 'cannot-link'])
    expect(groups(await linked({ constraints: apart }, table))).toEqual(['a1', 'a2'])
  })
})

describe('records of one source', () => {
  const twice = handmade([
    { ...TOM, record_id: 't1', state: 'WA' },
    { ...TOM, record_id: 't2', state: 'WA' },
    { ...TOM, record_id: 't3', state: 'CA' },
  ])
  const source = 'state'

  it('match by default', async () => {
    expect(groups(await linked({ source }, twice))).toEqual(['t1+t2+t3'])
  })

  it('never share a cluster one-to-one, nor a link', async () => {
    const result = await linked({ source, oneToOne: true }, twice)
    const cluster = clusterOf(result)
    expect(cluster.get('t1')).not.toBe(cluster.get('t2'))
    expect(pairs(result).filter((pair) => pair.startsWith('t1-t2'))).toEqual([])
  })

  it('are near matches at most where the model says so', async () => {
    const constraints = { ...studentModel.constraints, withinSource: 'near-match' } as const
    const result = await linked({ source, model: { ...studentModel, constraints } }, twice)
    const cluster = clusterOf(result)
    expect(cluster.get('t1')).not.toBe(cluster.get('t2'))
    expect(pairs(result)).toContain('t1-t2 near-match')
  })
})

describe('plain connected components', () => {
  it('join whatever is strongly linked, for comparison', async () => {
    expect(groups(await linked({ clustering: 'components' }))).toEqual(['a1+a2+a3', 't1+t2'])
  })
})
