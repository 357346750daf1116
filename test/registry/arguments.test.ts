import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isLinkageError, LinkageError } from '../../src/errors.ts'
import { shippedStudentModel } from '../../src/model/presets/student-shipped.ts'
import { READS, REVIEW_READS, REVIEW_WRITES, WRITES } from '../../src/registry/argument-shapes.ts'
import {
  openRegistry,
  restoreRegistry,
  verifyRegistryIn,
} from '../../src/registry/open-registry.ts'
import { temporaryFolder } from '../storage/temporary-folder.ts'
import { groups, key, who, write } from '../support/children.ts'
import type { MemoryRegistry } from '../support/memory-registry.ts'
import '../support/property-seed.ts'
import { registryWith } from '../support/registry-with.ts'

/** As plain JavaScript calls it. */
// biome-ignore lint/suspicious/noExplicitAny: the compiler would refuse what is to be refused here.
type Loose = any

/** What a call is refused for: `argument: problem`. */
async function refusal(call: () => unknown): Promise<string> {
  try {
    await call()
  } catch (error) {
    if (!isLinkageError(error, 'argument-invalid')) throw error
    return `${error.details.argument} ${error.details.problem}`
  }
  return 'it was taken'
}

describe('a registry that plain JavaScript calls', () => {
  let registry: MemoryRegistry
  let loose: Loose
  beforeEach(async () => {
    registry = await registryWith({ a: 'ana', b: 'typo', c: 'renamed' })
    loose = registry
  })

  it.each([
    ['null', null],
    ['undefined', undefined],
    ['a number', 20120314],
    ['an object', { day: 14 }],
    ['a list', ['2012-03-14']],
    ['a date', new Date(0)],
  ])('refuses %s as the value of a field, and keeps nothing', async (_, value) => {
    const odd = { ...key('d'), fields: { first_name: 'Ana', birth_date: value } }
    const { sequence } = registry.stats()
    expect(await refusal(() => loose.submit([write('e', 'ana'), odd]))).toBe(
      'records[1].fields.birth_date must be a string',
    )
    expect(await refusal(() => loose.submit(odd))).toBe(
      'records.fields.birth_date must be a string',
    )
    expect(await refusal(() => loose.match(odd.fields))).toBe('fields.birth_date must be a string')
    const inTransaction = registry.write((transaction) => transaction.submit(odd as Loose))
    expect(await refusal(() => inTransaction)).toBe('records.fields.birth_date must be a string')
    const stream = loose.submitAll([odd])
    expect(await refusal(() => stream.next())).toBe('records[0].fields.birth_date must be a string')
    expect(registry.stats().sequence).toBe(sequence)
  })

  it('never names a value in what it says', async () => {
    const odd = { ...key('d'), fields: { first_name: ['Wolframius'] } }
    await expect(loose.submit(odd)).rejects.not.toThrow(/Wolframius/)
    await expect(loose.submit('Wolframius')).rejects.not.toThrow(/Wolframius/)
    await expect(loose.submit(odd)).rejects.toBeInstanceOf(LinkageError)
  })

  it.each([0.5, -1, Number.NaN, Infinity, 2 ** 60, '3', null])(
    'refuses %s as a sequence or a number of an item or assertion',
    async (number) => {
      const from0 = 'must be a whole number from 0 up'
      expect(await refusal(() => loose.undo(number))).toBe(`entry ${from0}`)
      expect(await refusal(() => loose.retract(number))).toBe(`assertion ${from0}`)
      expect(await refusal(() => loose.asOf(number))).toBe(`sequence ${from0}`)
      expect(await refusal(() => loose.events({ since: number }))).toBe(`options.since ${from0}`)
      expect(await refusal(() => loose.review.get(number))).toBe(`item ${from0}`)
      expect(await refusal(() => loose.review.accept(number))).toBe(`item ${from0}`)
      const expected = { [who(registry, 'a')]: number }
      expect(await refusal(() => loose.delete(key('a'), { expected }))).toMatch(from0)
    },
  )

  it('refuses options of another type, or of a name that there is not', async () => {
    const [survivor, other] = [who(registry, 'a'), who(registry, 'c')]
    const merge = { survivor, others: [other] }
    const refusals: Readonly<Record<string, () => unknown>> = {
      'options.dryrun is not known here': () => loose.merge(merge, { dryrun: true }),
      'options.dryRun must be true or false': () => loose.merge(merge, { dryRun: 'yes' }),
      'options must be an object': () => loose.merge(merge, 'because'),
      'options.author must be a string': () => loose.merge(merge, { author: 7 }),
      'merge.others must be a list': () => loose.merge({ survivor, others: other }),
      'merge.survivor must be a string': () => loose.merge({ others: [other] }),
      'split.parts[0] must be a list': () => loose.split({ person: survivor, parts: [key('a')] }),
      'split must be an object': () => loose.split(survivor),
      'fact.kind must be one of must-link, cannot-link': () =>
        loose.assert({ kind: 'same', left: key('a'), right: key('b') }),
      'record.id must be a string': () => loose.personOf({ source: 'TX', id: 17 }),
      'record must be an object': () => loose.erase(undefined),
      'id must be a string': () => loose.person(17),
      'left must be an object': () => loose.explain('a', 'b'),
      'options.limit must be a whole number from 0 up': () => loose.match({}, { limit: -1 }),
      'fields must be an object': () => loose.match([['first_name', 'Ana']]),
      'least must be a number of bits': () => loose.duplicates('6'),
      'action must be a function': () => loose.write('submit'),
      'action must not be asynchronous': () => loose.write(async () => {}),
      'filter.status must be one of open, awaiting-validation, postponed': () =>
        loose.review.list({ status: 'closed' }),
      'rule.same must be a list': () => loose.review.export({ same: 'birth_date' }),
      'decisions[0].choice must be one of accept, reject, validate, postpone, escalate': () =>
        loose.review.apply([{ item: 1, choice: 'yes' }]),
      'options.placement[0].person must be a string': () =>
        loose.undo(1, { placement: [key('a')] }),
      'records must be a list, or something else to be gone through': () => loose.submitAll('abc'),
      'options.id is missing': () => loose.load('students.csv', { source: 'state' }),
    }
    const { sequence } = registry.stats()
    for (const [expected, call] of Object.entries(refusals)) {
      expect(await refusal(call)).toBe(expected)
    }
    expect(registry.stats().sequence).toBe(sequence)
  })

  it('refuses to load what is no table and no file', async () => {
    const options = { id: 'id', source: 'source' }
    for (const [odd, expected] of [
      [5, 'input must be an object'],
      [[5], 'input[0] must be an object'],
      [{}, 'input.name must be a string'],
      [{ name: 'x' }, 'input.stream must be a list, or something else to be gone through'],
      [{ columns: 1, rows: 2 }, 'input.columns must be a list'],
      [{ columns: [{ name: 'id' }], rows: 1 }, 'input.columns[0].ids must be a Uint32Array'],
      [{ columns: [], rows: -1 }, 'input.rows must be a whole number from 0 up'],
    ] as const) {
      expect(await refusal(() => loose.load(odd, options))).toBe(expected)
    }
  })

  it('takes options that are named and not given', async () => {
    await loose.delete(key('a'), { author: undefined, dryRun: undefined })
    expect(registry.personOf(key('a'))).toBeUndefined()
  })

  it('refuses a call within the action of another, and an action that is not done', async () => {
    const within = (call: () => unknown) => loose.read(call)
    expect(await refusal(() => within(async () => 0))).toBe('action must not be asynchronous')
    const inner = within(() => [registry.delete(key('a'))])
    expect(await refusal(() => inner[0])).toMatch(/write must not be nested/)
    expect(await refusal(() => loose.write(() => registry.person(who(registry, 'a'))))).toMatch(
      /must not be nested/,
    )
    expect(groups(registry)).toEqual(['a b', 'c'])
  })

  it('knows no state after the last event', () => {
    const { sequence } = registry.stats()
    expect(registry.asOf(sequence).sequence).toBe(sequence)
    expect(() => registry.asOf(sequence + 1)).toThrow(
      expect.objectContaining({ code: 'entry-unknown' }),
    )
    expect(() => registry.history('NOBODY')).toThrow(
      expect.objectContaining({ code: 'person-unknown' }),
    )
  })

  it('looks at the arguments of every call that takes any', () => {
    const methodsOf = (object: object): string[] =>
      Object.entries(object).flatMap(([name, value]) => (typeof value === 'function' ? [name] : []))
    const doors = Object.keys({ ...READS, ...WRITES })
    const bare = ['stats', 'verify', 'close']
    const { store: _, engine: __, ...own } = registry
    expect(methodsOf(own).sort()).toEqual([...doors, ...bare].sort())
    expect(methodsOf(registry.review).sort()).toEqual(
      Object.keys({ ...REVIEW_READS, ...REVIEW_WRITES }).sort(),
    )
  })

  it('answers or refuses whatever it is called with, and never fails from within', async () => {
    const person = who(registry, 'a')
    const thing = fc.oneof(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
      fc.constantFrom<unknown>(person, key('a'), [key('a')], write('n', 'ana'), 1, 1e9, {}, [], ''),
      fc.record({ source: fc.anything(), id: fc.anything(), fields: fc.anything() }),
    )
    const methods = [registry, registry.review].flatMap((object) =>
      Object.entries(object).filter(
        ([name, value]) => typeof value === 'function' && name !== 'close' && name !== 'load',
      ),
    ) as [string, (...given: unknown[]) => unknown][]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...methods),
        fc.array(thing, { maxLength: 3 }),
        async ([name, method], given) => {
          try {
            const answer = await method(...given)
            if (name === 'submitAll') for await (const _ of answer as AsyncIterable<unknown>);
          } catch (error) {
            expect(isLinkageError(error), `${name}: ${error}`).toBe(true)
          }
        },
      ),
      { numRuns: 1500 },
    )
    expect(registry.verify().faults).toEqual([])
  })
})

describe('opening a registry from plain JavaScript', () => {
  let folder: ReturnType<typeof temporaryFolder>
  beforeEach(() => {
    folder = temporaryFolder()
  })
  afterEach(() => folder.remove())

  it('refuses what it cannot take, and makes nothing', async () => {
    const dir = `${folder.dir}/registry`
    const open: Loose = openRegistry
    const create = { model: shippedStudentModel() }
    const refusals: Readonly<Record<string, () => unknown>> = {
      'dir must be a string': () => open(),
      'options must be an object': () => open(dir, 'student'),
      'options.create.model must be an object': () => open(dir, { create: { model: 'student' } }),
      'options.create.mergePerson is not known here': () =>
        open(dir, { create: { ...create, mergePerson: 'auto' } }),
      'options.readonly is not known here': () => open(dir, { create, readonly: true }),
      'options.readOnly must be true or false': () => open(dir, { create, readOnly: 1 }),
      'options.now must be a function': () => open(dir, { create, now: 5 }),
      'options.maxBytes must be a number above 0': () => open(dir, { create, maxBytes: '1GB' }),
      'options.personIds.next must be a function': () => open(dir, { create, personIds: {} }),
      'from must be a string': () => (restoreRegistry as Loose)(undefined, dir),
    }
    for (const [expected, call] of Object.entries(refusals)) {
      expect(await refusal(call)).toBe(expected)
    }
    expect(await refusal(() => (verifyRegistryIn as Loose)(null))).toBe('dir must be a string')
    await expect(open(dir, { create: { model: {} } })).rejects.toMatchObject({
      code: 'model-invalid',
    })
    await expect(open(dir)).rejects.toMatchObject({ code: 'registry-missing' })
  })

  it('looks up many records, and refuses one that is none', async () => {
    const dir = `${folder.dir}/registry`
    const registry: Loose = await openRegistry(dir, { create: { model: shippedStudentModel() } })
    for (const threads of [1, 2]) {
      for (const odd of [null, 'Ana', { fields: { first_name: 7 } }, { source: 1, fields: {} }]) {
        const answers = registry.matchMany([{ fields: { first_name: 'Ana' } }, odd], { threads })
        const take = async () => {
          for await (const _ of answers);
        }
        expect(await refusal(take)).toMatch(/must be/)
      }
    }
    expect(await refusal(() => registry.matchMany(7))).toMatch(/records must be a list/)
    expect(await refusal(() => registry.backup())).toBe('to must be a string')
    await registry.close()
  })
})
