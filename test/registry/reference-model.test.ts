import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isLinkageError } from '../../src/errors.ts'
import { shippedStudentModel } from '../../src/model/presets/student-shipped.ts'
import { openRegistry } from '../../src/registry/open-registry.ts'
import type { Registry } from '../../src/registry/registry.ts'
import { CHILDREN, key } from '../support/children.ts'
import { memoryRegistry } from '../support/memory-registry.ts'
import { type ReferenceFact, ReferenceRegistry, Refused } from '../support/reference-registry.ts'
import {
  anyStep,
  attempt,
  idOf,
  peopleStep,
  type RegistryStep,
  take,
} from '../support/registry-steps.ts'

/** What the registry says, by numbers of records. */
interface Picture {
  readonly persons: ReadonlyMap<number, string | undefined>
  readonly facts: readonly string[]
}

function pictureOf(registry: Registry): Picture {
  return registry.read(({ state }) => {
    const persons = new Map<number, string | undefined>()
    const facts = new Set<string>()
    for (const { record, person } of state.records()) {
      persons.set(record, person)
      for (const each of state.assertionsOf(record)) facts.add(factName(each))
    }
    return { persons, facts: [...facts].sort() }
  })
}

const factName = ({ kind, left, right }: ReferenceFact): string => `${kind} ${left} ${right}`

/** Does a step to the reference. @returns false if only the registry can say what comes of it. */
function follow(reference: ReferenceRegistry, registry: Registry, step: RegistryStep): boolean {
  const personOf = (record: number): string | undefined => {
    const number = reference.numberOf(key(idOf(record)))
    return number === undefined ? undefined : reference.personOf(number)
  }
  switch (step.kind) {
    case 'submit': {
      const strong = step.id === undefined ? {} : { state: 'TX', state_student_id: `X${step.id}` }
      reference.submit(key(idOf(step.record)), { ...CHILDREN[step.child], ...strong })
      return true
    }
    case 'delete':
      reference.delete(key(idOf(step.record)))
      return true
    case 'erase': {
      const number = reference.numberOf(key(idOf(step.record)))
      if (number === undefined) throw new Refused('unknown')
      if (reference.personOf(number) !== undefined) reference.delete(key(idOf(step.record)))
      return true
    }
    case 'rekey': {
      const { source } = key(idOf(step.record))
      reference.rekey(key(idOf(step.record)), { source, id: key(idOf(step.other)).id })
      return true
    }
    case 'must-link':
    case 'cannot-link':
      reference.assert(
        step.kind,
        reference.live(key(idOf(step.record))),
        reference.live(key(idOf(step.other))),
      )
      return true
    case 'merge': {
      const persons = [personOf(step.record), personOf(step.other)]
      if (!persons.includes(undefined)) reference.merge(persons[0], [persons[1]])
      return true
    }
    case 'unlink':
      reference.split(personOf(step.record), [[reference.live(key(idOf(step.record)))]])
      return true
    case 'split': {
      const person = personOf(step.record)
      if (person === undefined) return true
      const parts = step.parts.map((each) => [reference.live(key(idOf(each)))])
      reference.split(person, parts)
      return true
    }
    case 'accept':
    case 'reject': {
      const items = registry.review.list()
      const item = items[step.item % Math.max(1, items.length)]
      if (item === undefined) return true
      const { proposal, persons, reason } = registry.read(({ state }) => state.item(item.item)!)
      if (proposal?.kind === 'retract') {
        if (step.kind === 'reject') return true
        const standing = registry.read(({ state }) =>
          proposal.assertions.map((each) => state.assertion(each)!),
        )
        reference.retract(standing)
      } else if (step.kind === 'reject') reference.reject(persons)
      else {
        const first = [...reference.persons.keys()].filter((each) => persons.includes(each))
        if (reason === 'contradiction') reference.mergeAnyway(first)
        else reference.merge(first[0], first.slice(1))
      }
      return true
    }
    case 'undo':
    case 'retract':
      return false
    default:
      // Steps that change no person.
      return true
  }
}

/** The reference takes over what the registry says, where semantics leave it to the engine. */
function adopt(reference: ReferenceRegistry, registry: Registry): void {
  registry.read(({ state }) => {
    for (const { record, person } of state.records()) {
      reference.records.get(record)!.person = person
    }
    const persons = [...state.persons()].sort((a, b) => a.since - b.since)
    reference.persons.clear()
    for (const { person, redirect } of persons) reference.persons.set(person, redirect)
    const numbers = [...reference.records.keys()]
    const facts = numbers.flatMap((record) => [...state.assertionsOf(record)])
    reference.facts = [...new Map(facts.map((each) => [factName(each), each])).values()]
  })
}

/** Names that the registry gave to persons that are new to the reference; each a new one. */
function namesOf(reference: ReferenceRegistry, picture: Picture, issued: ReadonlySet<string>) {
  const names = new Map<string, string>()
  for (const [record, { person }] of reference.records) {
    const actual = picture.persons.get(record)
    if (!person?.startsWith('fresh') || actual === undefined) continue
    expect(issued).not.toContain(actual)
    names.set(person, actual)
  }
  return names
}

it('any history gives the persons, ids and facts that the semantics says, over LMDB, reopened', async () => {
  const steps = fc.array(fc.tuple(anyStep, fc.boolean()), { minLength: 4, maxLength: 14 })
  await fc.assert(
    fc.asyncProperty(steps, async (history) => {
      const dir = mkdtempSync(join(tmpdir(), 'nearmatch-reference-'))
      let registry = await openRegistry(dir, { create: { model: shippedStudentModel() } })
      try {
        const reference = new ReferenceRegistry()
        const issued = new Set<string>()
        for (const [step, reopens] of history) {
          const before = registry.stats().sequence
          let refused = false
          let isKnown = true
          try {
            isKnown = follow(reference, registry, step)
          } catch (error) {
            if (!(error instanceof Refused)) throw error
            refused = true
          }
          const answered = await attempt(registry, step).then(
            () => true,
            (error: unknown) => {
              if (isLinkageError(error) && !/^(ledger|store)-/.test(error.code)) return false
              throw error
            },
          )
          if (!answered) expect(registry.stats().sequence).toBe(before)
          if (reopens) {
            await registry.close()
            registry = await openRegistry(dir)
          }
          const picture = pictureOf(registry)
          if (!isKnown) adopt(reference, registry)
          else if (DECIDES.has(step.kind))
            expect({ step, answered }).toEqual({ step, answered: !refused })
          reference.bind(namesOf(reference, picture, issued))
          expect(new Map([...reference.records].map(([at, { person }]) => [at, person]))).toEqual(
            picture.persons,
          )
          expect(reference.facts.map(factName).sort()).toEqual(picture.facts)
          for (const { person } of registry.read(({ state }) => [...state.persons()])) {
            issued.add(person)
          }
          for (const person of issued) {
            expect(registry.resolve(person).person.person).toBe(reference.resolve(person))
          }
          expect(registry.verify().faults).toEqual([])
        }
      } finally {
        await registry.close()
        rmSync(dir, { recursive: true, force: true })
      }
    }),
    { numRuns: 25 },
  )
})

/** Steps whose refusal the reference foresees. */
const DECIDES: ReadonlySet<RegistryStep['kind']> = new Set([
  'submit',
  'delete',
  'erase',
  'rekey',
  'must-link',
  'cannot-link',
  'merge',
  'unlink',
  'split',
  'accept',
  'reject',
])

it('R22 what people did, taken back at once, leaves persons, ids and facts as they were', async () => {
  const steps = fc.array(anyStep, { minLength: 3, maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(steps, peopleStep, async (history, last) => {
      fc.pre(last.kind !== 'undo')
      const registry = memoryRegistry()
      for (const step of history) await take(registry, step)
      const before = pictureOf(registry)
      const { sequence } = registry.stats()
      await take(registry, last)
      const [event] = registry.events({ since: sequence })
      if (event === undefined) return
      const undone = await registry.undo(event.sequence, { apart: false }).then(
        () => true,
        (error: unknown) => {
          if (isLinkageError(error, 'undo-refused')) return false
          throw error
        },
      )
      // What changes no person may have nothing to take back.
      expect(undone || PERSONLESS.has(last.kind)).toBe(true)
      expect(pictureOf(registry)).toEqual(before)
      expect(registry.verify().faults).toEqual([])
    }),
    { numRuns: 200 },
  )
})

const PERSONLESS: ReadonlySet<RegistryStep['kind']> = new Set(['postpone', 'validate', 'withdraw'])
