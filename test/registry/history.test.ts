import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LedgerEvent, PersonId } from '../../src/ledger/event.ts'
import { readEvents } from '../../src/ledger/read-entries.ts'
import { PAST } from '../../src/ledger/state-tables.ts'
import type { PersonPolicy } from '../../src/registry/policies.ts'
import type { Registry } from '../../src/registry/registry.ts'
import { feedEvents, personsOf, recordsOf } from '../../src/registry/write-answer.ts'
import { key, who, write } from '../support/children.ts'
import { indexedRegistry, type MemoryRegistry } from '../support/memory-registry.ts'
import { MODELS } from '../support/models.ts'
import { anyStep, idOf, take } from '../support/registry-steps.ts'
import { registryWith } from '../support/registry-with.ts'
import '../support/property-seed.ts'

const OWN_OF_RECORDS: readonly LedgerEvent['kind'][] = [
  'submitted',
  'deleted',
  'rekeyed',
  'erased',
  'asserted',
  'retracted',
  'pinned',
  'unpinned',
]

/** The history of a person, found by reading the whole ledger. */
function readThrough(registry: Registry, person: PersonId): object[] {
  return registry.read(({ state, reader }) => {
    // Records that it has or had, and the entry in which they left it.
    const until = new Map<number, number>()
    for (const { event, entry } of readEvents(reader)) {
      if (event.kind === 'linked' && event.person === person) until.set(event.record, Infinity)
      if (event.kind === 'unlinked' && event.person === person) {
        until.set(event.record, entry.sequence)
      }
    }
    const found = [...readEvents(reader)].filter(({ event, entry }) =>
      OWN_OF_RECORDS.includes(event.kind)
        ? recordsOf(event).some((record) => entry.sequence <= (until.get(record) ?? 0))
        : personsOf(state, event).includes(person),
    )
    return feedEvents(state, found)
  })
}

function expectHistories(registry: MemoryRegistry): void {
  const persons = registry.read(({ state }) => Array.from(state.persons(), ({ person }) => person))
  for (const person of persons) {
    expect(registry.history(person)).toEqual(readThrough(registry, person))
  }
}

const policy: fc.Arbitrary<PersonPolicy> = fc.constantFrom('auto', 'review')
const pinStep = fc.record({
  kind: fc.constant('pin' as const),
  isOn: fc.boolean(),
  record: fc.nat(6),
})
const modelStep = fc.record({
  kind: fc.constant('model' as const),
  model: fc.nat(MODELS.length - 1),
})
const steps = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: anyStep },
    { weight: 2, arbitrary: pinStep },
    { weight: 1, arbitrary: modelStep },
  ),
  { minLength: 6, maxLength: 20 },
)
type Step = typeof steps extends fc.Arbitrary<(infer S)[]> ? S : never

async function attempt(registry: Registry, step: Step): Promise<void> {
  if (step.kind === 'model') {
    const plan = await registry.planModelChange(MODELS[step.model]!, { threads: 1 })
    await registry.applyModelChange(plan, { threads: 1 })
  } else if (step.kind === 'pin') {
    const record = key(idOf(step.record))
    if (registry.personOf(record) === undefined) return
    await registry[step.isOn ? 'pin' : 'unpin']({ record, field: 'first_name' })
  } else await take(registry, step)
}

describe('history', () => {
  it('R28 of any person is what reading the whole ledger finds', async () => {
    await fc.assert(
      fc.asyncProperty(steps, policy, policy, async (taken, mergePersons, splitPersons) => {
        const registry = indexedRegistry({ mergePersons, splitPersons })
        for (const step of taken) await attempt(registry, step)
        expectHistories(registry)
        expect(registry.verify().faults).toEqual([])
      }),
      { numRuns: Number(process.env.RUNS ?? 40) },
    )
  })

  it('R28 tells of a record until it left, and of its deletion', async () => {
    const registry = await registryWith({ a: 'ana', b: 'typo' })
    const person = who(registry, 'a')
    await registry.unlink(key('b'))
    await registry.submit(write('b', 'short'))
    await registry.pin({ record: key('b'), field: 'first_name' })
    const kinds = registry.history(person).map(({ event, records }) => {
      return `${event.kind} ${records.map(({ id }) => id)}`
    })
    expect(kinds).toContain('unlinked b')
    expect(kinds.filter((each) => each === 'submitted b')).toHaveLength(1)
    expect(kinds).not.toContain('pinned b')
    await registry.delete(key('a'))
    expect(registry.history(person).at(-1)!.event.kind).toBe('deleted')
  })

  it('R21 the past that it is found by is part of what verify compares', async () => {
    const registry = await registryWith({ a: 'ana', b: 'stranger' })
    await registry.merge({ survivor: who(registry, 'a'), others: [who(registry, 'b')] })
    expect(registry.verify().faults).toEqual([])
    registry.store.write((writer) => {
      const [row] = writer.range(PAST.name, { limit: 1 })
      writer.remove(PAST.name, row![0])
    })
    expect(registry.verify().faults).toMatchObject([{ check: 'replay', subjects: [1] }])
  })
})

describe('asOf', () => {
  it('R28 answers after every step what was the answer then', async () => {
    await fc.assert(
      fc.asyncProperty(steps, policy, async (taken, mergePersons) => {
        const registry = indexedRegistry({ mergePersons })
        const told = new Map<number, object>()
        const persons = new Set<PersonId>()
        const snapshot = (
          of: Pick<Registry, 'person' | 'resolve' | 'personOf'>,
          known: PersonId[],
        ) => ({
          persons: known.map((person) => [of.person(person), of.resolve(person)]),
          records: [0, 1, 2, 3, 4, 5, 6].map((record) => of.personOf(key(idOf(record)))),
        })
        const knownAt = new Map<number, PersonId[]>()
        for (const step of taken) {
          await attempt(registry, step)
          registry.read(({ state }) => {
            for (const { person } of state.persons()) persons.add(person)
          })
          const { sequence } = registry.stats()
          knownAt.set(sequence, [...persons])
          const items = registry.review.list()
          told.set(sequence, { ...snapshot(registry, [...persons]), items })
        }
        const isErased = taken.some(({ kind }) => kind === 'erase')
        for (const [sequence, then] of told) {
          const past = registry.asOf(sequence)
          const now = { ...snapshot(past, knownAt.get(sequence)!), items: past.items() }
          // What was erased since is gone.
          expect(isErased ? withoutFields(now) : now).toEqual(isErased ? withoutFields(then) : then)
        }
      }),
      { numRuns: Number(process.env.RUNS ?? 30) },
    )
  })
})

function withoutFields(told: object): object {
  return JSON.parse(JSON.stringify(told, (name, value) => (name === 'fields' ? undefined : value)))
}
