import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvField } from '../../src/io/csv-field.ts'
import { StringTableBuilder } from '../../src/records/string-table.ts'
import { clusterHeader, clusterRows } from '../../src/results/cluster-rows.ts'
import type { KeyColumn } from '../../src/results/key-fields.ts'
import { linkHeader, linkRows } from '../../src/results/link-rows.ts'
import { probabilityText, weightText } from '../../src/results/weight-text.ts'
import { matchProbability } from '../../src/scoring/match-probability.ts'

function columnOf(texts: readonly string[]): KeyColumn {
  const builder = new StringTableBuilder()
  return { ids: Uint32Array.from(texts, (text) => builder.intern(text)), values: builder.build() }
}

const text = fc.oneof(fc.string({ maxLength: 4 }), fc.constantFrom('a,b', '"', ' x', 'é\n', ''))

/** Records, which of them names each one's cluster, an order of them, and pairs. */
const results = fc.integer({ min: 1, max: 40 }).chain((count) => {
  const record = fc.nat(count - 1)
  const each = { minLength: count, maxLength: count }
  return fc.record({
    ids: fc.array(text, each),
    sources: fc.option(fc.array(text, each), { nil: undefined }),
    smallest: fc.array(record, each),
    order: fc.shuffledSubarray([...Array(count).keys()], each),
    links: fc.array(
      fc.tuple(record, record, fc.double({ noNaN: true, min: -30, max: 60 }), fc.nat(1)),
    ),
    cut: fc.nat(50),
  })
})

function line(cells: readonly string[]): string {
  return `${cells.map(csvField).join() || '""'}\n`
}

const utf8 = new TextDecoder()

describe('rows of result files', () => {
  it('are what their texts say, in any ranges', () => {
    fc.assert(
      fc.property(results, ({ ids, sources, smallest, order, links, cut }) => {
        const keys = { ids: columnOf(ids), sources: sources && columnOf(sources) }
        const named = (row: number): string[] =>
          sources === undefined ? [ids[row]!] : [sources[row]!, ids[row]!]
        const clusters = { keys, smallest: Uint32Array.from(smallest) }
        const middle = Math.min(cut, ids.length)
        expect(
          utf8.decode(clusterRows({ ...clusters, from: 0, to: middle })) +
            utf8.decode(clusterRows({ ...clusters, from: middle, to: ids.length })),
        ).toBe(ids.map((_, row) => line([...named(row), named(smallest[row]!).join('/')])).join(''))
        const pairs = {
          keys,
          order: Uint32Array.from(order),
          left: Uint32Array.from(links, ([left]) => left),
          right: Uint32Array.from(links, ([, right]) => right),
          weight: Float64Array.from(links, ([, , weight]) => weight),
          matched: Uint8Array.from(links, ([, , , matched]) => matched),
        }
        const half = Math.min(cut, links.length)
        expect(
          utf8.decode(linkRows({ ...pairs, from: 0, to: half })) +
            utf8.decode(linkRows({ ...pairs, from: half, to: links.length })),
        ).toBe(
          links
            .map(([left, right, weight, matched]) =>
              line([
                ...named(order[left]!),
                ...named(order[right]!),
                weightText(weight),
                probabilityText(matchProbability(weight)),
                matched === 1 ? 'match' : 'near-match',
              ]),
            )
            .join(''),
        )
      }),
      { numRuns: 300 },
    )
  })

  it('are right beyond a batch of keys', () => {
    const ids = Array.from({ length: 3000 }, (_, row) => `id${row}`)
    const smallest = Uint32Array.from(ids, (_, row) => 2999 - row)
    const keys = { ids: columnOf(ids), sources: undefined }
    expect(utf8.decode(clusterRows({ keys, smallest, from: 500, to: 3000 }))).toBe(
      ids
        .map((id, row) => `${id},id${2999 - row}\n`)
        .slice(500)
        .join(''),
    )
  })

  it('come under headers that name the source where there are several', () => {
    const ids = columnOf(['a'])
    expect(clusterHeader({ ids, sources: undefined })).toEqual(['record_id', 'cluster_id'])
    expect(linkHeader({ ids, sources: ids }).slice(0, 4)).toEqual([
      ...['left_source', 'left_id', 'right_source', 'right_id'],
    ])
  })
})
