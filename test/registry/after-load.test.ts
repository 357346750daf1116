import { beforeAll, describe, expect, it } from 'vitest'
import { tableFromRecords } from '../../src/records/table.ts'
import type { RecordKey } from '../../src/registry/record-key.ts'
import type { Registry } from '../../src/registry/registry.ts'
import { indexedRegistry } from '../support/memory-registry.ts'
import { personGroups, studentRecords } from '../support/student-records.ts'

const records = studentRecords(400, 33)
const later = studentRecords(430, 33).slice(400)

/** Members of each person, by key. */
function families(registry: Registry): RecordKey[][] {
  return personGroups(registry).map((group) =>
    group.split(' ').map((name) => {
      const [source, id] = name.split('/')
      return { source: source!, id: id! }
    }),
  )
}

const nameOf = ({ source, id }: RecordKey): string => `${source}/${id}`

/** Unresolved items, by the records that they name: their numbers depend on the way. */
const queue = (registry: Registry): (readonly [what: string, item: number])[] =>
  registry.review
    .list()
    .map((item) => [`${item.reason} ${item.records.map(nameOf).sort()}`, item.item] as const)
    .sort()

const itemsOf = (registry: Registry): string[] => queue(registry).map(([what]) => what)

/**
 * What is done to a registry, one after the other. Records are chosen by the state, which is the same
 * in both.
 */
const OPERATIONS: Readonly<Record<string, (registry: Registry) => Promise<unknown>>> = {
  'new records': (registry) => registry.submit(later),
  'a new version': (registry) => {
    const [{ source, id }] = families(registry).find((group) => group.length > 1)! as [RecordKey]
    const { fields } = records.find((each) => each.source === source && each.id === id)!
    return registry.submit({ source, id, fields: { ...fields, birth_date: '2001-01-31' } })
  },
  'a merge': (registry) => {
    const [a, b] = families(registry)
    const idOf = (group: RecordKey[]): string => registry.personOf(group[0]!)!
    return registry.merge({ survivor: idOf(a!), others: [idOf(b!)] })
  },
  'a split': (registry) => {
    const group = families(registry).find((each) => each.length > 2)!
    return registry.split({ person: registry.personOf(group[0]!)!, parts: [[group[1]!]] })
  },
  'its undoing': (registry) => registry.undo(registry.stats().sequence),
  'an undone merge': async (registry) => {
    const [a, b] = families(registry).slice(-2)
    const idOf = (group: RecordKey[]): string => registry.personOf(group[0]!)!
    const { sequence } = await registry.merge({ survivor: idOf(a!), others: [idOf(b!)] })
    await registry.undo(sequence)
  },
  'a deletion': (registry) => registry.delete(families(registry).find((each) => each[1])![1]!),
  'a change of id': (registry) => {
    const { source, id } = families(registry).find((each) => each[1])![0]!
    return registry.rekey({ source, from: id, to: `${id} anew` })
  },
  'two records made one by their source': (registry) => {
    const [first, ...others] = families(registry).flat()
    const other = others.find(({ source }) => source === first!.source)!
    return registry.rekey({ source: first!.source, from: other.id, to: first!.id })
  },
  'an erasure': (registry) => registry.erase(families(registry).find((each) => each[1])![0]!),
  'a fact': (registry) => {
    const [a, b] = families(registry).slice(-4)
    return registry.assert({ kind: 'must-link', left: a![0]!, right: b![0]! })
  },
  'a rejection': (registry) => registry.review.reject(queue(registry)[0]![1]),
  'an acceptance': (registry) => registry.review.accept(queue(registry).at(-1)![1]),
}

describe('records that were loaded at one go', () => {
  let loaded: Registry
  let submitted: Registry
  beforeAll(async () => {
    loaded = indexedRegistry()
    submitted = indexedRegistry()
    const rows = records.map(({ source, id, fields }) => ({ ...fields, 'own id': id, of: source }))
    await loaded.load(tableFromRecords(rows), { id: 'own id', source: 'of', threads: 1 })
    await submitted.submit(records)
  })

  for (const [what, operate] of Object.entries(OPERATIONS)) {
    it(`take ${what} as submitted ones do, and stay sound`, async () => {
      const { sequence } = loaded.stats()
      await operate(loaded)
      await operate(submitted)
      expect(loaded.stats().sequence).toBeGreaterThan(sequence)
      expect(personGroups(loaded)).toEqual(personGroups(submitted))
      expect(itemsOf(loaded)).toEqual(itemsOf(submitted))
      expect(loaded.verify().faults).toEqual([])
    })
  }
})
