import { describe, expect, it } from 'vitest'
import { groups, key, queue, who, write } from '../support/children.ts'
import { refusal, registryWith } from '../support/registry-with.ts'

const DAY = 24 * 3600 * 1000
const ANN = { author: 'ann' }
const BEN = { author: 'ben' }

describe('review', () => {
  it('R23 only a merge or split that awaits validation locks its persons', async () => {
    const registry = await registryWith(
      { a: 'ana', b: 'stranger', c: 'sister' },
      { secondParty: 'always' },
    )
    const [a, b, c] = ['a', 'b', 'c'].map((id) => who(registry, id)) as [string, string, string]
    const { items } = await registry.merge({ survivor: a, others: [b] }, ANN)
    expect(groups(registry)).toEqual(['a', 'b', 'c'])
    expect(queue(registry)).toEqual(['user-merge (awaiting-validation): a | b'])
    expect(await refusal(registry.merge({ survivor: c, others: [b] }, BEN))).toBe('persons-locked')
    // Records of locked persons still come in.
    await registry.submit(write('d', 'typo'))
    expect(groups(registry)).toEqual(['a d', 'b', 'c'])
    expect(await refusal(registry.unlink(key('d'), BEN))).toBe('persons-locked')
    await registry.review.withdraw(items[0]!, ANN)
    await registry.merge({ survivor: c, others: [b] }, BEN)
    expect(queue(registry)).toEqual(['user-merge (awaiting-validation): b | c'])
  })

  it('R23 a near match does not lock', async () => {
    const registry = await registryWith({ a: 'ana', b: 'renamed', c: 'stranger' })
    await registry.merge({ survivor: who(registry, 'c'), others: [who(registry, 'b')] })
    expect(queue(registry)).toEqual(['near-match: a | b c'])
  })

  it('R24 takes effect only when somebody else validates it', async () => {
    const registry = await registryWith(
      { a: 'ana', b: 'renamed' },
      { secondParty: 'across-sources' },
    )
    const { item } = registry.review.list()[0]!
    expect(await refusal(registry.review.accept(item))).toBe('second-party-needed')
    await registry.review.accept(item, ANN)
    expect(queue(registry)).toEqual(['near-match (awaiting-validation): a | b'])
    expect(await refusal(registry.review.accept(item, BEN))).toBe('item-step-invalid')
    expect(await refusal(registry.review.validate(item, ANN))).toBe('second-party-needed')
    await registry.review.validate(item, BEN)
    expect(groups(registry)).toEqual(['a b'])
    expect(registry.review.get(item)).toMatchObject({ outcome: 'accepted', proposedBy: 'ann' })
    expect(await refusal(registry.review.reject(item, BEN))).toBe('item-closed')
    expect(await refusal(registry.review.reject(4711, BEN))).toBe('item-unknown')
  })

  it('R24 what two parties decided is not taken back by one, and R23 locks hold against undo and retract', async () => {
    const registry = await registryWith(
      { a: 'ana', b: 'renamed', c: 'stranger' },
      { secondParty: 'always' },
    )
    const persons = ['a', 'b', 'c'].map((id) => who(registry, id))
    await registry.merge({ survivor: persons[0]!, others: [persons[1]!] }, ANN)
    const [item] = registry.review.list().filter(({ status }) => status === 'awaiting-validation')
    const { sequence } = await registry.review.validate(item!.item, BEN)
    expect(await refusal(registry.undo(sequence, ANN))).toBe('second-party-needed')
    const [mustLink] = registry.read(({ state }) =>
      state.assertionsOf(state.recordOf(key('a').source, 'a')!),
    )
    const proposed = await registry.merge({ survivor: persons[0]!, others: [persons[2]!] }, ANN)
    expect(await refusal(registry.undo(sequence, ANN))).toBe('persons-locked')
    expect(await refusal(registry.retract(mustLink!.assertion, ANN))).toBe('persons-locked')
    expect(groups(registry)).toEqual(['a b', 'c'])
    // A proposal is its author's to withdraw.
    await registry.undo(proposed.sequence, ANN)
    expect(groups(registry)).toEqual(['a b', 'c'])
    expect(registry.verify().faults).toEqual([])
  })

  it('R24 records of one source need no second party where policy says across sources', async () => {
    const registry = await registryWith(
      { 'TX:1': 'ana', 'TX:2': 'renamed' },
      { secondParty: 'across-sources' },
    )
    await registry.review.accept(registry.review.list()[0]!.item)
    expect(groups(registry)).toEqual(['1 2'])
  })

  it('R24 a split waits too, and its rejection changes nothing', async () => {
    const registry = await registryWith({ a: 'ana', b: 'typo' }, { secondParty: 'always' })
    const { items } = await registry.unlink(key('b'), ANN)
    expect(queue(registry)).toEqual(['user-split (awaiting-validation): a b'])
    await registry.review.reject(items[0]!, BEN)
    expect([groups(registry), queue(registry)]).toEqual([['a b'], []])
    const again = await registry.unlink(key('b'), ANN)
    await registry.review.validate(again.items[0]!, BEN)
    expect(groups(registry)).toEqual(['a', 'b'])
  })

  it('R24 postpone, reassign and escalate are steps in the ledger, with due dates', async () => {
    const registry = await registryWith({ a: 'ana', b: 'renamed' }, { dueAfter: 10 * DAY })
    const { item, openedAt, due = 0 } = registry.review.list()[0]!
    expect(due - openedAt).toBe(10 * DAY)
    expect(registry.review.list({ dueBy: due - 1 })).toEqual([])
    expect(registry.review.list({ dueBy: due })).toHaveLength(1)
    await registry.review.reassign(item, 'district 7', { ...ANN, note: 'theirs' })
    await registry.review.postpone(item, due + DAY, ANN)
    expect(registry.review.get(item)).toMatchObject({
      status: 'postponed',
      assignee: 'district 7',
      note: 'theirs',
      due: due + DAY,
    })
    await registry.review.escalate(item, { ...ANN, to: 'region 2' })
    const escalated = registry.review.get(item)!
    expect(escalated).toMatchObject({ status: 'open', level: 1, assignee: 'region 2' })
    expect(escalated.due).toBeLessThan(due + DAY)
    expect(await refusal(registry.review.postpone(item, 5, ANN))).toBe('item-step-invalid')
    expect(await refusal(registry.review.escalate(item, { ...ANN, due: 5 }))).toBe(
      'item-step-invalid',
    )
    await registry.review.escalate(item, { ...ANN, to: 'region 2', due: due + 3 * DAY })
    expect(registry.review.get(item)).toMatchObject({ level: 2, due: due + 3 * DAY })
    const steps = registry.events().filter(({ event }) => event.kind === 'rewritten')
    expect(steps.map(({ entry }) => [entry.operation, entry.author])).toEqual(
      Array.from({ length: 4 }, () => ['review', 'ann']),
    )
    // A decision elsewhere that rewrites it keeps who works on it.
    await registry.submit(write('b', 'renamed', { middle_name: 'Maria' }))
    expect(registry.review.get(item)).toMatchObject({ level: 2, assignee: 'region 2' })
  })

  it('R24 the survivor may be named', async () => {
    const registry = await registryWith({ a: 'ana', b: 'renamed' })
    const [a, b] = [who(registry, 'a'), who(registry, 'b')]
    const { item } = registry.review.list()[0]!
    expect(await refusal(registry.review.accept(item, { survivor: 'nobody' }))).toBe(
      'item-step-invalid',
    )
    await registry.review.accept(item, { survivor: b })
    expect(registry.resolve(a).person.person).toBe(b)
  })

  it('R25 a decision rewrites or closes the other items that it touches', async () => {
    const registry = await registryWith({ a: 'ana', b: 'renamed', c: 'stranger' })
    const [item] = registry.review.list()
    const answer = await registry.merge({
      survivor: who(registry, 'c'),
      others: [who(registry, 'b')],
    })
    expect(answer.items).toEqual([item!.item])
    expect(queue(registry)).toEqual(['near-match: a | b c'])
    await registry.delete(key('b'))
    expect(queue(registry)).toEqual([])
    expect(registry.review.get(item!.item)).toMatchObject({ outcome: 'superseded' })
  })

  it('R25 what awaits validation is withdrawn once a person of it is gone', async () => {
    const registry = await registryWith(
      { a: 'ana', b: 'renamed', c: 'stranger' },
      { secondParty: 'always' },
    )
    const { items } = await registry.merge(
      { survivor: who(registry, 'c'), others: [who(registry, 'b')] },
      ANN,
    )
    await registry.submit(write('b', 'typo'))
    expect(groups(registry)).toEqual(['a b', 'c'])
    expect(registry.review.get(items[0]!)).toMatchObject({ outcome: 'withdrawn' })
  })
})
