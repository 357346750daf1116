import { describe, expect, it } from 'vitest'
import type { Registry } from '../../src/registry/registry.ts'
import { keyOf } from '../../src/storage/key.ts'
import { CHILDREN, groups, key, queue, who, write } from '../support/children.ts'
import { memoryRegistry } from '../support/memory-registry.ts'
import { refusal, registryWith } from '../support/registry-with.ts'

describe('writes', () => {
  it('R18 a refused write leaves nothing, and submitting again is harmless', async () => {
    const registry = memoryRegistry()
    const batch = [write('a', 'ana'), { ...key('b'), fields: { first_name: '' } }]
    expect(await refusal(registry.submit(batch))).toBe('record-empty')
    expect(groups(registry)).toEqual([])
    const { empty } = await registry.submit(batch, { empty: 'skip' })
    expect(empty).toEqual([key('b')])
    const end = registry.events().length
    const again = await registry.submit(batch, { empty: 'skip' })
    expect(again).toMatchObject({ sequence: end, events: [], persons: [] })
    expect(again.records).toMatchObject([{ outcome: 'unchanged' }])
    expect(registry.events()).toHaveLength(end)
    expect(await refusal(registry.submit({ source: '', id: '1', fields: {} }))).toBe(
      'record-key-invalid',
    )
  })

  it('R18 keys of the caller stand and fall with the operations beside them', async () => {
    const registry = memoryRegistry()
    const mark = keyOf().text('mark').done()
    const failing = registry.write(({ submit, app }) => {
      app.put(mark, Uint8Array.of(1))
      submit(write('a', 'ana'))
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(groups(registry)).toEqual([])
    const { result, sequence } = await registry.write((transaction) => {
      const before = transaction.app.get(mark)
      transaction.app.put(mark, Uint8Array.of(2))
      transaction.submit([write('a', 'ana'), write('b', 'renamed')])
      transaction.assert({ kind: 'must-link', left: key('a'), right: key('b') })
      return before
    })
    expect(result).toBeUndefined()
    expect(groups(registry)).toEqual(['a b'])
    expect(
      new Set(registry.events({ since: sequence - 1 }).map(({ entry }) => entry.sequence)).size,
    ).toBe(1)
    await registry.write(({ app }) => expect(app.get(mark)).toEqual(Uint8Array.of(2)))
  })

  it('R18 a field that nobody had before is known to the rest of its transaction', async () => {
    const registry = await registryWith({ a: 'ana' })
    const before = registry.stats().sequence
    await registry.write((transaction) => {
      transaction.submit(write('a', 'ana'))
      transaction.submit(write('b', 'stranger', { suffix: 'Jr' }))
      transaction.submit(write('b', 'stranger', { suffix: 'Jr' }))
    })
    const versions = registry.events({ since: before }).map(({ event }) => event.kind)
    expect(versions.filter((kind) => kind === 'submitted').length).toBe(1)
  })

  it('R19 a write on a stale version is refused', async () => {
    const registry = await registryWith({ a: 'ana', b: 'stranger' })
    const [a, b] = [who(registry, 'a'), who(registry, 'b')]
    const seen = { [a]: registry.person(a).version }
    await registry.submit(write('c', 'typo'))
    const stale = registry.merge({ survivor: a, others: [b] }, { expected: seen })
    expect(await refusal(stale)).toBe('version-stale')
    const { versions } = await registry.merge(
      { survivor: a, others: [b] },
      { expected: { [a]: registry.person(a).version } },
    )
    expect(versions[a]).toBe(registry.person(a).version)
  })

  it('R20 a dry run gives the same answer and consumes nothing', async () => {
    const registry = await registryWith({ a: 'ana', b: 'renamed' })
    const before = registry.verify().hash
    const steps = [
      () => registry.submit(write('c', 'stranger'), { dryRun: true }),
      () => registry.review.accept(registry.review.list()[0]!.item, { dryRun: true }),
    ]
    for (const step of steps) {
      const [first, second] = [await step(), await step()]
      expect(withoutTimes(first)).toEqual(withoutTimes(second))
      expect(first.events.length).toBeGreaterThan(0)
    }
    expect(registry.verify().hash).toBe(before)
    const foretold = await registry.submit(write('c', 'stranger'), { dryRun: true })
    const done = await registry.submit(write('c', 'stranger'))
    expect(done.persons).toEqual(foretold.persons)
    expect(done.records).toEqual(foretold.records)
    expect(done.events.map(({ event }) => event.kind)).toEqual(
      foretold.events.map(({ event }) => event.kind),
    )
  })

  it('R20 the feed resumes from any sequence number', async () => {
    const registry = await registryWith({ a: 'ana', b: 'renamed', c: 'stranger' })
    await registry.review.accept(registry.review.list()[0]!.item)
    const all = registry.events()
    expect(all.map(({ sequence }) => sequence)).toEqual(all.map((_, at) => at + 1))
    for (let since = 0; since <= all.length; since += 3) {
      expect(registry.events({ since })).toEqual(all.slice(since))
    }
    expect(registry.events({ since: 2, limit: 2 })).toEqual(all.slice(2, 4))
    const merged = all.find(({ event }) => event.kind === 'merged')!
    expect(merged.records.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it('R21 a link keeps its evidence: rules, levels, weight, verdict and the model', async () => {
    const registry = await registryWith({ a: 'ana', b: 'typo' })
    const [linked] = registry
      .events()
      .filter(({ event }) => event.kind === 'linked')
      .slice(-1)
    expect(linked!.event).toMatchObject({
      kind: 'linked',
      link: 'auto',
      evidence: { other: 1, verdict: 'match' },
    })
    if (linked!.event.kind !== 'linked') throw new Error('not a link')
    const { weight, levels } = linked!.event.evidence!
    expect(weight).toBeCloseTo(registry.explain(key('a'), key('b')).weight, 9)
    expect(levels.length).toBeGreaterThan(3)
    expect(linked!.entry.model).toBe(registry.stats().model)
  })
})

describe('undo', () => {
  it('R22 of a merge by people retracts and, unless declined, holds apart', async () => {
    for (const apart of [true, false]) {
      const registry = await registryWith({ a: 'ana', b: 'renamed' })
      const ids = ['a', 'b'].map((id) => who(registry, id))
      const { sequence } = await registry.merge({ survivor: ids[1]!, others: [ids[0]!] })
      await registry.undo(sequence, { apart })
      expect(['a', 'b'].map((id) => who(registry, id))).toEqual(ids)
      expect(queue(registry)).toEqual(apart ? [] : ['near-match: a | b'])
      expect(await refusal(registry.undo(sequence))).toBe('undo-refused')
    }
  })

  it('R22 of a merge by the engine holds the parts apart', async () => {
    const registry = await registryWith({ a: 'ana', b: 'renamed' })
    const ids = ['a', 'b'].map((id) => who(registry, id))
    const { sequence } = await registry.submit(write('b', 'typo'))
    expect(groups(registry)).toEqual(['a b'])
    await registry.undo(sequence)
    expect(['a', 'b'].map((id) => who(registry, id))).toEqual(ids)
    await registry.submit(write('b', 'ana'))
    expect(groups(registry)).toEqual(['a', 'b'])
  })

  it('R22 of a split joins the parts again under the first id', async () => {
    const registry = await registryWith({ a: 'ana', b: 'typo' })
    const person = who(registry, 'a')
    const { sequence } = await registry.unlink(key('b'))
    const part = who(registry, 'b')
    await registry.undo(sequence)
    expect(groups(registry)).toEqual(['a b'])
    expect(who(registry, 'a')).toBe(person)
    expect(registry.resolve(part).person.person).toBe(person)
    await registry.submit(write('b', 'ana'))
    expect(groups(registry)).toEqual(['a b'])
  })

  it('R22 of an assertion, a retraction and a pin does the contrary', async () => {
    const registry = await registryWith({ a: 'ana', b: 'stranger' })
    const fact = { kind: 'must-link', left: key('a'), right: key('b') } as const
    const stated = await registry.assert(fact)
    const number = stated.events.find(({ event }) => event.kind === 'asserted')!.sequence
    const retracted = await registry.retract(number)
    expect(groups(registry)).toEqual(['a', 'b'])
    await registry.undo(retracted.sequence)
    expect(groups(registry)).toEqual(['a b'])
    const pinned = await registry.pin({ record: key('b'), field: 'first_name' })
    await registry.undo(pinned.sequence)
    expect(registry.person(who(registry, 'b')).members.flatMap(({ pins }) => pins)).toEqual([])
  })

  it('R22 of a retraction states the fact again of a record that is deleted, which finds it on its return', async () => {
    const registry = await registryWith({ a: 'ana', b: 'stranger' })
    await registry.assert({ kind: 'must-link', left: key('a'), right: key('b') })
    await registry.delete(key('b'))
    const [fact] = registry.read(({ state }) => state.assertionsOf(1))
    const { sequence } = await registry.retract(fact!.assertion)
    await registry.undo(sequence)
    expect(registry.verify().faults).toEqual([])
    await registry.submit(write('b', 'stranger'))
    expect(groups(registry)).toEqual(['a b'])
  })

  it('R22 of a decision in review takes back what it did', async () => {
    const registry = await registryWith({ a: 'ana', b: 'renamed' })
    const rejected = await registry.review.reject(registry.review.list()[0]!.item)
    expect(queue(registry)).toEqual([])
    await registry.undo(rejected.sequence)
    expect(queue(registry)).toEqual(['near-match: a | b'])
  })

  it('R22 of a split joins its parts though the engine gave one of them a record that is held apart', async () => {
    const registry = await registryWith({ a: 'ana', b: 'short' })
    await registry.assert({ kind: 'cannot-link', left: key('a'), right: key('b') })
    await registry.submit(write('c', 'ana'))
    const ids = ['a', 'b', 'c'].map((id) => who(registry, id))
    expect(groups(registry)).toEqual(['a c', 'b'])
    const { sequence } = await registry.unlink(key('a'))
    expect(groups(registry)).toEqual(['a', 'b c'])
    await registry.undo(sequence, { apart: false })
    expect(['a', 'b', 'c'].map((id) => who(registry, id))).toEqual(ids)
    expect(registry.verify().faults).toEqual([])
  })

  it('R22 of a merge that led the engine to another gives each person its own back', async () => {
    const registry = memoryRegistry()
    const strong = (number: number) => ({ state: 'TX', state_student_id: `X${number}` })
    await registry.submit(write('a', 'ana', strong(1)))
    await registry.submit(write('b', 'ana'))
    await registry.submit(write('c', 'redated', strong(2)))
    await registry.submit(write('d', 'redated', strong(1)))
    const names = ['a', 'b', 'c', 'd']
    const ids = names.map((id) => who(registry, id))
    expect(groups(registry)).toEqual(['a d', 'b', 'c'])
    const asked = [ids[1]!, ids[2]!].sort()
    const item = registry.review
      .list()
      .find(({ persons }) => persons.toSorted().join() === asked.join())!
    const { sequence } = await registry.review.accept(item.item, { author: 'ann' })
    expect(groups(registry)).toEqual(['a b c d'])
    expect(await registry.undo(sequence, { apart: false })).toMatchObject({ arrivals: [] })
    expect(names.map((id) => who(registry, id))).toEqual(ids)
    expect(registry.verify().faults).toEqual([])
  })

  it('R22 refuses what cannot be undone, and says why', async () => {
    const registry = await registryWith({ a: 'ana', b: 'stranger', c: 'sister' })
    const ids = ['a', 'b', 'c'].map((id) => who(registry, id))
    const submitted = await registry.submit(write('d', 'redated'))
    expect(await refusal(registry.undo(submitted.sequence))).toBe('undo-refused')
    expect(await refusal(registry.undo(1))).toBe('undo-refused')
    expect(await refusal(registry.undo(4711))).toBe('entry-unknown')
    const first = await registry.merge({ survivor: ids[0]!, others: [ids[1]!] })
    const second = await registry.merge({ survivor: ids[2]!, others: [ids[0]!] })
    expect(await refusal(registry.undo(first.sequence))).toBe('undo-refused')
    await registry.undo(second.sequence)
    await registry.undo(first.sequence)
    expect(groups(registry)).toEqual(['a', 'b', 'c', 'd'])
    expect(['a', 'b', 'c'].map((id) => who(registry, id))).toEqual(ids)
  })
})

describe('reading', () => {
  it('R27 the consolidated record is made of the members that the reader sees', async () => {
    const registry = await registryWith({ 'TX:1': 'ana', 'CA:2': 'typo' })
    const person = who(registry, 'TX:1')
    const surname = (fields: ReturnType<Registry['consolidated']>): string | undefined =>
      fields.find(({ field }) => field === 'last_name_1')?.values[0]?.value
    expect(surname(registry.consolidated(person))).toBe('Quintanilla')
    expect(surname(registry.consolidated(person, ({ source }) => source === 'CA'))).toBe(
      'Quintanila',
    )
    await registry.pin({ record: key('CA:2'), field: 'last_name_1' })
    expect(surname(registry.consolidated(person))).toBe('Quintanila')
    await registry.unpin({ record: key('CA:2'), field: 'last_name_1' })
    expect(surname(registry.consolidated(person))).toBe('Quintanilla')
    // What the source takes away is gone.
    await registry.submit({ ...key('TX:1'), fields: { ...CHILDREN.ana, last_name_1: '' } })
    expect(surname(registry.consolidated(person))).toBe('Quintanila')
    const unknown = registry.pin({ record: key('TX:1'), field: 'shoe_size' })
    expect(await refusal(unknown)).toBe('field-unknown')
  })

  it('R28 explain says why, history says how, asOf says what was', async () => {
    const registry = await registryWith({ a: 'ana', b: 'renamed' })
    const [a, b] = [who(registry, 'a'), who(registry, 'b')]
    const why = registry.explain(key('a'), key('b'))
    expect(why).toMatchObject({
      persons: [a, b],
      isOne: false,
      verdict: 'near-match',
      assertions: [],
    })
    expect(why.steps.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(why.weight, 9)
    const before = registry.events().length
    await registry.merge({ survivor: a, others: [b] })
    expect(registry.explain(key('a'), key('b'))).toMatchObject({
      isOne: true,
      assertions: [{ kind: 'must-link' }],
    })
    const past = registry.asOf(before)
    expect(past.sequence).toBe(before)
    expect(past.personOf(key('b'))).toBe(b)
    expect(past.items()).toHaveLength(1)
    expect(registry.history(b).map(({ event }) => event.kind)).toEqual(
      expect.arrayContaining(['created', 'linked', 'merged', 'unlinked', 'redirected']),
    )
  })

  it('R29 neither events nor refusals hold what records say', async () => {
    const registry = await registryWith({ a: 'ana', b: 'renamed', c: 'stranger' })
    await registry.review.accept(registry.review.list()[0]!.item, { reason: 'looked at both' })
    const told = JSON.stringify(registry.events(), (_, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    )
    for (const fields of Object.values(CHILDREN)) {
      for (const name of ['last_name_1', 'birth_date'] as const) {
        if (fields[name]) expect(told).not.toContain(fields[name])
      }
    }
  })
})

function withoutTimes(answer: { readonly events: readonly unknown[] }): unknown {
  return JSON.parse(
    JSON.stringify(answer, (name, value) =>
      name === 'time' || name === 'openedAt' || name === 'payload' ? undefined : value,
    ),
  )
}
