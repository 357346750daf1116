import { describe, expect, it } from 'vitest'
import { placeOf, selectPairsToLabel } from '../../src/analysis/select-pairs.ts'
import { columnOf } from '../../src/records/table.ts'
import { labelledStudents, namesOf, pairsInFrame } from './labelled-students.ts'

const students = await labelledStudents()
const { result } = students
const plan = selectPairsToLabel(result, { count: 100 })

describe('pairs chosen to be labelled', () => {
  it('are as many as wanted, each once, and none of them outside the frame', () => {
    expect(plan.pairs).toHaveLength(100)
    expect(new Set(plan.pairs.map((pair) => namesOf(students, pair))).size).toBe(100)
    for (const { left, right, weight } of plan.pairs) {
      expect(left).toBeLessThan(right)
      expect(placeOf(plan.frame, left, right)).toBeDefined()
      expect(weight >= plan.floor || Number.isNaN(weight)).toBe(true)
    }
  })

  it('have the inclusion probability of their stratum, above 0 in all of them', () => {
    let pairs = 0
    for (const stratum of plan.strata) {
      const own = plan.pairs.filter((pair) => pair.stratum === stratum.name)
      expect(own.length).toBe(stratum.count)
      expect(stratum.count).toBeGreaterThan(0)
      for (const { inclusion } of own) expect(inclusion).toBe(stratum.count / stratum.pairs.length)
      pairs += stratum.pairs.length
    }
    expect(pairs).toBe(pairsInFrame(students, plan))
    const total = plan.pairs.reduce((sum, { inclusion }) => sum + 1 / inclusion, 0)
    expect(total).toBeCloseTo(pairs, 6)
  })

  it('hold every pair of the clusters, compared or not', () => {
    let joined = 0
    for (const [record, label] of result.labels.entries()) {
      for (let other = label; other < record; other++) if (result.labels[other] === label) joined++
    }
    expect(plan.frame.joined.reduce((sum, one) => sum + one, 0)).toBe(joined)
  })

  it('are more where the model is unsure', () => {
    const shareOf = (from: number, to: number): number => {
      const inRange = (weight: number): boolean => weight >= from && weight < to
      const all = plan.frame.weight.filter(inRange).length
      return plan.pairs.filter(({ weight }) => inRange(weight)).length / all
    }
    expect(shareOf(-3, 6)).toBeGreaterThan(3 * shareOf(20, 80))
  })

  it('are the same for any order of rows, and others for another seed', async () => {
    const turned = await labelledStudents(600, true)
    const again = selectPairsToLabel(turned.result, { count: 100 })
    const names = plan.pairs.map((pair) => namesOf(students, pair))
    expect(again.pairs.map((pair) => namesOf(turned, pair))).toEqual(names)
    const other = selectPairsToLabel(result, { count: 100, seed: 1 })
    expect(other.pairs.map((pair) => namesOf(students, pair))).not.toEqual(names)
  })

  it('are drawn as often as their inclusion probability says', () => {
    const [draws, stratum] = [
      400,
      plan.strata.find(({ count, pairs }) => count * 3 < pairs.length)!,
    ]
    const drawn = new Map<number, number>()
    for (let seed = 0; seed < draws; seed++) {
      for (const pair of selectPairsToLabel(result, { count: 100, seed }).pairs) {
        const at = placeOf(plan.frame, pair.left, pair.right)!
        drawn.set(at, (drawn.get(at) ?? 0) + 1)
      }
    }
    const wanted = (draws * stratum.count) / stratum.pairs.length
    // Five standard deviations of a binomial count.
    for (const at of stratum.pairs) {
      expect(Math.abs((drawn.get(at) ?? 0) - wanted)).toBeLessThan(5 * Math.sqrt(wanted))
    }
  })

  it('go on where an earlier session of the same plan ended', () => {
    const known = plan.pairs.slice(0, 40)
    const rest = selectPairsToLabel(result, { count: 100, known })
    expect(rest.pairs).toHaveLength(60)
    const names = (pairs: typeof plan.pairs) => pairs.map((pair) => namesOf(students, pair)).sort()
    expect(names([...known, ...rest.pairs])).toEqual(names(plan.pairs))
    expect(rest.others).toEqual([])
  })

  it('leave out pairs labelled by another plan, who then stand for themselves', () => {
    const known = plan.pairs.slice(0, 10).map((pair) => ({ ...pair, stratum: 'of another plan' }))
    const other = selectPairsToLabel(result, { count: 100, known })
    const taken = new Set(known.map((pair) => namesOf(students, pair)))
    expect(other.pairs.filter((pair) => taken.has(namesOf(students, pair)))).toEqual([])
    expect(other.others).toHaveLength(10)
    const inStrata = other.strata.reduce((sum, { pairs }) => sum + pairs.length, 0)
    expect(inStrata).toBe(pairsInFrame(students, plan) - 10)
  })

  it('are spread over groups, with an inclusion probability for each', () => {
    const by = selectPairsToLabel(result, { count: 100, by: 'sex' })
    const { table, keys } = result.prepared
    const sexOf = (record: number): string => {
      const column = columnOf(table, 'sex')!
      return column.values.get(column.ids[keys.order[record]!]!)
    }
    expect(new Set(by.pairs.map(({ left }) => sexOf(left))).size).toBeGreaterThan(1)
    const total = by.pairs.reduce((sum, { inclusion }) => sum + 1 / inclusion, 0)
    expect(total).toBeCloseTo(pairsInFrame(students, by), 6)
    expect(by.strata.length).toBeGreaterThan(plan.strata.length)
  })

  it('need a column that is there, pairs that were kept, and a number', () => {
    const code = (options: object) => {
      try {
        selectPairsToLabel(result, options)
      } catch (error) {
        return error
      }
      return undefined
    }
    expect(code({ by: 'shoe_size' })).toMatchObject({ code: 'column-missing' })
    expect(code({ floor: -20 })).toMatchObject({ code: 'linkage-option-invalid' })
    expect(code({ count: 0 })).toMatchObject({ code: 'linkage-option-invalid' })
  })

  it('leave no stratum out, however few are wanted', () => {
    const few = selectPairsToLabel(result, { count: 1 })
    expect(few.pairs).toHaveLength(few.strata.length)
    expect(few.strata.every(({ count }) => count === 1)).toBe(true)
  })

  it('are all there are if more are wanted', () => {
    const all = selectPairsToLabel(result, { count: 1e6 })
    expect(all.pairs).toHaveLength(pairsInFrame(students, all))
    expect(all.pairs.every(({ inclusion }) => inclusion === 1)).toBe(true)
  })
})
