import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { shippedStudentModel } from '../../src/model/presets/student-shipped.ts'
import type { SourceRecord } from '../../src/registry/record-key.ts'
import type { Registry } from '../../src/registry/registry.ts'
import { inRandomOrder } from '../../src/synthetic/generate-students.ts'
import { groups, key, write } from '../support/children.ts'
import { indexedRegistry, memoryRegistry } from '../support/memory-registry.ts'
import { sourceStep, take } from '../support/registry-steps.ts'
import { dedupedGroups, personGroups, studentRecords } from '../support/student-records.ts'

/** A queue as what it asks about, whatever the order in which it was asked. */
function questions(registry: Registry): string[] {
  return registry.review
    .list()
    .map(({ reason, records }) => {
      const names = records.map(({ source, id }) => `${source}/${id}`)
      return `${reason}: ${names.sort().join(' ')}`
    })
    .sort()
}

describe('R16 order and batches do not matter', () => {
  const records = studentRecords(600, 11)
  let wanted: string[]
  let asked: string[]

  async function submitted(all: readonly SourceRecord[], batch: number): Promise<Registry> {
    const registry = indexedRegistry()
    for await (const answer of registry.submitAll(all, { batch })) {
      expect(answer.records.length).toBeLessThanOrEqual(batch)
    }
    return registry
  }

  beforeAll(async () => {
    wanted = await dedupedGroups(records)
    asked = questions(await submitted(records, records.length))
  })

  it('the students are not too easy', () => {
    expect(wanted.length).toBeLessThan(400)
    expect(asked.length).toBeGreaterThan(3)
  })

  for (const [how, order, batch] of [
    ['one batch', (all: SourceRecord[]) => all, 600],
    ['a hundred batches', (all: SourceRecord[]) => all, 6],
    ['one by one', (all: SourceRecord[]) => all, 1],
    ['the last first', (all: SourceRecord[]) => all.toReversed(), 50],
    ['shuffled, one by one', (all: SourceRecord[]) => [...inRandomOrder(all, 5)], 1],
    ['shuffled, in batches', (all: SourceRecord[]) => [...inRandomOrder(all, 6)], 37],
  ] as const) {
    it(`${how}: the same persons as batch finds, and the same questions`, async () => {
      const registry = await submitted(order(records), batch)
      expect(personGroups(registry)).toEqual(wanted)
      expect(questions(registry)).toEqual(asked)
      expect(registry.verify().faults).toEqual([])
    })
  }

  it('the last version counts, whatever came before it', async () => {
    const registry = indexedRegistry()
    const others = studentRecords(600, 12)
    // Every record first says what another child's says.
    await registry.submit(records.map((each, at) => ({ ...each, fields: others[at]!.fields })))
    await registry.submit(records)
    expect(personGroups(registry)).toEqual(wanted)
    expect(questions(registry)).toEqual(asked)
  })
})

describe('R16 a block that grows large', () => {
  const shipped = shippedStudentModel()
  const { rules, maxBlockSize, pairsPerRecord } = shipped.blocking
  const rule = rules.find(({ name }) => name === 'birth date and any name')!
  // A pair that one rule alone finds in a block of more than three is not compared.
  const blocking = { rules: [rule], maxBlockSize, pairsPerRecord, overfull: [], confirmAbove: 3 }
  const model = { ...shipped, blocking }
  const pair = [write('a', 'ana'), write('b', 'ana', { last_name_1: 'Zurita', last_name_2: '' })]
  const namesakes = ['Oquendo', 'Thibodeaux', 'Kowalski'].map((last_name_1, at) => ({
    ...key(`namesake ${at}`),
    fields: { first_name: 'Ana', last_name_1, birth_date: '2012-03-14', birth_city: 'Fargo' },
  }))

  it('parts what only it held together, as batch does, though nobody else touched it', async () => {
    const registry = indexedRegistry({ model })
    await registry.submit(pair)
    expect(groups(registry)).toEqual(['a b'])
    for (const namesake of namesakes) await registry.submit(namesake)
    expect(registry.verify().faults).toEqual([])
    expect(personGroups(registry)).toEqual(await dedupedGroups([...pair, ...namesakes], model))
    expect(groups(registry)).toContain('a')
  })

  it('and joins it again once it is small, because records went, changed or were erased', async () => {
    const registry = indexedRegistry({ model })
    await registry.submit([...pair, ...namesakes])
    expect(groups(registry)).toContain('a')
    await registry.delete(namesakes[0]!)
    await registry.submit(write('namesake 1', 'stranger'))
    expect(registry.verify().faults).toEqual([])
    expect(groups(registry)).toContain('a b')
  })
})

describe('R16 a shuffled history', () => {
  it('ends with the same persons as its last versions submitted at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(sourceStep, { minLength: 4, maxLength: 16 }), async (history) => {
        const registry = memoryRegistry()
        for (const step of history) await take(registry, step)
        const last = registry.read(({ state }) =>
          [...state.records()].flatMap(({ source, id, deleted, record }) =>
            deleted ? [] : [{ source, id, fields: state.fieldsOf(record)! }],
          ),
        )
        const again = memoryRegistry()
        if (last.length > 0) await again.submit(last.toReversed())
        expect(groups(again)).toEqual(groups(registry))
        expect(questions(again)).toEqual(questions(registry))
      }),
      { numRuns: 40 },
    )
  })

  it('decisions of people give the same persons before and after the records change', async () => {
    const records = studentRecords(60, 3)
    const [a, b, c] = [records[0]!, records[1]!, records[2]!]
    const decide = async (registry: Registry): Promise<void> => {
      await registry.assert({ kind: 'must-link', left: a, right: b })
      await registry.assert({ kind: 'cannot-link', left: b, right: c })
    }
    const early = indexedRegistry()
    await early.submit([a, b, c])
    await decide(early)
    await early.submit(records)
    const late = indexedRegistry()
    await late.submit(records.toReversed())
    await decide(late)
    expect(personGroups(early)).toEqual(personGroups(late))
    expect(early.personOf(key('nobody'))).toBeUndefined()
  })
})
