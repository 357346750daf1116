import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pastOfRecord } from '../../../src/exchange/erasure/past-of-record.ts'
import type { PersonId, RecordNumber } from '../../../src/ledger/event.ts'
import { readEvents } from '../../../src/ledger/read-entries.ts'
import { resolvePerson } from '../../../src/ledger/resolve-person.ts'
import type { RegistryView } from '../../../src/registry/closure.ts'
import type { PersonPolicy } from '../../../src/registry/policies.ts'
import { indexedRegistry } from '../../support/memory-registry.ts'
import { anyStep, take } from '../../support/registry-steps.ts'
import '../../support/property-seed.ts'

/** The same, found by reading the whole ledger. */
function readThrough({ state, reader }: RegistryView, record: RecordNumber) {
  const nowOf = (person: PersonId): PersonId => resolvePerson(state, person).person.person
  const persons = new Set<PersonId>()
  const redirected: PersonId[] = []
  const items = new Set<number>()
  for (const { event } of readEvents(reader)) {
    if (event.kind === 'linked' && event.record === record) persons.add(event.person)
    if (event.kind === 'redirected') redirected.push(event.person)
    if (event.kind !== 'flagged' && event.kind !== 'rewritten') continue
    if (event.item.records.includes(record)) items.add(event.item.item)
  }
  const now = new Set([...persons].map(nowOf))
  for (const person of [...redirected, ...now]) if (now.has(nowOf(person))) persons.add(person)
  return { persons, items }
}

const policy: fc.Arbitrary<PersonPolicy> = fc.constantFrom('auto', 'review')

it('the past of any record is what reading the whole ledger finds', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyStep, { minLength: 6, maxLength: 24 }),
      policy,
      policy,
      async (steps, mergePersons, splitPersons) => {
        const registry = indexedRegistry({ mergePersons, splitPersons })
        for (const step of steps) await take(registry, step)
        registry.read((view) => {
          for (const { record } of view.state.records()) {
            expect(pastOfRecord(view, record)).toEqual(readThrough(view, record))
          }
        })
      },
    ),
    { numRuns: Number(process.env.RUNS ?? 60) },
  )
})
