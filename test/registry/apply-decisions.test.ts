import { describe, expect, it } from 'vitest'
import type { Registry } from '../../src/registry/registry.ts'
import type { ReviewChoice, ReviewDecision } from '../../src/registry/review-decision.ts'
import { memoryRegistry } from '../support/memory-registry.ts'

const NAMES = [
  ['Wolframius', 'Krakenfeld'],
  ['Zebulonia', 'Quixotedottir'],
  ['Ottokar', 'Ypsilanti'],
  ['Brunhilde', 'Xanthopoulos'],
] as const
/** So different that the same rare name is a near match. */
const DATES = ['2012-03-14', '2010-08-25', '2008-11-06']
const SOURCES = ['TX', 'WA', 'FL']

/** Children of so many states each, every two of their records a near match. */
async function children(
  count: number,
  states = 2,
  options: Parameters<typeof memoryRegistry>[0] = {},
): Promise<Registry> {
  const registry = memoryRegistry(options)
  for (const [child, [first_name, last_name_1]] of NAMES.slice(0, count).entries()) {
    for (const [at, source] of SOURCES.slice(0, states).entries()) {
      const fields = { first_name, last_name_1, birth_date: DATES[at]! }
      await registry.submit({ source, id: `${child}`, fields })
    }
  }
  return registry
}

const sequenceOf = (registry: Registry): number => registry.stats().sequence

/** One decision for every open item, on the state as it is. */
function decide(
  registry: Registry,
  choice: ReviewChoice | ((at: number) => ReviewChoice),
): ReviewDecision[] {
  const seen = sequenceOf(registry)
  return registry.review.list().map(({ item }, at) => ({
    item,
    choice: typeof choice === 'string' ? choice : choice(at),
    seen,
  }))
}

const holder = (registry: Registry, source: string, child: number): string =>
  registry.personOf({ source, id: `${child}` })!

const outcomesOf = async (
  registry: Registry,
  decisions: readonly ReviewDecision[],
): Promise<string[]> => {
  const { outcomes } = await registry.review.apply(decisions, { author: 'ana' })
  return outcomes.map((each) => (each.outcome === 'refused' ? each.error.code : each.outcome))
}

describe('applying many decisions', () => {
  it('does what each says, as one entry that is undone as one', async () => {
    const registry = await children(4)
    const before = registry.review.list()
    expect(before).toHaveLength(4)
    const decisions = decide(registry, (at) => (at % 2 === 0 ? 'accept' : 'reject'))
    const { sequence, outcomes, persons } = await registry.review.apply(decisions, {
      author: 'ana',
    })
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(Array(4).fill('applied'))
    expect(persons).toHaveLength(8)
    const together = [0, 1, 2, 3].map(
      (at) => holder(registry, 'TX', at) === holder(registry, 'WA', at),
    )
    expect(together).toEqual([true, false, true, false])
    expect(registry.review.list()).toEqual([])
    expect(registry.verify().faults).toEqual([])
    await registry.undo(sequence, { apart: false })
    const asked = (items: typeof before): string[] => items.map((it) => it.persons.join()).sort()
    expect(asked(registry.review.list())).toEqual(asked(before))
    expect(registry.verify().faults).toEqual([])
  })

  it('gives the same answer dry, and changes nothing', async () => {
    const registry = await children(2)
    const decisions = decide(registry, 'accept')
    const sequence = sequenceOf(registry)
    const dry = await registry.review.apply(decisions, { dryRun: true })
    expect(sequenceOf(registry)).toBe(sequence)
    const real = await registry.review.apply(decisions)
    expect(dry.outcomes).toEqual(real.outcomes)
    expect(dry.persons).toEqual(real.persons)
  })

  it('refuses what has become stale, closed or unknown, and applies the rest', async () => {
    const registry = await children(4)
    const decisions = decide(registry, 'accept')
    await registry.submit({
      source: 'TX',
      id: '0',
      fields: {
        first_name: 'Wolframius',
        last_name_1: 'Krakenfeld',
        birth_date: DATES[0]!,
        sex: 'M',
      },
    })
    await registry.review.reject(decisions[1]!.item)
    const outcomes = await outcomesOf(registry, [...decisions, { item: 99_999, choice: 'accept' }])
    expect(outcomes).toEqual([
      'decision-stale',
      'item-closed',
      'applied',
      'applied',
      'item-unknown',
    ])
    expect(holder(registry, 'TX', 0)).not.toBe(holder(registry, 'WA', 0))
    expect(holder(registry, 'TX', 3)).toBe(holder(registry, 'WA', 3))
  })

  it('does not take its own earlier rows for changes since', async () => {
    const registry = await children(1, 3)
    expect(registry.review.list()).toHaveLength(3)
    const outcomes = await outcomesOf(registry, decide(registry, 'accept'))
    expect(new Set(SOURCES.map((source) => holder(registry, source, 0))).size).toBe(1)
    expect(outcomes.every((each) => each === 'applied' || each === 'unchanged')).toBe(true)
    expect(outcomes.filter((each) => each === 'applied')).toHaveLength(2)
  })

  it('refuses a row that contradicts an earlier one', async () => {
    const registry = await children(1, 3)
    const choices: ReviewChoice[] = ['accept', 'reject', 'accept']
    const outcomes = await outcomesOf(
      registry,
      decide(registry, (at) => choices[at]!),
    )
    expect(outcomes).toEqual(['applied', 'applied', 'item-closed'])
    expect(holder(registry, 'TX', 0)).toBe(holder(registry, 'WA', 0))
    expect(holder(registry, 'TX', 0)).not.toBe(holder(registry, 'FL', 0))
    expect(registry.verify().faults).toEqual([])
  })

  it('keeps the comment of a row as the reason of what it states', async () => {
    const registry = await children(2)
    const [first, second] = decide(registry, 'reject')
    await registry.review.apply([{ ...first!, comment: 'cousins' }, second!], { reason: 'Monday' })
    const reasonOf = (child: number): (string | undefined)[] =>
      registry
        .explain({ source: 'TX', id: `${child}` }, { source: 'WA', id: `${child}` })
        .assertions.map(({ reason }) => reason)
    expect(reasonOf(0)).toEqual(['cousins'])
    expect(reasonOf(1)).toEqual(['Monday'])
  })

  it('lets a row name the survivor', async () => {
    const registry = await children(1)
    const [decision] = decide(registry, 'accept')
    const survivor = holder(registry, 'WA', 0)
    await registry.review.apply([{ ...decision!, survivor }])
    expect(holder(registry, 'TX', 0)).toBe(survivor)
  })

  it('only proposes where a second party has to agree, who may validate by a file too', async () => {
    const registry = await children(1, 2, { secondParty: 'always' })
    expect(await outcomesOf(registry, decide(registry, 'accept'))).toEqual(['applied'])
    expect(holder(registry, 'TX', 0)).not.toBe(holder(registry, 'WA', 0))
    expect(await outcomesOf(registry, decide(registry, 'validate'))).toEqual([
      'second-party-needed',
    ])
    await registry.review.apply(decide(registry, 'validate'), { author: 'eva' })
    expect(holder(registry, 'TX', 0)).toBe(holder(registry, 'WA', 0))
  })

  it('postpones and escalates', async () => {
    const registry = await children(2)
    const [first, second] = decide(registry, 'escalate')
    const due = Date.UTC(2030, 0, 1)
    await registry.review.apply([{ ...first!, choice: 'postpone', due }, second!])
    expect(registry.review.list()).toMatchObject([{ status: 'postponed', due }, { level: 1 }])
    await registry.review.apply([{ ...second!, due }])
    expect(registry.review.list()[1]).toMatchObject({ level: 2, due })
  })
})

describe('deciding in bulk', () => {
  it('exports what a rule names, chooses it, and applies the choice', async () => {
    const registry = await children(4)
    const { rows, columns } = registry.review.export({ same: ['first_name'] })
    expect(rows).toHaveLength(4)
    expect(columns.map(({ name }) => name)).toContain('first_name_1')
    const { decisions, sample } = registry.review.choose({ least: 0 }, 'accept', { size: 2 })
    expect(decisions).toHaveLength(4)
    expect(sample).toHaveLength(2)
    expect(await outcomesOf(registry, decisions)).toEqual(Array(4).fill('applied'))
    expect(registry.review.export().rows).toEqual([])
  })
})
