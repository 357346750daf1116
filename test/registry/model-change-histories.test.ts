import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLinkageError } from '../../src/errors.ts'
import { gatherClosure, type RegistryView } from '../../src/registry/closure.ts'
import { evaluate } from '../../src/registry/evaluate.ts'
import type { PersonPolicy } from '../../src/registry/policies.ts'
import type { Registry } from '../../src/registry/registry.ts'
import { groups } from '../support/children.ts'
import { indexedRegistry, type MemoryRegistry } from '../support/memory-registry.ts'
import { MODELS } from '../support/models.ts'
import { anyStep, take } from '../support/registry-steps.ts'

const ONE = { threads: 1 } as const
const steps = fc.array(anyStep, { minLength: 4, maxLength: 14 })
const model = fc.nat(MODELS.length - 1)
const policy: fc.Arbitrary<PersonPolicy> = fc.constantFrom('auto', 'review')

/** Persons with their records and links, assertions and questions, and the model. */
function seen(registry: Registry): object {
  return registry.read(({ state }) => ({
    model: state.model(),
    links: Array.from(state.records(), ({ record, person, link }) => [record, person, link]),
    persons: Array.from(state.persons(), ({ person, members, since, splitFrom }) =>
      members.length === 0 ? [] : [person, members, since, splitFrom],
    ).filter((each) => each.length > 0),
    assertions: [...state.assertions()],
    items: Array.from(state.items(), ({ item: _, ...item }) => JSON.stringify(item)).sort(),
  }))
}

/** Kept pairs of the index. */
function edges(registry: Registry): string[] {
  return registry.read(({ state, index, reader }) =>
    Array.from(state.records(), ({ record, id }) =>
      index.edgesOf(reader, record).map(({ record: other, weight, rules }) => {
        return `${id} ${state.record(other)?.id} ${weight.toFixed(9)} ${rules}`
      }),
    )
      .flat()
      .sort(),
  )
}

/** What the partition says of all records at once. */
function partitionOfAll(view: RegistryView): string[] {
  const all = Array.from(view.state.records(), ({ record }) => record)
  const { closure, clusters } = evaluate(view, gatherClosure(view, all))
  const byCluster = new Map<number, string[]>()
  for (const [place, { id }] of closure.records.entries()) {
    byCluster.set(clusters[place]!, [...(byCluster.get(clusters[place]!) ?? []), id])
  }
  return Array.from(byCluster.values(), (ids) => ids.sort().join(' ')).sort()
}

/** A registry founded with another model, to which the records that stand were submitted at once. */
async function founded(like: MemoryRegistry, number: number): Promise<Registry> {
  const again = indexedRegistry({ model: MODELS[number]!, ...like.policies })
  const records = like.read(({ state }) =>
    [...state.records()].flatMap(({ record, source, id, deleted }) =>
      deleted ? [] : [{ source, id, fields: state.fieldsOf(record)! }],
    ),
  )
  if (records.length > 0) await again.submit(records)
  return again
}

describe('R26 after any history', () => {
  it('a model is planned, applied, undone at once and undone later, and all is in line', async () => {
    const given = [steps, steps, model, model, policy, policy] as const
    await fc.assert(
      fc.asyncProperty(...given, async (history, later, from, to, mergePersons, splitPersons) => {
        fc.pre(from !== to)
        const policies = { mergePersons, splitPersons }
        const registry = indexedRegistry({ model: MODELS[from]!, ...policies })
        const isAutomatic = mergePersons === 'auto' && splitPersons === 'auto'
        for (const step of history) await take(registry, step)

        const before = seen(registry)
        const plan = await registry.planModelChange(MODELS[to]!, ONE)
        expect(seen(registry)).toEqual(before)

        const { sequence } = await registry.applyModelChange(plan, ONE)
        expect(registry.verify().faults).toEqual([])
        expect(edges(registry)).toEqual(edges(await founded(registry, to)))
        expect(registry.stats().persons).toBe(plan.counts.persons.after)

        await registry.undo(sequence)
        expect(seen(registry)).toEqual(before)
        expect(registry.verify().faults).toEqual([])

        const again = await registry.planModelChange(MODELS[to]!, ONE)
        expect(again.counts).toEqual(plan.counts)
        const applied = await registry.applyModelChange(again, ONE)
        for (const step of later) await take(registry, step)
        await registry.undo(applied.sequence).catch((error) => {
          // One of the later steps was to take it back.
          if (!isLinkageError(error, 'undo-refused')) throw error
        })
        expect(registry.verify().faults).toEqual([])
        expect(edges(registry)).toEqual(edges(await founded(registry, from)))
        if (isAutomatic) expect(groups(registry)).toEqual(registry.read(partitionOfAll))
      }),
      { numRuns: Number(process.env.RUNS ?? 8), endOnFailure: true },
    )
  })
})
