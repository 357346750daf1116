import { describe, expect, it } from 'vitest'
import { dedupe } from '../../src/linker/dedupe.ts'
import { Explainer } from '../../src/linker/explain.ts'
import { pickPrepared } from '../../src/linker/pick-prepared.ts'
import { recordName } from '../../src/linker/prepare.ts'
import { studentTable } from './students.ts'

describe('records picked from prepared ones', () => {
  it('are explained as they are among all', async () => {
    const { model, prepared, links } = await dedupe(studentTable(600, 3), { source: 'state' })
    const all = new Explainer(model, prepared)
    const places = [...links.left.keys()].filter((at) => at % 7 === 0)
    expect(places.length).toBeGreaterThan(20)
    const records = Uint32Array.from(
      new Set(places.flatMap((at) => [links.left[at]!, links.right[at]!])),
    ).sort()
    const picked = pickPrepared(prepared, records)
    const some = new Explainer(model, picked)
    for (const at of places) {
      const [left, right] = [links.left[at]!, links.right[at]!]
      const pair = Uint32Array.of(left, right)
      const expected = all.pair(left, right)
      expect(some.pair(records.indexOf(left), records.indexOf(right))).toEqual(expected)
      expect(new Explainer(model, pickPrepared(prepared, pair)).pair(0, 1)).toEqual(expected)
      expect(recordName(picked, records.indexOf(left))).toBe(recordName(prepared, left))
    }
  })
})
