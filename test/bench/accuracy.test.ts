import { describe, expect, it } from 'vitest'
import { accuracyPage } from '../../bench/accuracy-page.ts'
import { errorPairs } from '../../bench/error-pairs.ts'
import { loadSet } from '../../bench/labelled-sets.ts'
import type { Machine } from '../../bench/machine.ts'
import { measureSet } from '../../bench/measure-set.ts'
import { nbsCasesTogether, nbsCounts } from '../../bench/nbs-cases.ts'
import { measureStudents } from '../../bench/student-measures.ts'
import { worstErrors } from '../../bench/worst-errors.ts'

const MACHINE: Machine = {
  date: '2026-01-01',
  cores: 2,
  processor: 'test',
  memoryGigabytes: 8,
  node: 'v0',
  platform: 'test',
  nearmatch: '0.0.0',
}

describe('accuracy without configuration', () => {
  it('finds nearly all pairs of febrl dataset1 and merges nobody else', async () => {
    const set = await loadSet('febrl1')
    const { measures, result } = await measureSet(set)

    expect(measures).toMatchObject({ rows: 1000, truePairs: 500 })
    expect(measures.precision).toBeGreaterThanOrEqual(0.99)
    expect(measures.recall).toBeGreaterThanOrEqual(0.97)
    expect(measures.blockingRecall).toBeGreaterThanOrEqual(0.985)
    expect(measures.pairsPerRecord).toBeLessThan(10)
    expect(measures.recallWithNearMatches).toBeGreaterThanOrEqual(measures.recall)

    const errors = errorPairs(result, set.options.truth!)
    expect(errors.falseMatches).toHaveLength(measures.falsePositives)
    const reached = measures.truePairs - errors.unblocked.length
    expect(measures.blockingRecall).toBeCloseTo(reached / measures.truePairs, 10)
    const apart = errors.unblocked.filter(
      ({ left, right }) => result.labels[left] !== result.labels[right],
    )
    expect(errors.missed.length + apart.length).toBe(measures.falseNegatives)
    const errorCount = measures.falsePositives + measures.falseNegatives
    expect(worstErrors(result, set.options.truth!, 3)).toHaveLength(Math.min(3, errorCount))
  })

  it('keeps generated students apart and together, by kind of error, surnames and family', async () => {
    const { measures, result } = await measureSet(await loadSet('students-middle:2000:77'))
    const students = measureStudents(result)

    expect(measures.precision).toBeGreaterThanOrEqual(0.99)
    expect(measures.recall).toBeGreaterThanOrEqual(0.93)
    expect(measures.recallWithNearMatches).toBeGreaterThanOrEqual(0.97)
    expect(measures.nearMatchesPerThousand).toBeLessThan(60)

    const kinds = new Map(students.kinds.map(({ kind, truePairs }) => [kind, truePairs]))
    expect(kinds.get('nickname')).toBeGreaterThan(50)
    expect(kinds.get('')).toBeGreaterThan(50)
    const [two, one] = students.surnames
    expect(two!.records + one!.records).toBe(measures.rows)
    expect(two!.truePairs + one!.truePairs).toBe(measures.truePairs)
    const { family, twins, closeSiblings } = students.families
    expect(twins.pairs).toBeGreaterThan(0)
    expect(closeSiblings.pairs).toBeGreaterThan(twins.pairs)
    expect(family.pairs).toBeGreaterThan(twins.pairs + closeSiblings.pairs)

    const page = accuracyPage(MACHINE, [{ measures, students }], undefined)
    expect(page).toContain('| students, middle | 2,000 |')
    expect(page).toContain('| nickname |')
    expect(page).not.toContain('undefined')
    expect(page).not.toContain('NaN')
  })

  it('merges no two persons of the nbs cases and loses nobody', async () => {
    const counts = nbsCounts(await nbsCasesTogether())

    expect(counts.no_match.match).toBe(0)
    expect(counts.match.no_match).toBe(0)
    expect(counts.match.match).toBeGreaterThanOrEqual(48)
  })

  it('says which sets there are when asked for another one', async () => {
    await expect(loadSet('unheard-of')).rejects.toThrow('febrl1, febrl2')
  })
})
