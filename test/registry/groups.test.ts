import { describe, expect, it } from 'vitest'
import { aggregateOf, byCore } from '../../src/registry/aggregate.ts'
import { assignPersons } from '../../src/registry/assign-persons.ts'
import { formGroups, type GroupInput } from '../../src/registry/person-groups.ts'
import { compareKeys } from '../../src/registry/record-key.ts'

const FREE: Omit<GroupInput, 'clusters' | 'persons' | 'cores'> = {
  mergePersons: 'auto',
  splitPersons: 'auto',
  torn: new Set(),
  aggregate: () => 0,
  barred: () => false,
  upper: 6,
}

function alone(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at)
}

describe('formGroups', () => {
  const clusters = [0, 0, 2, 2, 2]
  const persons = ['P', 'P', 'P', 'Q', undefined]
  const input = { ...FREE, clusters, persons, cores: alone(5) }

  it('is the partition under auto', () => {
    const { groups, held } = formGroups(input)
    expect(groups.map((group) => group.toSorted())).toEqual([
      [0, 1],
      [2, 3, 4],
    ])
    expect(held).toEqual([])
  })

  it('keeps persons whole where a split must be asked for, and out of merges', () => {
    const { groups, held } = formGroups({ ...input, splitPersons: 'review' })
    expect(groups).toEqual([
      [3, 4],
      [0, 1, 2],
    ])
    expect(held).toEqual([{ kind: 'split', person: 'P', parts: [[2]] }])
  })

  it('tears those that people tore', () => {
    const { held } = formGroups({ ...input, splitPersons: 'review', torn: new Set(['P']) })
    expect(held).toEqual([])
  })

  it('keeps persons apart where a merge must be asked for; newcomers go to the best', () => {
    const { groups, held, claims } = formGroups({
      ...FREE,
      mergePersons: 'review',
      clusters: [0, 0, 0, 0],
      persons: ['P', 'Q', undefined, undefined],
      cores: [0, 1, 2, 0],
      aggregate: (_, [member]) => (member === 1 ? 9 : 7),
    })
    // The last one stands in the core of the first person's record.
    expect(groups).toEqual([
      [0, 3],
      [1, 2],
    ])
    expect(held).toEqual([{ kind: 'merge', persons: ['P', 'Q'] }])
    expect(claims).toEqual(['P', 'Q', undefined, undefined])
  })

  it('lets a newcomer join a person about to be split only if it fits all of it', () => {
    const whole = { ...FREE, splitPersons: 'review' as const, cores: alone(3) }
    const halves = { ...whole, clusters: [0, 1, 0], persons: ['P', 'P', undefined] }
    expect(formGroups({ ...halves, aggregate: () => 7 }).groups).toEqual([[0, 1, 2]])
    expect(formGroups({ ...halves, aggregate: () => 5 }).groups).toEqual([[2], [0, 1]])
    const barred = { ...halves, aggregate: () => 7, barred: () => true }
    expect(formGroups(barred).groups).toEqual([[2], [0, 1]])
  })
})

describe('assignPersons', () => {
  const since = (person: string): number => (person === 'OLD' ? 1 : 5)

  it('goes by overlap, then by age, then by the smallest record', () => {
    const groups = [[0, 1, 2], [3], [4, 5]]
    const claims = ['NEW', 'NEW', 'OLD', 'OLD', 'NEW', 'OLD']
    expect(assignPersons(groups, claims, since)).toEqual(['NEW', 'OLD', undefined])
  })

  it('takes the older of two with the same overlap, wherever its record stands', () => {
    expect(assignPersons([[0, 1]], ['NEW', 'OLD'], since)).toEqual(['OLD'])
    expect(assignPersons([[0, 1]], ['OLD', 'NEW'], since)).toEqual(['OLD'])
  })

  it('gives each id once, and a fresh one where nobody claims', () => {
    expect(assignPersons([[0], [1], [2]], ['OLD', 'OLD', undefined], since)).toEqual([
      'OLD',
      undefined,
      undefined,
    ])
  })
})

describe('aggregateOf', () => {
  it('is the lower median over cores, each by its best pair', () => {
    const weights = [1, 9, 5, 3]
    const weigh = (a: number): number => weights[a]!
    expect(aggregateOf([[0], [1], [2], [3]], [[9]], weigh)).toBe(3)
    const cores = byCore([0, 1, 2, 3], (place) => (place < 2 ? 0 : place))
    expect(cores).toEqual([[0, 1], [2], [3]])
    expect(aggregateOf(cores, [[9]], weigh)).toBe(5)
  })
})

describe('compareKeys', () => {
  it('orders as bytes of UTF-8 do, source first', () => {
    const keys = ['\u{1f600}', '\uffee', 'b', 'a'].flatMap((source) =>
      ['2', '10', '1'].map((id) => ({ source, id })),
    )
    const bytes = ({ source, id }: { source: string; id: string }): Buffer =>
      Buffer.concat([Buffer.from(source), Buffer.of(0), Buffer.from(id)])
    expect(keys.toSorted(compareKeys)).toEqual(
      keys.toSorted((a, b) => Buffer.compare(bytes(a), bytes(b))),
    )
  })
})
