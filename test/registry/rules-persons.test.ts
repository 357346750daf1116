import { describe, expect, it } from 'vitest'
import { readPersonId } from '../../src/ledger/person-ids.ts'
import type { LinkageModel } from '../../src/model/linkage-model.ts'
import { shippedStudentModel } from '../../src/model/presets/student-shipped.ts'
import { groups, key, queue, submitEach, who, write } from '../support/children.ts'
import { memoryRegistry } from '../support/memory-registry.ts'
import { refusal, registryWith } from '../support/registry-with.ts'

function withinSource(rule: LinkageModel['constraints']['withinSource']): LinkageModel {
  const model = shippedStudentModel()
  return { ...model, constraints: { ...model.constraints, withinSource: rule } }
}

const NAMES = ['Ba', 'Ce', 'Di', 'Fo', 'Gu', 'Ha', 'Je', 'Ki', 'Lo', 'Mu'] as const
const TEXAS = { state: 'TX', state_student_id: '4711' }

describe('ids', () => {
  it('R1 a record is (source, id); a person id says nothing and is never used again', async () => {
    const registry = await registryWith({ 'TX:1': 'ana', 'CA:1': 'stranger' })
    const ids = [who(registry, 'TX:1'), who(registry, 'CA:1')]
    expect(new Set(ids).size).toBe(2)
    for (const id of ids) expect(readPersonId(id)).toBe(id)
    const other = await registryWith({ 'TX:1': 'ana' })
    expect(who(other, 'TX:1')).not.toBe(ids[0])
    await registry.delete(key('TX:1'))
    await registry.submit(write('TX:1', 'ana'))
    expect(ids).not.toContain(who(registry, 'TX:1'))
    expect(registry.resolve(ids[0]!).person.members).toEqual([])
  })

  it('R2 a merge keeps the id that its initiator names, and says how the others resolve', async () => {
    const registry = await registryWith({ a: 'ana', b: 'stranger', c: 'sister' })
    const [a, b, c] = ['a', 'b', 'c'].map((id) => who(registry, id)) as [string, string, string]
    const { persons, events } = await registry.merge({ survivor: b, others: [a, c] })
    expect(persons).toEqual([a, b, c].sort())
    expect(groups(registry)).toEqual(['a b c'])
    expect(registry.resolve(a)).toMatchObject({ person: { person: b }, via: [a] })
    // Every pair of records of different parts is held together.
    expect(events.filter(({ event }) => event.kind === 'asserted')).toHaveLength(3)
    expect(await refusal(registry.merge({ survivor: a, others: [b] }))).toBe('person-redirected')
    expect(await refusal(registry.merge({ survivor: b, others: [] }))).toBe('merge-of-one')
    expect(await refusal(registry.merge({ survivor: b, others: ['nobody'] }))).toBe(
      'person-unknown',
    )
  })

  it('R3 a split leaves the id with the part that is not named', async () => {
    const registry = await registryWith({ a: 'ana', b: 'typo', c: 'short' })
    const person = who(registry, 'a')
    await registry.split({ person, parts: [[key('b')], [key('c')]] })
    expect(groups(registry)).toEqual(['a', 'b', 'c'])
    expect(who(registry, 'a')).toBe(person)
    for (const id of ['b', 'c']) {
      expect(registry.person(who(registry, id)).splitFrom).toBe(person)
    }
    expect(await refusal(registry.split({ person, parts: [[key('a')]] }))).toBe(
      'split-leaves-nothing',
    )
    expect(await refusal(registry.split({ person, parts: [[key('b')]] }))).toBe(
      'record-not-of-person',
    )
  })

  it('R4 the largest overlap keeps the id, then who was created first', async () => {
    const registry = await registryWith({ a: 'ana', b: 'typo', c: 'short' })
    const person = who(registry, 'a')
    // The first record leaves: the id stays with the two others.
    await registry.submit(write('a', 'stranger'))
    expect(groups(registry)).toEqual(['a', 'b c'])
    expect(who(registry, 'b')).toBe(person)
    // It comes back: the person created first survives, and the younger id resolves to it.
    const left = who(registry, 'a')
    await registry.submit(write('a', 'ana'))
    expect(who(registry, 'a')).toBe(person)
    expect(registry.resolve(left).person.person).toBe(person)
  })
})

describe('links', () => {
  it('R5 a strong identifier asserts, unless first name and birth date both disagree', async () => {
    const registry = memoryRegistry()
    await registry.submit(write('a', 'ana', TEXAS))
    await registry.submit(write('b', 'renamed', TEXAS))
    expect(groups(registry)).toEqual(['a b'])
    expect(registry.person(who(registry, 'a')).members.map(({ link }) => link)).toEqual([
      'asserted',
      'asserted',
    ])
    await registry.submit(write('c', 'stranger', TEXAS))
    expect(groups(registry)).toEqual(['a b', 'c'])
    expect(queue(registry)).toEqual(['near-match: a b | c'])
  })

  it('R5 an identifier that more than a hundred records share asserts nothing any more', async () => {
    const registry = memoryRegistry()
    const sharing = Array.from({ length: 100 }, (_, at) => {
      const surname = `${NAMES[at % 10]}${NAMES[Math.floor(at / 10) % 10]}${at}`
      const birth_date = `20${10 + (at % 9)}-0${1 + (at % 8)}-1${at % 10}`
      const fields = { first_name: 'Ana', last_name_1: surname.toLowerCase(), birth_date, ...TEXAS }
      return { ...key(`r${at}`), fields }
    })
    await registry.submit(sharing)
    expect(groups(registry)).toHaveLength(1)
    // No pair leads from it to any of them: the identifier alone does.
    await registry.submit(write('s', 'stranger', TEXAS))
    expect(groups(registry).length).toBeGreaterThan(50)
    await registry.delete(key('s'))
    expect(groups(registry)).toHaveLength(1)
  })

  it('R6 people go before identifiers, and may not contradict themselves', async () => {
    const registry = memoryRegistry()
    await submitEach(registry, { a: 'ana', b: 'typo', c: 'short' })
    await registry.unlink(key('c'))
    const contradiction = registry.assert({ kind: 'must-link', left: key('a'), right: key('c') })
    expect(await refusal(contradiction)).toBe('assertion-contradicts')
    await registry.assert({ kind: 'must-link', left: key('a'), right: key('b') })
    const apart = registry.assert({ kind: 'cannot-link', left: key('a'), right: key('b') })
    expect(await refusal(apart)).toBe('assertion-contradicts')
  })

  it('R6 a submission that contradicts people opens an item', async () => {
    const registry = await registryWith({ a: 'ana', b: 'renamed', c: 'stranger' })
    await registry.assert({ kind: 'must-link', left: key('a'), right: key('b') })
    await registry.assert({ kind: 'cannot-link', left: key('a'), right: key('c') })
    await registry.submit([write('b', 'renamed', TEXAS), write('c', 'renamedShort', TEXAS)])
    expect(groups(registry)).toEqual(['a b', 'c'])
    expect(queue(registry)).toEqual(['contradiction: a b | c'])
    const { item } = registry.review.list()[0]!
    const rejected = await registry.review.reject(item, { dryRun: true })
    expect(rejected.events.filter(({ event }) => event.kind === 'asserted')).toHaveLength(1)
    // Accepted, what stood against it goes.
    await registry.review.accept(item)
    expect(groups(registry)).toEqual(['a b c'])
    expect(queue(registry)).toEqual([])
    expect(registry.verify().faults).toEqual([])
  })

  it('R7 what leaves is held apart from every record left behind, until that is retracted', async () => {
    const registry = await registryWith({ a: 'ana', b: 'typo', c: 'short' })
    const { events } = await registry.unlink(key('c'))
    const stated = events.flatMap(({ event }) =>
      event.kind === 'asserted' ? [event.assertion] : [],
    )
    expect(stated.map(({ kind, left, right }) => [kind, left, right])).toEqual([
      ['cannot-link', 1, 3],
      ['cannot-link', 2, 3],
    ])
    await registry.retract(stated[0]!.assertion)
    expect(groups(registry)).toEqual(['a b', 'c'])
    await registry.retract(stated[1]!.assertion)
    expect(groups(registry)).toEqual(['a b c'])
    expect(await refusal(registry.retract(stated[1]!.assertion))).toBe('assertion-unknown')
  })

  it('R8 nobody joins a person with a member that it cannot be linked to', async () => {
    const registry = await registryWith({ a: 'ana', b: 'typo', c: 'stranger' })
    await registry.assert({ kind: 'cannot-link', left: key('b'), right: key('c') })
    // 12 against a, who is 16 against b.
    await registry.submit(write('c', 'short'))
    expect(groups(registry)).toEqual(['a b', 'c'])
  })

  it('R9 two ids of one source: match, near match or never, as the model says', async () => {
    const outcomes = []
    for (const rule of ['match', 'near-match', 'never'] as const) {
      const registry = await registryWith(
        { 'TX:1': 'ana', 'TX:2': 'ana' },
        { model: withinSource(rule) },
      )
      outcomes.push([groups(registry), queue(registry)])
    }
    expect(outcomes).toEqual([
      [['1 2'], []],
      [['1', '2'], ['near-match: 1 | 2']],
      [['1', '2'], []],
    ])
  })

  it('R9 what two ids of one source wait for keeps no record of another source from either', async () => {
    const model = withinSource('near-match')
    const registry = await registryWith({ 'TX:1': 'ana', 'TX:2': 'ana' }, { model })
    const { fields } = write('3', 'typo')
    // Whichever it is of, people are asked whether the two are one child; nobody is asked twice.
    expect(registry.match(fields, { source: 'CA' })).toMatchObject({ decision: 'match' })
    await registry.submit({ source: 'CA', id: '3', fields })
    expect(groups(registry)).toEqual(['1 3', '2'])
    expect(queue(registry)).toEqual(['small-margin: 1 3 | 2'])
    // The same came about if the source made the second id later: no person is to be parted then.
    const later = await registryWith({ 'TX:1': 'ana', 'CA:3': 'typo', 'TX:2': 'ana' }, { model })
    expect([groups(later), queue(later)]).toEqual([groups(registry), queue(registry)])
    const [item] = registry.review.list()
    await registry.review.accept(item!.item)
    expect([groups(registry), queue(registry)]).toEqual([['1 2 3'], []])
    // Once people say that they are two, a newcomer may be either, and nobody may guess.
    const [other] = later.review.list()
    await later.review.reject(other!.item)
    expect([groups(later), queue(later)]).toEqual([['1 3', '2'], []])
    expect(later.match(fields, { source: 'CA' })).toMatchObject({ decision: 'near-match' })
  })
})

describe('decisions', () => {
  it('R10 a newcomer is judged against all members, in submit and in match', async () => {
    const registry = await registryWith({ a: 'ana', b: 'typo', c: 'short' })
    const person = who(registry, 'a')
    const lucky = write('d', 'redated').fields
    const { decision, candidates } = registry.match(lucky)
    // 5 against two of them, −8 against the third.
    expect(decision).toBe('near-match')
    expect(candidates).toMatchObject([{ person, decision: 'near-match' }])
    const sure = registry.match(write('d', 'typo').fields)
    expect(sure).toMatchObject({ decision: 'match', person })
    const [first] = sure.candidates[0]!.records
    expect(sure.candidates[0]!.steps.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(
      first!.weight,
      9,
    )
    expect(registry.match(write('d', 'stranger').fields).decision).toBe('non-match')
    expect(registry.match({ first_name: '' }).candidates).toEqual([])
  })

  it('R11 two cores that people made never join by themselves', async () => {
    const registry = await registryWith({ a: 'ana', b: 'renamed', c: 'stranger', d: 'sister' })
    await registry.merge({ survivor: who(registry, 'a'), others: [who(registry, 'b')] })
    await registry.merge({ survivor: who(registry, 'c'), others: [who(registry, 'd')] })
    await registry.submit(write('c', 'ana'))
    expect(groups(registry)).toEqual(['a b', 'c d'])
    expect(queue(registry)).toContain('potential-merge: a b | c d')
    const item = registry.review.list({ reason: 'potential-merge' })[0]!
    await registry.review.accept(item.item)
    expect(groups(registry)).toEqual(['a b c d'])
  })

  it('R11 under review, existing persons stay and a newcomer goes to the best', async () => {
    const registry = await registryWith({ a: 'ana', b: 'stranger' }, { splitPersons: 'review' })
    const person = who(registry, 'a')
    await registry.submit(write('c', 'typo'))
    await registry.submit(write('c', 'stranger'))
    expect(groups(registry)).toEqual(['a c', 'b'])
    expect(queue(registry)).toContain('potential-split: a c')
    const item = registry.review.list({ reason: 'potential-split' })[0]!
    await registry.review.accept(item.item)
    expect(groups(registry)).toEqual(['a', 'b c'])
    expect(who(registry, 'a')).toBe(person)
  })

  it('R11 a rejected split holds the records together', async () => {
    const registry = await registryWith({ a: 'ana', c: 'typo' }, { splitPersons: 'review' })
    await registry.submit(write('c', 'stranger'))
    const item = registry.review.list({ reason: 'potential-split' })[0]!
    await registry.review.reject(item.item)
    expect(groups(registry)).toEqual(['a c'])
    expect(queue(registry)).toEqual([])
  })

  it('R12 a near match makes a person of its own and an item, and stays findable', async () => {
    const registry = await registryWith({ a: 'ana', b: 'renamed', c: 'renamedShort' })
    expect(groups(registry)).toEqual(['a', 'b c'])
    const [item, ...more] = registry.review.list()
    expect(more).toEqual([])
    expect(item).toMatchObject({ reason: 'near-match', status: 'open', level: 0 })
    expect(item!.evidence[0]).toMatchObject({ left: key('a'), right: key('b') })
    const { lower, upper } = shippedStudentModel().thresholds
    expect(item!.evidence[0]!.weight).toBeGreaterThanOrEqual(lower)
    expect(item!.evidence[0]!.weight).toBeLessThan(upper)
  })

  it('R13 a flag asks for names that agree; without it another name is a twin', async () => {
    const flagged = memoryRegistry()
    await flagged.submit(write('a', 'ana', { multiple_birth: 'Y' }))
    await flagged.submit(write('b', 'ana', { first_name: 'Ane' }))
    expect(groups(flagged)).toEqual(['a', 'b'])
    const twins = await registryWith({ a: 'ana', b: 'twin' })
    expect(groups(twins)).toEqual(['a', 'b'])
    expect(queue(twins)).toEqual(['near-match: a | b'])
  })

  it('R14 a new version is decided anew, and a decision that it speaks against is looked at', async () => {
    const registry = await registryWith({ a: 'ana', b: 'typo', c: 'renamed' })
    await registry.review.reject(registry.review.list()[0]!.item)
    await registry.submit(write('b', 'stranger'))
    expect(groups(registry)).toEqual(['a', 'b', 'c'])
    await registry.submit(write('c', 'ana'))
    expect(queue(registry)).toEqual(['stale-decision: a | c'])
    // Confirmed: the queue is empty, and stays so.
    await registry.review.reject(registry.review.list()[0]!.item)
    await registry.submit(write('c', 'ana', { middle_name: 'Maria' }))
    expect(queue(registry)).toEqual([])
    expect(groups(registry)).toEqual(['a', 'b', 'c'])
  })

  it('R14 accepting a stale decision retracts it', async () => {
    const registry = await registryWith({ a: 'ana', c: 'renamed' })
    await registry.review.reject(registry.review.list()[0]!.item)
    await registry.submit(write('c', 'ana'))
    await registry.review.accept(registry.review.list()[0]!.item)
    expect(groups(registry)).toEqual(['a c'])
  })

  it('R15 a deletion, a new id and a merge by the source are input', async () => {
    const registry = await registryWith({ 'TX:1': 'ana', 'TX:2': 'stranger', 'CA:9': 'typo' })
    const person = who(registry, 'TX:1')
    await registry.rekey({ source: 'TX', from: '1', to: '10' })
    expect(who(registry, 'TX:10')).toBe(person)
    expect(registry.personOf(key('TX:1'))).toBeUndefined()
    const lone = who(registry, 'TX:2')
    // Texas says that 2 was 10 all along.
    await registry.rekey({ source: 'TX', from: '2', to: '10' })
    expect(registry.personOf(key('TX:2'))).toBeUndefined()
    expect(registry.resolve(lone)).toMatchObject({ person: { person }, via: [lone] })
    await registry.delete(key('TX:10'))
    expect(groups(registry)).toEqual(['9'])
    expect(who(registry, 'CA:9')).toBe(person)
    expect(await refusal(registry.delete(key('TX:10')))).toBe('record-unknown')
    const taken = registry.rekey({ source: 'CA', from: '9', to: '9' })
    expect(await refusal(taken)).toBeUndefined()
    expect(registry.verify().faults).toEqual([])
    expect(registry.history(person).map(({ event }) => event.kind)).toContain('unlinked')
  })

  it('R15 decisions about a record go with it when its source makes one of two', async () => {
    const registry = await registryWith({ 'TX:1': 'ana', 'TX:2': 'stranger', 'CA:9': 'typo' })
    await registry.assert({ kind: 'cannot-link', left: key('TX:2'), right: key('CA:9') })
    await registry.rekey({ source: 'TX', from: '2', to: '1' })
    expect(groups(registry)).toEqual(['1', '9'])
  })

  it('R17 duplicates in one batch, and of two writers at once, make one person', async () => {
    const registry = memoryRegistry()
    await registry.submit([write('a', 'ana'), write('b', 'typo'), write('a', 'ana')])
    await Promise.all([registry.submit(write('c', 'short')), registry.submit(write('d', 'short'))])
    expect(groups(registry)).toEqual(['a b c d'])
    expect(registry.person(who(registry, 'a')).members[0]!.version).toBe(1)
  })
})
