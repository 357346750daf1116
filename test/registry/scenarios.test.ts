import { describe, expect, it } from 'vitest'
import {
  CHILDREN,
  type Child,
  groups,
  key,
  queue,
  submitEach,
  who,
  write,
} from '../support/children.ts'
import { memoryRegistry } from '../support/memory-registry.ts'
import { registryWith } from '../support/registry-with.ts'

const BOTH_IN_REVIEW = { mergePersons: 'review', splitPersons: 'review' } as const

describe('scenarios of the semantics', () => {
  it('new record', async () => {
    const registry = memoryRegistry()
    const { records, persons, events } = await registry.submit(write('a', 'ana'))
    expect(records).toMatchObject([{ id: 'a', outcome: 'new', link: 'auto' }])
    expect(persons).toEqual([who(registry, 'a')])
    expect(events.map(({ event }) => event.kind)).toEqual(['submitted', 'created', 'linked'])
  })

  it('duplicate', async () => {
    const registry = await registryWith({ a: 'ana', b: 'typo' })
    expect(groups(registry)).toEqual(['a b'])
    expect(queue(registry)).toEqual([])
  })

  it('suspected duplicate', async () => {
    const registry = await registryWith({ a: 'ana', b: 'renamed' })
    expect(groups(registry)).toEqual(['a', 'b'])
    expect(queue(registry)).toEqual(['near-match: a | b'])
  })

  it('update keeps the id', async () => {
    const registry = await registryWith({ a: 'ana' })
    const person = who(registry, 'a')
    await registry.submit(write('a', 'stranger'))
    expect(who(registry, 'a')).toBe(person)
    expect(registry.person(person).members).toMatchObject([{ version: 2 }])
  })

  it('near match becomes a match after an update', async () => {
    const registry = await registryWith({ a: 'ana', b: 'renamed' })
    const [first, second] = [who(registry, 'a'), who(registry, 'b')]
    const { events } = await registry.submit(write('b', 'typo'))
    expect(groups(registry)).toEqual(['a b'])
    expect(queue(registry)).toEqual([])
    expect(who(registry, 'b')).toBe(first)
    expect(registry.resolve(second).person.person).toBe(first)
    expect(events.map(({ event }) => event.kind)).toEqual(
      ['submitted', 'merged', 'linked', 'unlinked', 'linked', 'redirected', 'resolved'].filter(
        (kind, at) => kind !== 'linked' || at !== 2,
      ),
    )
  })

  it('linked record drifts away', async () => {
    const registry = await registryWith({ a: 'ana', b: 'typo' })
    const person = who(registry, 'a')
    await registry.submit(write('b', 'stranger'))
    expect(groups(registry)).toEqual(['a', 'b'])
    expect(who(registry, 'a')).toBe(person)
    expect(registry.person(who(registry, 'b')).splitFrom).toBe(person)
  })

  it('manual link is sticky', async () => {
    const registry = await registryWith({ a: 'ana', b: 'renamed' })
    await registry.merge({ survivor: who(registry, 'a'), others: [who(registry, 'b')] })
    await registry.submit(write('b', 'stranger'))
    await registry.submit(write('a', 'typo'))
    expect(groups(registry)).toEqual(['a b'])
    expect(registry.person(who(registry, 'a')).members.map(({ link }) => link)).toEqual([
      'verified',
      'verified',
    ])
    // The engine calls it what it is: it called the two a near match when they were merged.
    expect(queue(registry)).toEqual(['stale-decision: a b'])
  })

  it('rejection is sticky after both sides change', async () => {
    const registry = await registryWith({ a: 'ana', b: 'renamed' })
    await registry.review.reject(registry.review.list()[0]!.item)
    expect(queue(registry)).toEqual([])
    await registry.submit(write('b', 'typo'))
    await registry.submit(write('a', 'short'))
    expect(groups(registry)).toEqual(['a', 'b'])
    expect(queue(registry)).toEqual(['stale-decision: a | b'])
  })

  it('unmerge is sticky', async () => {
    const registry = await registryWith({ a: 'ana', b: 'typo' })
    await registry.unlink(key('b'))
    expect(groups(registry)).toEqual(['a', 'b'])
    await registry.submit(write('c', 'stranger'))
    await registry.submit(write('a', 'ana', { middle_name: 'Maria' }))
    await registry.submit(write('b', 'ana', { middle_name: 'Maria' }))
    expect(groups(registry)).toEqual(['a', 'b', 'c'])
  })

  it('unmerge after later arrivals', async () => {
    const parts = [
      ['typo', 'a c', 'b'],
      ['renamedShort', 'a', 'b c'],
    ] as const
    for (const [arrival, ...outcome] of parts) {
      const registry = await registryWith({ a: 'ana', b: 'renamed' })
      const [first, second] = [who(registry, 'a'), who(registry, 'b')]
      const { sequence } = await registry.merge({ survivor: first, others: [second] })
      await submitEach(registry, { c: arrival })
      expect(groups(registry)).toEqual(['a b c'])
      const person = arrival === 'typo' ? first : second
      const proposed = await registry.undo(sequence, { dryRun: true })
      expect(proposed.arrivals).toMatchObject([{ id: 'c', person, chosen: false }])
      expect(groups(registry)).toEqual(['a b c'])
      await registry.undo(sequence)
      expect(groups(registry)).toEqual(outcome)
      expect([who(registry, 'a'), who(registry, 'b')]).toEqual([first, second])
      expect(registry.verify().faults).toEqual([])
    }
  })

  it('unmerge after later arrivals, placed by the caller', async () => {
    const registry = await registryWith({ a: 'ana', b: 'renamed' })
    const [first, second] = [who(registry, 'a'), who(registry, 'b')]
    const { sequence } = await registry.merge({ survivor: first, others: [second] })
    await submitEach(registry, { c: 'typo' })
    const { arrivals } = await registry.undo(sequence, {
      placement: [{ ...key('c'), person: second }],
    })
    expect(arrivals).toMatchObject([{ id: 'c', person: second, chosen: true }])
    expect(groups(registry)).toEqual(['a', 'b c'])
    expect(who(registry, 'c')).toBe(second)
  })

  it('unmerge, where the caller places what did not arrive since, or with nobody of the merge', async () => {
    const registry = await registryWith({ a: 'ana', b: 'renamed', x: 'stranger' })
    const [first, second, stranger] = ['a', 'b', 'x'].map((id) => who(registry, id))
    const { sequence } = await registry.merge({ survivor: first!, others: [second!] })
    const place = (id: string, person: string) =>
      registry.undo(sequence, { placement: [{ ...key(id), person }] })
    await expect(place('x', second!)).rejects.toMatchObject({ code: 'record-not-of-person' })
    await submitEach(registry, { c: 'typo' })
    for (const [id, person] of [
      ['a', first],
      ['x', second],
      ['c', stranger],
    ] as const) {
      await expect(place(id, person!)).rejects.toMatchObject({ code: 'record-not-of-person' })
    }
    expect(groups(registry)).toEqual(['a b c', 'x'])
  })

  it('record matches a person and also one it was split from', async () => {
    const registry = await registryWith({ a: 'ana', b: 'typo' })
    await registry.unlink(key('b'))
    const { events } = await registry.submit(write('c', 'ana', { middle_name: 'Maria' }))
    // Both are as likely, and people say that they are two: nobody may guess.
    expect(groups(registry)).toEqual(['a', 'b', 'c'])
    expect(queue(registry)).toEqual(['small-margin: a | c', 'small-margin: b | c'])
    expect(events.filter(({ event }) => event.kind === 'flagged')).toHaveLength(2)
  })

  it('record matches one of three members', async () => {
    const registry = await registryWith({ a: 'ana', b: 'typo', c: 'short' })
    expect(groups(registry)).toEqual(['a b c'])
    // 12 against two of them would be enough; against `short` it is −1, and the median counts.
    await submitEach(registry, { d: 'redated' })
    expect(groups(registry)).toEqual(['a b c', 'd'])
    expect(queue(registry)).toEqual(['near-match: a b c | d'])
  })

  it('record matches two persons, under auto', async () => {
    // Equally well, and they are not one: nobody may guess.
    const registry = await registryWith({ a: 'ana', b: 'redated', c: 'undated' })
    expect(groups(registry)).toEqual(['a', 'b', 'c'])
    expect(queue(registry)).toEqual([
      'near-match: a | b',
      'small-margin: a | c',
      'small-margin: b | c',
    ])
    // One better than the other: to that one.
    await registry.submit(write('c', 'ana', { middle_name: 'Maria' }))
    expect(groups(registry)).toEqual(['a c', 'b'])
  })

  it('record matches two persons, under review', async () => {
    const registry = await registryWith({ a: 'ana', b: 'renamed' }, BOTH_IN_REVIEW)
    await registry.submit(write('b', 'typo'))
    expect(groups(registry)).toEqual(['a', 'b'])
    expect(queue(registry)).toEqual(['potential-merge: a | b'])
    await registry.submit(write('c', 'short'))
    // 12 against a, 9 against b.
    expect(groups(registry)).toEqual(['a c', 'b'])
    expect(queue(registry)).toEqual(['potential-merge: a c | b'])
    const [item] = registry.review.list()
    await registry.review.accept(item!.item)
    expect(groups(registry)).toEqual(['a b c'])
    expect(queue(registry)).toEqual([])
    // Accepting lets the partition come true; it states nothing that would change it.
    const { members } = registry.person(who(registry, 'a'))
    expect(members.map(({ link }) => link)).toEqual(['auto', 'auto', 'auto'])
  })

  it('two persons join once the rival of both is gone', async () => {
    const registry = await registryWith({ a: 'ana', b: 'short', c: 'undated' })
    expect(groups(registry)).toEqual(['a', 'b', 'c'])
    await registry.submit(write('c', 'stranger'))
    expect(groups(registry)).toEqual(['a b', 'c'])
    const other = await registryWith({ a: 'ana', b: 'short', c: 'undated' })
    await other.delete(key('c'))
    expect(groups(other)).toEqual(['a b'])
  })

  it('three records where the outer pair does not match, in all six orders', async () => {
    const ways = permutations(['a', 'b', 'c'])
    const children: Record<string, Child> = { a: 'ana', b: 'undated', c: 'redated' }
    const outcomes = new Set<string>()
    for (const way of ways) {
      const registry = await registryWith(Object.fromEntries(way.map((id) => [id, children[id]!])))
      outcomes.add(JSON.stringify([groups(registry), queue(registry)]))
      expect(registry.verify().faults).toEqual([])
    }
    expect(ways).toHaveLength(6)
    expect([...outcomes]).toHaveLength(1)
  })

  it('accepting one of two near matches closes the other', async () => {
    const registry = await registryWith({ a: 'ana', b: 'typo' })
    await registry.unlink(key('b'))
    await registry.submit(write('c', 'ana', { middle_name: 'Maria' }))
    expect(queue(registry)).toEqual(['small-margin: a | c', 'small-margin: b | c'])
    const [first] = registry.review.list({ person: who(registry, 'a') })
    const { items } = await registry.review.accept(first!.item)
    expect(items).toHaveLength(2)
    expect(queue(registry)).toEqual([])
    expect(groups(registry)).toEqual(['a c', 'b'])
  })

  it('merge in both directions leaves nothing behind', async () => {
    const registry = await registryWith({ a: 'ana', b: 'stranger' })
    const [a, b] = [who(registry, 'a'), who(registry, 'b')]
    const first = await registry.merge({ survivor: a, others: [b] })
    await registry.undo(first.sequence, { apart: false })
    expect(groups(registry)).toEqual(['a', 'b'])
    const second = await registry.merge({ survivor: b, others: [a] })
    expect(registry.resolve(a).person.person).toBe(b)
    await registry.undo(second.sequence, { apart: false })
    expect([who(registry, 'a'), who(registry, 'b')]).toEqual([a, b])
    const assertions = registry.read(({ state }) =>
      [1, 2].flatMap((record) => state.assertionsOf(record)),
    )
    expect(assertions).toEqual([])
    expect(registry.resolve(a).via).toEqual([])
    expect(registry.resolve(b).via).toEqual([])
  })

  it('chain of merges resolves from the first id', async () => {
    const registry = await registryWith({ a: 'ana', b: 'stranger', c: 'sister' })
    const ids = ['a', 'b', 'c'].map((id) => who(registry, id))
    await registry.merge({ survivor: ids[1]!, others: [ids[0]!] })
    await registry.merge({ survivor: ids[2]!, others: [ids[1]!] })
    expect(registry.resolve(ids[0]!)).toMatchObject({
      person: { person: ids[2] },
      via: [ids[0], ids[1]],
    })
  })

  it('split of a merged-of-merged person', async () => {
    const registry = await registryWith({ a: 'ana', b: 'stranger', c: 'sister' })
    const ids = ['a', 'b', 'c'].map((id) => who(registry, id))
    await registry.merge({ survivor: ids[0]!, others: [ids[1]!] })
    await registry.merge({ survivor: ids[2]!, others: [ids[0]!] })
    await registry.split({ person: ids[2]!, parts: [[key('a'), key('b')]] })
    expect(groups(registry)).toEqual(['a b', 'c'])
    expect(who(registry, 'c')).toBe(ids[2])
    expect(ids).not.toContain(who(registry, 'a'))
    expect(registry.person(who(registry, 'a')).splitFrom).toBe(ids[2])
    expect(registry.verify().faults).toEqual([])
  })

  it('twins with one flag missing', async () => {
    const registry = memoryRegistry()
    await registry.submit(write('a', 'ana', { multiple_birth: 'Y' }))
    await registry.submit(write('b', 'twin'))
    expect(groups(registry)).toEqual(['a', 'b'])
    expect(queue(registry)).toEqual(['near-match: a | b'])
  })

  it('siblings with one typo in the birth date', async () => {
    const registry = memoryRegistry()
    await registry.submit(write('a', 'ana'))
    await registry.submit(write('b', 'twin', { birth_date: '2012-03-15' }))
    expect(groups(registry)).toEqual(['a', 'b'])
  })

  it("a flagged twin's own second record", async () => {
    const registry = memoryRegistry()
    await registry.submit(write('a', 'ana', { multiple_birth: 'Y' }))
    await registry.submit(write('b', 'twin', { multiple_birth: 'Y' }))
    await registry.submit(write('c', 'twin', { last_name_1: 'Quintanila' }))
    expect(groups(registry)).toEqual(['a', 'b c'])
  })

  it('same child twice in one file', async () => {
    const registry = memoryRegistry()
    await registry.submit([write('TX:1', 'ana'), write('TX:2', 'typo')])
    expect(groups(registry)).toEqual(['1 2'])
  })

  it('eight concurrent submissions of the same child make one person while unrelated ones proceed', async () => {
    const registry = memoryRegistry()
    const same = Array.from({ length: 8 }, (_, at) => write(`a${at}`, 'ana'))
    const others = Array.from({ length: 8 }, (_, at) =>
      write(`s${at}`, 'stranger', {
        birth_date: `20${10 + at}-0${at + 1}-11`,
        first_name: NAMES[at]!,
      }),
    )
    await Promise.all([...same, ...others].map((record) => registry.submit(record)))
    expect(groups(registry).filter((group) => group.includes('a'))).toEqual([
      same.map(({ id }) => id).join(' '),
    ])
    expect(groups(registry)).toHaveLength(9)
  })

  it('erasure of a record leaves the chain valid', async () => {
    const registry = await registryWith({ a: 'ana', b: 'typo' })
    const person = who(registry, 'a')
    await registry.erase(key('a'))
    expect(groups(registry)).toEqual(['b'])
    expect(who(registry, 'b')).toBe(person)
    expect(registry.verify().faults).toEqual([])
    const held = JSON.stringify(registry.events(), (_, value) =>
      value instanceof Uint8Array ? [...value] : value,
    )
    expect(held).not.toContain(CHILDREN.ana.last_name_1)
    expect(registry.read(({ state }) => state.fieldsOf(1, 1))).toBeUndefined()
  })
})

const NAMES = ['Hugo', 'Iris', 'Abel', 'Noemi', 'Oscar', 'Brisa', 'Efren', 'Dalia'] as const

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]]
  return items.flatMap((first, at) =>
    permutations(items.toSpliced(at, 1)).map((rest) => [first, ...rest]),
  )
}
