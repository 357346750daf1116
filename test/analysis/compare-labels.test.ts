import { describe, expect, it } from 'vitest'
import { compareLabels } from '../../src/analysis/compare-labels.ts'
import { tableFromRecords } from '../../src/records/table.ts'

const table = (...lines: [left: string, right: string, match: string][]) =>
  tableFromRecords(lines.map(([left_id, right_id, match]) => ({ left_id, right_id, match })))

describe('two files of labels', () => {
  it('are compared pair by pair, whichever record stands left', () => {
    const first = table(['a', 'b', '1'], ['c', 'd', '0'], ['e', 'f', 'yes'], ['g', 'h', ''])
    const second = table(['b', 'a', 'y'], ['c', 'd', '1'], ['x', 'y', '0'], ['g', 'h', '1'])
    const { agreement, onlyOne, differences } = compareLabels(first, second)
    expect(agreement).toMatchObject({ both: 2, share: 0.5 })
    expect(onlyOne).toBe(3)
    expect(differences).toEqual([
      { leftSource: '', leftId: 'c', rightSource: '', rightId: 'd', first: false, second: true },
    ])
  })

  it('keep records of two sources apart', () => {
    const of = (left_source: string) =>
      tableFromRecords([
        { left_source, left_id: '1', right_source: 'b', right_id: '2', match: '1' },
      ])
    expect(compareLabels(of('a'), of('a')).agreement.both).toBe(1)
    expect(compareLabels(of('a'), of('c')).agreement.both).toBe(0)
  })

  it('are refused with their line if an answer is none, or two', () => {
    const good = table(['a', 'b', '1'])
    expect(() => compareLabels(good, table(['a', 'b', 'perhaps']))).toThrow(/neither yes nor no/)
    expect(() => compareLabels(good, table(['a', 'b', '1'], ['b', 'a', '0']))).toThrow(/otherwise/)
    expect(() => compareLabels(good, tableFromRecords([{ left_id: 'a' }]))).toThrow(/missing/)
  })
})
