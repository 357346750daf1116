import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { MatchIndex } from '../../src/matching/match-index.ts'
import { createMatchIndex } from '../../src/matching/store-match-index.ts'
import { MATCHING_TABLES } from '../../src/matching/tables.ts'
import type { LinkageModel } from '../../src/model/linkage-model.ts'
import { memoryStore } from '../../src/storage/memory-store.ts'
import type { Store } from '../../src/storage/store.ts'
import '../support/property-seed.ts'
import {
  batchEdges,
  crowdedRows,
  edgeText,
  indexed,
  linked,
  type Row,
  tightModel,
} from './students.ts'

/** All edges of a store, by the ids of its records. */
function storedEdges(index: MatchIndex, store: Store, current: ReadonlyMap<number, Row>): string[] {
  return store.read((reader) => {
    const edges: string[] = []
    for (const [record, row] of current) {
      for (const { record: other, weight } of index.edgesOf(reader, record)) {
        if (other < record) continue
        edges.push(edgeText(row.record_id!, current.get(other)!.record_id!, weight))
      }
    }
    return edges.sort()
  })
}

type Step =
  | { readonly put: readonly (readonly [record: number, row: Row])[] }
  | { readonly remove: number }

/** Takes the steps in a store of its own; gives what is there in the end. */
function run(
  index: MatchIndex,
  steps: readonly Step[],
): { store: Store; current: Map<number, Row> } {
  const store = memoryStore(MATCHING_TABLES)
  const current = new Map<number, Row>()
  for (const step of steps) {
    if ('remove' in step) {
      store.write((writer) => index.remove(writer, step.remove))
      current.delete(step.remove)
      continue
    }
    const records = step.put.map(([record, row]) => indexed(index, record, row))
    const searched = store.read((reader) => index.searchAll(reader, records))
    store.write((writer) => index.put(writer, records, searched))
    for (const [record, row] of step.put) current.set(record, row)
  }
  return { store, current }
}

describe('edges kept by the index', () => {
  const rows = crowdedRows(700, 11)
  let model: LinkageModel
  let index: MatchIndex

  beforeAll(async () => {
    const fitted = await tightModel(rows)
    // So low that pairs which one rule alone finds are kept.
    model = { ...fitted, thresholds: { ...fitted.thresholds, lower: -14 } }
    index = createMatchIndex(model)
  })

  it('come under a model that splits blocks and asks for confirmation', () => {
    expect(model.blocking.overfull!.length).toBeGreaterThan(10)
    expect(model.blocking.overfull!.some(({ parts }) => parts > 1)).toBe(true)
    expect(model.blocking.confirmAbove).toBeGreaterThan(1)
  })

  it('are those of a batch, whatever the order and batching of submissions', async () => {
    const expected = batchEdges(await linked(rows, model))
    expect(expected.length).toBeGreaterThan(300)
    for (const size of [1, 37, 700]) {
      const order = rows.map((row, at) => [at, row] as const)
      if (size === 37) order.reverse()
      const steps: Step[] = []
      for (let from = 0; from < order.length; from += size) {
        steps.push({ put: order.slice(from, from + size) })
      }
      const { store, current } = run(index, steps)
      expect(storedEdges(index, store, current)).toEqual(expected)
    }
  })

  it('are those of a batch of what is left when blocks grew large and shrank again', async () => {
    const all = rows.map((row, at) => [at, row] as const)
    const removed = all.filter(([at]) => at % 3 === 1)
    const steps: Step[] = [{ put: all }, ...removed.map(([at]) => ({ remove: at }))]
    const { store, current } = run(index, steps)
    expect(storedEdges(index, store, current)).toEqual(
      batchEdges(await linked([...current.values()], model)),
    )
  })

  it('are those of a batch of what is there after any changes', async () => {
    const record = fc.nat(299)
    const step = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({
          put: fc.uniqueArray(fc.tuple(record, fc.nat(699)), {
            selector: ([at]) => at,
            minLength: 1,
            maxLength: 60,
          }),
        }),
      },
      { weight: 1, arbitrary: fc.record({ remove: record }) },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 25 }), async (drawn) => {
        const steps = drawn.map((each): Step => {
          if ('remove' in each) return each
          // The same record comes with other content: its id stays.
          return {
            put: each.put.map(([at, row]) => [
              at,
              { ...rows[row]!, state: rows[at]!.state!, record_id: `r${at}` },
            ]),
          }
        })
        const { store, current } = run(index, steps)
        if (current.size === 0) return
        const expected = batchEdges(await linked([...current.values()], model))
        expect(storedEdges(index, store, current)).toEqual(expected)
      }),
      { numRuns: 25 },
    )
  })
})
