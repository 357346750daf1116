import { describe, expect, it } from 'vitest'
import {
  measureRecords,
  packRange,
  packRecords,
  placeRecords,
} from '../../src/comparison/packed-records.ts'
import { RecordLayout } from '../../src/comparison/record-layout.ts'
import { prepareRecords } from '../../src/linker/prepare.ts'
import { studentModel } from '../../src/model/presets/student.ts'
import { tableFromRecords } from '../../src/records/table.ts'
import { studentRows } from '../linker/students.ts'

describe('packed records', () => {
  const table = tableFromRecords(studentRows(3000, 7))
  const { model, standardized } = prepareRecords(studentModel, table, { id: 'record_id' })
  const layout = new RecordLayout(model.comparisons)
  const { rows } = standardized
  const order = Uint32Array.from({ length: rows }, (_, place) => (place * 7) % rows)

  it('are the same whichever ranges of rows they are packed in', () => {
    expect(new Set(order).size).toBe(rows)
    const whole = packRecords(standardized, layout, order)
    const sizes = new Uint32Array(new SharedArrayBuffer(4 * rows))
    const ends = [0, 1, 1025, 2047, rows]
    const ranges = ends.slice(1).map((to, at) => [ends[at]!, to] as const)
    for (const [from, to] of ranges) measureRecords(standardized, layout, from, to, sizes)
    const packed = placeRecords(sizes, order)
    for (const [from, to] of ranges.toReversed()) packRange(packed, standardized, layout, from, to)
    expect(packed.start).toEqual(whole.start)
    expect(packed.words).toEqual(whole.words)
  })

  it('lie in the order asked for, one behind the other', () => {
    const { start, words } = packRecords(standardized, layout, order)
    for (let place = 1; place < rows; place++) {
      expect(start[order[place]!]! - start[order[place - 1]!]!).toBeGreaterThanOrEqual(layout.width)
    }
    expect(start[order[0]!]).toBe(0)
    expect(words.length - start[order.at(-1)!]!).toBeGreaterThanOrEqual(layout.width)
  })
})
