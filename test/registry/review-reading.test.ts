import { describe, expect, it } from 'vitest'
import { Change } from '../../src/ledger/change.ts'
import { permutedPersonIds } from '../../src/ledger/person-ids.ts'
import type { StateReader } from '../../src/ledger/state.ts'
import { LEDGER_TABLES } from '../../src/ledger/state-tables.ts'
import { readState } from '../../src/ledger/stored-state.ts'
import { studentModel } from '../../src/model/presets/student.ts'
import { chooseByRule } from '../../src/registry/choose-by-rule.ts'
import { consolidatedOf } from '../../src/registry/consolidated.ts'
import { potentialDuplicates } from '../../src/registry/potential-duplicates.ts'
import { reviewCase } from '../../src/registry/review-case.ts'
import { memoryStore } from '../../src/storage/memory-store.ts'
import type { Store } from '../../src/storage/store.ts'
import { survivorshipOf } from '../../src/survivorship/survivorship-of.ts'

const personIds = permutedPersonIds(new Uint8Array(16))
const { schema } = studentModel

/** A store after some changes, each made known as one entry. */
function storeOf(...changes: ((change: Change) => void)[]): Store {
  const store = memoryStore(LEDGER_TABLES)
  for (const make of changes) {
    store.write((writer) => {
      const change = new Change(writer, { personIds })
      make(change)
      change.commit({ operation: 'submit', time: 1, author: 'a', reason: '', model: 'm' })
    })
  }
  return store
}

const look = <T>(store: Store, action: (state: StateReader) => T): T =>
  store.read((reader) => action(readState(reader)))

/** Records of one person. */
function together(change: Change, ...records: [string, Record<string, string>][]): number[] {
  const person = change.create()
  return records.map(([key, fields]) => {
    const [source, id] = key.split('/') as [string, string]
    const record = change.submit(source, id, fields)
    change.emit({ kind: 'linked', record, person, link: 'auto' })
    return record
  })
}

/** Two persons and an item about them. */
function flagged(
  change: Change,
  name: string,
  weight: number,
  reason: 'near-match' | 'stale-decision' = 'near-match',
): void {
  const [left] = together(change, [`TX/${name}`, { first_name: name, state: 'TX' }])
  const [right] = together(change, [`WA/${name}`, { first_name: name.toUpperCase() }])
  const persons = [left!, right!].map((record) => change.state.record(record)!.person!).sort()
  const { next } = change
  change.emit({
    kind: 'flagged',
    item: {
      ...{ item: next, reason, status: 'open', persons, records: [left!, right!], level: 0 },
      evidence: [{ left: left!, right: right!, weight }],
      openedAt: 1,
    },
  })
}

describe('the consolidated record', () => {
  const policy = survivorshipOf(studentModel)
  const store = storeOf((change) => {
    const [first] = together(
      change,
      ['TX/1', { first_name: 'Ana', sex: 'F' }],
      ['WA/9', { first_name: 'Anna María' }],
    )
    change.emit({ kind: 'pinned', record: first!, field: 'first_name' })
  })
  const person = look(store, (state) => state.record(1)!.person!)

  it('is made from the members, pins first', () => {
    expect(look(store, (state) => consolidatedOf(state, person, policy))).toEqual([
      { field: 'first_name', rule: 'pinned', values: [{ value: 'Ana', source: 'TX', id: '1' }] },
      { field: 'sex', rule: 'unanimous', values: [{ value: 'F', source: 'TX', id: '1' }] },
    ])
  })

  it('is made of what the reader may see', () => {
    const seen = look(store, (state) =>
      consolidatedOf(state, person, policy, ({ source }) => source === 'WA'),
    )
    expect(seen).toEqual([
      {
        field: 'first_name',
        rule: 'unanimous',
        values: [{ value: 'Anna María', source: 'WA', id: '9' }],
      },
    ])
  })

  it('takes the later version for the later one, and forgets what the source took away', () => {
    const later = storeOf(
      (change) =>
        together(change, ['TX/1', { sex: 'F', first_name: 'Ana' }], ['WA/9', { sex: 'M' }]),
      (change) => change.submit('TX', '1', { sex: 'F' }),
    )
    expect(look(later, (state) => consolidatedOf(state, person, policy))).toEqual([
      { field: 'sex', rule: 'latest', values: [{ value: 'F', source: 'TX', id: '1' }] },
    ])
  })

  it('is empty for an id that nobody has', () => {
    expect(look(store, (state) => consolidatedOf(state, 'NOBODY', policy))).toEqual([])
  })
})

describe('a review case', () => {
  it('shows the best pair, and whose records they are', () => {
    const store = storeOf((change) => flagged(change, 'ana', 4.5))
    const [seen] = look(store, (state) => Array.from(state.items(), (it) => reviewCase(state, it)))
    expect(seen).toMatchObject({
      weight: 4.5,
      left: { source: 'TX', id: 'ana', records: 1, fields: { first_name: 'ana', state: 'TX' } },
      right: { source: 'WA', id: 'ana', records: 1, fields: { first_name: 'ANA' } },
    })
    expect([seen?.left?.person, seen?.right?.person].sort()).toEqual(seen?.item.persons)
  })

  it('is there without a pair', () => {
    const store = storeOf((change) => flagged(change, 'ana', 4.5))
    look(store, (state) => {
      const [item] = state.items()
      const bare = reviewCase(state, { ...item!, evidence: [], records: [1] })
      expect(bare).toMatchObject({ left: { id: 'ana' } })
      expect(bare).not.toHaveProperty('right')
      expect(bare).not.toHaveProperty('weight')
    })
  })
})

describe('potential duplicates', () => {
  it('are the items about several persons, the heaviest first', () => {
    const store = storeOf((change) => {
      flagged(change, 'ana', 2)
      flagged(change, 'eva', 5)
      flagged(change, 'leo', 9, 'stale-decision')
      flagged(change, 'mia', -3)
    })
    const ids = (least: number): (string | undefined)[] =>
      look(store, (state) => potentialDuplicates(state, least)).map(({ left }) => left?.id)
    expect(ids(Number.NEGATIVE_INFINITY)).toEqual(['eva', 'ana', 'mia'])
    expect(ids(2)).toEqual(['eva', 'ana'])
  })
})

describe('choosing by a rule', () => {
  const store = storeOf((change) => {
    for (let n = 0; n < 40; n++) flagged(change, `n${n}`, n)
  })
  const choose = (size: number, seed: number, least = 10): ReturnType<typeof chooseByRule> =>
    look(store, (state) => chooseByRule(state, schema, { least }, 'accept', { size, seed }))

  it('decides every item that the rule names, on the state that it saw', () => {
    const { decisions, seen } = choose(5, 0)
    expect(decisions).toHaveLength(30)
    expect(seen).toBe(look(store, (state) => state.sequence()))
    expect(decisions.every(({ choice, seen: on }) => choice === 'accept' && on === seen)).toBe(true)
  })

  it('draws a sample of them, the same for the same seed', () => {
    const items = (size: number, seed: number): number[] =>
      choose(size, seed).sample.map(({ item }) => item.item)
    expect(items(5, 1)).toEqual(items(5, 1))
    expect(items(5, 1)).not.toEqual(items(5, 2))
    const decided = new Set(choose(5, 1).decisions.map(({ item }) => item))
    expect(items(5, 1).every((item) => decided.has(item))).toBe(true)
    expect(items(99, 1)).toEqual([...decided])
    expect(choose(5, 0, 1000)).toMatchObject({ decisions: [], sample: [] })
  })
})
