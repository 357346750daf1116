import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { isLinkageError } from '../../src/errors.ts'
import { readTable } from '../../src/io/read-table.ts'
import { dedupe } from '../../src/linker/dedupe.ts'
import { MATCHING_TABLES } from '../../src/matching/tables.ts'
import { personModel } from '../../src/model/presets/person.ts'
import { tableFromRecords } from '../../src/records/table.ts'
import type { SourceRecord } from '../../src/registry/record-key.ts'
import type { Registry } from '../../src/registry/registry.ts'
import { indexedRegistry } from '../support/memory-registry.ts'
import { personGroups, studentRecords } from '../support/student-records.ts'

const LOADED = { id: 'own id', source: 'of', threads: 1 } as const

function tableOf(records: readonly SourceRecord[]): ReturnType<typeof tableFromRecords> {
  return tableFromRecords(
    records.map(({ source, id, fields }) => ({ ...fields, 'own id': id, of: source })),
  )
}

/** All that is said of records and links, by key. */
function told(registry: Registry): string[] {
  const events = registry.events()
  const nameOf = new Map(
    events.flatMap(({ records }) =>
      records.map(({ record, source, id }) => [record, `${source}/${id}`] as const),
    ),
  )
  const links = events.flatMap(({ event }) => {
    if (event.kind !== 'linked') return []
    const { record, link, evidence } = event
    if (evidence === undefined) return [`${nameOf.get(record)} ${link}`]
    const { other, weight, rules, levels, verdict } = evidence
    const facts = [nameOf.get(other), weight.toFixed(9), rules, levels, verdict]
    return [`${nameOf.get(record)} ${link} ${JSON.stringify(facts)}`]
  })
  const items = registry.review.list().map(({ reason, records, evidence }) => {
    const names = records.map(({ source, id }) => `${source}/${id}`).sort()
    return `${reason} ${names} ${evidence.map(({ weight }) => weight.toFixed(9))}`
  })
  return [...links, ...items].sort()
}

describe('a registry that was loaded at one go', () => {
  const records = studentRecords(1500, 21)
  let submitted: Registry
  let loaded: Registry

  beforeAll(async () => {
    submitted = indexedRegistry()
    await submitted.submit(records)
    loaded = indexedRegistry()
    const answer = await loaded.load(tableOf(records), { ...LOADED, author: 'nightly' })
    expect(answer).toMatchObject({ records: 1500, empty: 0, items: submitted.review.list().length })
  })

  it('holds the persons, links, evidence and review items of records submitted at once', () => {
    expect(personGroups(loaded)).toEqual(personGroups(submitted))
    expect(told(loaded)).toEqual(told(submitted))
    expect(submitted.review.list().length).toBeGreaterThan(3)
  })

  it('is sound, down to the partition of what its index holds', () => {
    expect(loaded.verify().faults).toEqual([])
  })

  it('gives back the records as they came, and goes on from there', async () => {
    const again = await loaded.submit(records)
    expect(new Set(again.records.map(({ outcome }) => outcome))).toEqual(new Set(['unchanged']))
    const more = studentRecords(1600, 21)
    await loaded.submit(more)
    await submitted.submit(more)
    expect(personGroups(loaded)).toEqual(personGroups(submitted))
    expect(loaded.verify().faults).toEqual([])
  })

  it('keeps the values of records that are read from a file', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'nearmatch-load-'))
    try {
      const file = join(dir, 'students.ndjson')
      const rows = records
        .slice(0, 300)
        .map(({ source, id, fields }) => JSON.stringify({ ...fields, 'own id': id, of: source }))
      writeFileSync(file, rows.join('\n'))
      const [one, other] = [indexedRegistry(), indexedRegistry()]
      await one.load(file, LOADED)
      await other.load(await readTable([file]), LOADED)
      const [read, given] = [one, other].map((registry) =>
        registry.read(({ state }) =>
          Array.from(state.records(), (each) => state.fieldsOf(each.record)),
        ),
      )
      expect(read!.some((fields) => fields?.first_name !== undefined)).toBe(true)
      expect(read).toEqual(given)
    } finally {
      rmSync(dir, { recursive: true })
    }
  })

  it('refuses one that holds records', async () => {
    await expect(loaded.load(tableOf(records), LOADED)).rejects.toSatisfy((error) =>
      isLinkageError(error, 'registry-not-empty'),
    )
  })

  it('leaves out what holds nothing to compare', async () => {
    const registry = indexedRegistry()
    const some = [...records.slice(0, 20), { source: 'TX', id: 'empty', fields: {} }]
    const answer = await registry.load(tableOf(some), LOADED)
    expect(answer).toMatchObject({ records: 20, empty: 1 })
    expect(registry.personOf({ source: 'TX', id: 'empty' })).toBeUndefined()
    expect(registry.verify().faults).toEqual([])
  })

  it('takes the parts of a full name where a record lacks its own, as it takes them one by one', async () => {
    const people = records.slice(0, 300).map(({ source, id, fields }, at) => {
      const { first_name = '', last_name_1 = '', birth_date = '', sex = '' } = fields
      const own = at % 3
      return {
        source,
        id,
        fields: {
          full_name: own === 2 ? '' : `${last_name_1}, ${first_name}`,
          given_name: own === 0 ? '' : first_name,
          surname: own === 2 ? last_name_1 : '',
          birth_date,
          sex,
        },
      }
    })
    // A model that never saw a file must not learn from this one, and one that did has nothing to learn.
    const fitted = await dedupe(tableOf(people), { ...LOADED, model: personModel })
    for (const model of [personModel, fitted.model]) {
      const [one, other] = [indexedRegistry({ model }), indexedRegistry({ model })]
      await one.load(tableOf(people), LOADED)
      await other.submit(people)
      expect(personGroups(one)).toEqual(personGroups(other))
      expect(told(one)).toEqual(told(other))
      expect(personGroups(one).filter((group) => group.includes(' ')).length).toBeGreaterThan(10)
    }
  })

  it('reads dates as it reads them one by one, whatever the column looks like', async () => {
    const daysFirst = records.slice(0, 300).map((record) => {
      const [year, month, day] = record.fields.birth_date?.split('-') ?? []
      if (day === undefined) return record
      return { ...record, fields: { ...record.fields, birth_date: `${day}/${month}/${year}` } }
    })
    const [one, other] = [indexedRegistry(), indexedRegistry()]
    await one.load(tableOf(daysFirst), LOADED)
    await other.submit(daysFirst)
    expect(personGroups(one)).toEqual(personGroups(other))
    expect(told(one)).toEqual(told(other))
  })

  it('is the same on any number of threads, but for what is random', async () => {
    const some = records.slice(0, 400)
    const next = (counter: number): string => `P${(counter * 7919) % 100_003}`
    const [alone, shared] = await Promise.all(
      [1, 2].map(async (threads) => {
        const registry = indexedRegistry({}, { next })
        const { notes: _, ...answer } = await registry.load(tableOf(some), {
          ...LOADED,
          threads,
          threadsFrom: 0,
        })
        const tables = ['record', 'record-id', 'person', 'item', ...MATCHING_TABLES]
        const rows = registry.read(({ reader }) => tables.map((table) => [...reader.range(table)]))
        const events = registry.events().map(({ event }) => ({ ...event, payload: undefined }))
        return { answer, rows, events }
      }),
    )
    expect(shared).toEqual(alone)
    expect(alone!.answer).toMatchObject({ records: 400 })
  })

  it('is as empty as before if it is stopped or an id comes twice', async () => {
    const registry = indexedRegistry({}, { next: (counter) => `P${counter % 30}` })
    const stop = new AbortController()
    const stopped = registry.load(tableOf(records.slice(0, 60)), {
      ...LOADED,
      signal: stop.signal,
      onProgress: ({ stage }) => {
        if (stage === 'load') stop.abort()
      },
    })
    await expect(stopped).rejects.toSatisfy((error) => isLinkageError(error, 'aborted'))
    await expect(registry.load(tableOf(records.slice(0, 60)), LOADED)).rejects.toSatisfy((error) =>
      isLinkageError(error, 'ledger-inconsistent'),
    )
    const nameless = tableOf([...records.slice(0, 9), { ...records[9]!, source: '' }])
    await expect(registry.load(nameless, LOADED)).rejects.toSatisfy((error) =>
      isLinkageError(error, 'record-key-invalid'),
    )
    expect(registry.read(({ state }) => state.counters())).toEqual({ records: 0, persons: 0 })
    expect(registry.verify()).toMatchObject({ entries: 1, faults: [] })
  })
})
