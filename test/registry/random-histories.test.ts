import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gatherClosure, type RegistryView } from '../../src/registry/closure.ts'
import { evaluate } from '../../src/registry/evaluate.ts'
import type { PersonPolicy } from '../../src/registry/policies.ts'
import { groups } from '../support/children.ts'
import { memoryRegistry } from '../support/memory-registry.ts'
import { anyStep, take } from '../support/registry-steps.ts'

const policy: fc.Arbitrary<PersonPolicy> = fc.constantFrom('auto', 'review')

describe('any history', () => {
  it('R21 leaves chain, invariants, replay and partition in line after every step', async () => {
    const steps = fc.array(anyStep, { minLength: 4, maxLength: 14 })
    await fc.assert(
      fc.asyncProperty(steps, policy, policy, async (history, mergePersons, splitPersons) => {
        const registry = memoryRegistry({ mergePersons, splitPersons })
        for (const step of history) {
          await take(registry, step)
          expect(registry.verify().faults).toEqual([])
        }
      }),
      { numRuns: 60 },
    )
  })

  it('R25 never lists an item about a person that is gone, nor two about the same question', async () => {
    const steps = fc.array(anyStep, { minLength: 4, maxLength: 14 })
    await fc.assert(
      fc.asyncProperty(steps, policy, async (history, mergePersons) => {
        const registry = memoryRegistry({ mergePersons })
        for (const step of history) await take(registry, step)
        const items = registry.review.list()
        const names = items.map(({ persons, reason }) =>
          JSON.stringify([persons, reason === 'stale-decision' || reason === 'potential-split']),
        )
        expect(new Set(names).size).toBe(names.length)
        for (const { persons } of items) {
          for (const person of persons) expect(registry.resolve(person).via).toEqual([])
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('policies', () => {
  it('R11 accepting every open merge and split gives exactly the partition under auto', async () => {
    const steps = fc.array(anyStep, { minLength: 4, maxLength: 14 })
    await fc.assert(
      fc.asyncProperty(steps, policy, policy, async (history, mergePersons, splitPersons) => {
        const registry = memoryRegistry({ mergePersons, splitPersons })
        for (const step of history) await take(registry, step)
        const wanted = registry.read(partitionOfAll)
        for (let round = 0; ; round++) {
          expect(round).toBeLessThan(50)
          const item = registry.review
            .list()
            .find(({ reason }) => reason === 'potential-merge' || reason === 'potential-split')
          if (item === undefined) break
          await registry.review.accept(item.item)
        }
        expect(groups(registry)).toEqual(wanted)
      }),
      { numRuns: 60 },
    )
  })
})

/** What the partition says of all records at once, as groups of ids. */
function partitionOfAll(view: RegistryView): string[] {
  const all = [...view.state.records()].map(({ record }) => record)
  const { closure, clusters } = evaluate(view, gatherClosure(view, all))
  const byCluster = new Map<number, string[]>()
  for (const [place, { id }] of closure.records.entries()) {
    const cluster = clusters[place]!
    byCluster.set(cluster, [...(byCluster.get(cluster) ?? []), id])
  }
  return [...byCluster.values()].map((ids) => ids.sort().join(' ')).sort()
}
