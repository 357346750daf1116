import { describe, expect, it } from 'vitest'
import { withoutAccents } from '../../src/synthetic/accents.ts'
import { writeAll } from '../../src/synthetic/generate-students.ts'
import type { StudentRow } from '../../src/synthetic/student-row.ts'
import { byKey } from './by-key.ts'

// In the order of writing: the first record of a child comes first.
const rows: StudentRow[] = [...writeAll({ rows: 30_000, seed: 20261121 })]
const children = byKey(rows, (row) => row.truth_id)
const firsts = [...children.values()].map((records) => records[0]!)
const families = [...byKey(firsts, (row) => row.truth_family).values()]

const share = <T>(items: readonly T[], holds: (item: T) => boolean) =>
  items.filter(holds).length / items.length
const days = (date: string) => Date.parse(date) / 86_400_000

describe('the population', () => {
  it('has 2.2 records per child, most children one to three', () => {
    const counts = [...children.values()].map((records) => records.length)
    expect(rows.length / children.size).toBeCloseTo(2.2, 1)
    expect(share(counts, (count) => count === 1)).toBeCloseTo(0.305, 1)
    expect(Math.max(...counts)).toBe(6)
  })

  it('spreads the records of a child over one to four states, some over one only', () => {
    const several = [...children.values()].filter((records) => records.length > 1)
    const states = several.map((records) => new Set(records.map((row) => row.state)).size)
    expect(Math.max(...states)).toBeLessThanOrEqual(4)
    expect(share(states, (count) => count === 1)).toBeGreaterThan(0.15)
    expect(share(states, (count) => count > 1)).toBeGreaterThan(0.5)
  })

  it('keeps the id of a child that reappears in a state four times out of five', () => {
    let kept = 0
    let reappeared = 0
    for (const records of children.values()) {
      for (const inState of byKey(records, (row) => row.state).values()) {
        for (let i = 1; i < inState.length; i++) {
          reappeared++
          if (inState[i]!.state_student_id === inState[i - 1]!.state_student_id) kept++
        }
      }
    }
    expect(reappeared).toBeGreaterThan(2000)
    expect(Math.abs(kept / reappeared - 0.8)).toBeLessThan(0.03)
  })

  it('never shares a state or alternate id between states or children', () => {
    for (const column of ['state_student_id', 'alternate_student_id'] as const) {
      const owners = new Map<string, string>()
      for (const row of rows.filter((row) => row[column] !== '')) {
        const owner = `${row.truth_id} ${row.state}`
        expect(owners.get(row[column]) ?? owner).toBe(owner)
        owners.set(row[column], owner)
      }
    }
  })

  it('gives an alternate id to three records in ten', () => {
    expect(share(rows, (row) => row.alternate_student_id !== '')).toBeCloseTo(0.3, 1)
  })

  it('gives 55 % of the children a sibling, a fifth of them born within two years', () => {
    const withSiblings = families.filter((family) => family.length > 1)
    expect(Math.abs(withSiblings.flat().length / firsts.length - 0.55)).toBeLessThan(0.02)

    const gaps = withSiblings.flatMap((family) =>
      family.flatMap((a, i) =>
        family
          .slice(i + 1)
          .filter((b) => a.truth_twin === '' || b.truth_twin === '')
          .map((b) => Math.abs(days(a.birth_date) - days(b.birth_date))),
      ),
    )
    expect(share(gaps, (gap) => gap <= 730.5)).toBeGreaterThan(0.2)
    expect(Math.min(...gaps)).toBeGreaterThan(300)
  })

  it('makes 3 % of the children twins, with one birth date and different names', () => {
    expect(Math.abs(share(firsts, (row) => row.truth_twin === 'yes') - 0.03)).toBeLessThan(0.006)
    let sameSex = 0
    let pairs = 0
    for (const family of families) {
      const twins = family.filter((row) => row.truth_twin === 'yes')
      if (twins.length === 0) continue
      expect(twins.length).toBeGreaterThan(1)
      expect(new Set(twins.map((row) => row.birth_date)).size).toBe(1)
      pairs++
      if (twins[0]!.sex === twins[1]!.sex) sameSex++
    }
    expect(Math.abs(sameSex / pairs - 0.5)).toBeLessThan(0.12)
  })

  it('flags three of four records of twins and never another child', () => {
    const twins = rows.filter((row) => row.truth_twin === 'yes')
    expect(Math.abs(share(twins, (row) => row.multiple_birth === 'Yes') - 0.75)).toBeLessThan(0.05)
    expect(twins.every((row) => row.multiple_birth !== 'No')).toBe(true)
    expect(rows.some((row) => row.truth_twin === '' && row.multiple_birth === 'Yes')).toBe(false)
  })

  it('has children of 3 to 21 years, spread evenly over the years', () => {
    const dates = firsts.map((row) => row.birth_date)
    expect(dates.every((date) => date >= '2004-09-02' && date <= '2023-09-01')).toBe(true)
    for (let year = 2005; year <= 2022; year++) {
      const ofYear = share(dates, (date) => date.startsWith(String(year)))
      expect(ofYear).toBeGreaterThan(0.04)
      expect(ofYear).toBeLessThan(0.066)
    }
  })

  it('gives two surnames to two children in three, and García to one in thirty of those', () => {
    const two = firsts.filter((row) => row.last_name_2 !== '')
    expect(Math.abs(two.length / firsts.length - 0.8 * 0.85)).toBeLessThan(0.02)
    const garcia = share(two, (row) => withoutAccents(row.last_name_1).toUpperCase() === 'GARCIA')
    expect(garcia).toBeGreaterThan(0.025)
    expect(garcia).toBeLessThan(0.05)
  })

  it('gives a middle name to 60 % of the children', () => {
    expect(Math.abs(share(firsts, (row) => row.middle_name !== '') - 0.6)).toBeLessThan(0.02)
  })

  it('names the mother after the second surname and the father after the first', () => {
    const plain = families
      .flat()
      .filter((row) => row.last_name_2 !== '' && !/[ -]/.test(row.last_name_1))
    for (const row of plain) {
      const parents = [row.parent_1_last, row.parent_2_last].filter((last) => last !== '')
      for (const last of parents) expect([row.last_name_1.trim(), row.last_name_2]).toContain(last)
    }
    const motherFirst = plain.filter((row) => row.parent_1_last === row.last_name_2)
    expect(motherFirst.length / plain.length).toBeGreaterThan(0.75)
  })

  it('has siblings share surnames and parents', () => {
    for (const family of families) {
      const surnames = family.map((row) => withoutAccents(row.last_name_1).trim())
      const plain = surnames.map((name) => name.toUpperCase().replace(/[^A-Z]/g, ''))
      expect(new Set(plain).size).toBe(1)
    }
  })
})
