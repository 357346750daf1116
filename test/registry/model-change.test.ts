import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isLinkageError, type LinkageErrorCode } from '../../src/errors.ts'
import { dumpState } from '../../src/ledger/dump-state.ts'
import type { LinkageModel } from '../../src/model/linkage-model.ts'
import { modelHash } from '../../src/model/model-json.ts'
import { personModel } from '../../src/model/presets/person.ts'
import { shippedStudentModel } from '../../src/model/presets/student-shipped.ts'
import { restrictModel } from '../../src/model/restrict-model.ts'
import { judgeRegistry } from '../../src/registry/judge-registry.ts'
import { changeModel } from '../../src/registry/model-outcome.ts'
import { openRegistry } from '../../src/registry/open-registry.ts'
import type { ModelChangePlan } from '../../src/registry/plan-model-change.ts'
import type { PlannedChange } from '../../src/registry/planned-change.ts'
import { planFromJson } from '../../src/registry/read-plan.ts'
import { rebuildIndex } from '../../src/registry/rebuild-index.ts'
import type { Registry } from '../../src/registry/registry.ts'
import { registryOver } from '../../src/registry/registry-over.ts'
import { writeModel } from '../../src/registry/settings.ts'
import { groups, key, queue, submitEach, who, write } from '../support/children.ts'
import { indexedRegistry, type MemoryRegistry } from '../support/memory-registry.ts'
import { LOOSE, STRICT } from '../support/models.ts'
import { personGroups, studentRecords } from '../support/student-records.ts'

const shipped = shippedStudentModel()
const ONE = { threads: 1 } as const

/** All that the ledger says of a registry. */
function dump({ store }: MemoryRegistry): string[] {
  return store.read((reader) => [...dumpState(reader)])
}

/** Kept pairs of the index, by keys. */
function edges(registry: Registry): string[] {
  return registry.read(({ state, index, reader }) =>
    Array.from(state.records(), ({ record, id }) =>
      index.edgesOf(reader, record).map(({ record: other, weight, rules }) => {
        return `${id} ${state.record(other)?.id} ${weight.toFixed(9)} ${rules}`
      }),
    )
      .flat()
      .sort(),
  )
}

async function changeTo(registry: Registry, model: LinkageModel): Promise<number> {
  const plan = await registry.planModelChange(model, ONE)
  return (await registry.applyModelChange(plan, ONE)).sequence
}

const refused = (code: LinkageErrorCode) => (error: unknown) => isLinkageError(error, code)

describe('R26 a plan', () => {
  const told: PlannedChange[] = []
  let registry: MemoryRegistry
  let plan: ModelChangePlan
  let before: readonly string[]

  beforeAll(async () => {
    registry = indexedRegistry()
    await submitEach(registry, { a: 'ana', t: 'typo', b: 'renamed', e: 'stranger' })
    before = dump(registry)
    plan = await registry.planModelChange(LOOSE, { ...ONE, onChange: (each) => told.push(each) })
  })

  it('says who would join, which ids would redirect and which items would go', () => {
    expect(groups(registry)).toEqual(['a t', 'b', 'e'])
    const [a, b] = [who(registry, 'a'), who(registry, 'b')]
    expect(plan.counts).toMatchObject({
      records: 4,
      persons: { before: 3, after: 2 },
      joins: 1,
      splits: 0,
      created: 0,
      redirects: 1,
      moved: 1,
      items: { closes: { 'near-match': 1 } },
    })
    const pair = { left: key('a'), right: key('b') }
    expect(told).toContainEqual({ kind: 'redirect', person: b, to: a })
    expect(told).toContainEqual(
      expect.objectContaining({
        kind: 'join',
        person: a,
        from: [b],
        pair: expect.objectContaining(pair),
      }),
    )
    expect(told).toContainEqual(
      expect.objectContaining({ kind: 'review', change: 'closes', persons: [a, b].sort() }),
    )
  })

  it('shows each kind with the waterfalls of both models', async () => {
    const rarer = { ...LOOSE, prior: { ...LOOSE.prior, population: 30_000 } }
    const { samples } = await registry.planModelChange(rarer, ONE)
    const join = samples.find(({ kind }) => kind === 'join')!
    if (join.kind !== 'join') throw new Error('no join')
    const sum = (steps: readonly { readonly weight: number }[]): number =>
      steps.reduce((total, { weight }) => total + weight, 0)
    const { pair, steps } = join
    expect(sum(steps!.before)).toBeCloseTo(pair.before, 9)
    expect(sum(steps!.after)).toBeCloseTo(pair.after, 9)
    expect(pair.before).toBeCloseTo(registry.explain(pair.left, pair.right).weight, 9)
    expect(pair.after - pair.before).toBeCloseTo(Math.log2(10), 1)
  })

  it('costs nothing: the registry is as it was, and nobody had to wait', () => {
    expect(dump(registry)).toEqual(before)
    expect(registry.verify().faults).toEqual([])
  })

  it('of the model in force is empty and says so', async () => {
    const same = await registry.planModelChange(shipped, ONE)
    expect(same).toMatchObject({ isSame: true, samples: [] })
    expect(same.counts).toMatchObject({ records: 4, joins: 0, persons: { before: 3, after: 3 } })
    const { sequence } = await registry.applyModelChange(same)
    expect(sequence).toBe(same.made.sequence)
    expect(dump(registry)).toEqual(before)
  })

  it('keeps no more samples than asked for, but tells all', async () => {
    const few: PlannedChange[] = []
    const options = { ...ONE, samples: 0, onChange: (each: PlannedChange) => few.push(each) }
    expect((await registry.planModelChange(LOOSE, options)).samples).toEqual([])
    expect(few).toEqual(told)
    await expect(registry.planModelChange(LOOSE, { samples: -1 })).rejects.toSatisfy(
      refused('argument-invalid'),
    )
  })

  it('survives being kept as JSON', () => {
    expect(planFromJson(JSON.stringify(plan))).toEqual(JSON.parse(JSON.stringify(plan)))
  })

  it('of an empty registry changes nobody', async () => {
    const empty = indexedRegistry()
    await changeTo(empty, LOOSE)
    expect(empty.stats().model).toBe(modelHash(LOOSE))
    await submitEach(empty, { a: 'ana', b: 'renamed' })
    expect(groups(empty)).toEqual(['a b'])
  })
})

describe('R26 a model for another registry', () => {
  it('is refused by the fields that no record has', async () => {
    const registry = indexedRegistry()
    await submitEach(registry, { a: 'ana' })
    const attempt = registry.planModelChange(personModel)
    await expect(attempt).rejects.toSatisfy(refused('model-schema-differs'))
    await expect(attempt).rejects.toThrow(/given_name/)
    await expect(attempt).rejects.not.toThrow(/Quintanilla/)
  })

  it('is taken if records hold the fields, whatever the model in force asks for', async () => {
    const fields = Object.keys(shipped.schema).filter((field) => field !== 'middle_name')
    const registry = indexedRegistry({ model: restrictModel(shipped, new Set(fields)) })
    await registry.submit(write('a', 'ana', { middle_name: 'Luz' }))
    await changeTo(registry, shipped)
    expect(registry.stats().model).toBe(modelHash(shipped))
  })

  it('is refused if it is invalid', async () => {
    const registry = indexedRegistry()
    const crossed = { ...shipped, thresholds: { ...shipped.thresholds, lower: 9 } }
    await expect(registry.planModelChange(crossed)).rejects.toSatisfy(refused('thresholds-crossed'))
    const broken = { ...shipped, comparisons: [] }
    await expect(registry.planModelChange(broken)).rejects.toSatisfy(refused('model-invalid'))
  })
})

describe('R26 a plan is refused', () => {
  async function planned(): Promise<{ registry: MemoryRegistry; plan: ModelChangePlan }> {
    const registry = indexedRegistry()
    await submitEach(registry, { a: 'ana', b: 'renamed' })
    return { registry, plan: await registry.planModelChange(LOOSE, ONE) }
  }

  it('once the registry was written to', async () => {
    const { registry, plan } = await planned()
    await registry.submit(write('c', 'stranger'))
    const before = dump(registry)
    await expect(registry.applyModelChange(plan)).rejects.toSatisfy(refused('plan-stale'))
    expect(dump(registry)).toEqual(before)
  })

  it('by another registry, even one of as many events', async () => {
    const { plan } = await planned()
    const other = indexedRegistry()
    await submitEach(other, { a: 'ana', b: 'renamed' })
    expect(other.stats().sequence).toBe(plan.made.sequence)
    await expect(other.applyModelChange(plan)).rejects.toSatisfy(refused('plan-stale'))
  })

  it('if it does not say what would happen', async () => {
    const { registry, plan } = await planned()
    const before = dump(registry)
    const altered = { ...plan, counts: { ...plan.counts, joins: 0 } }
    await expect(registry.applyModelChange(altered)).rejects.toSatisfy(refused('plan-differs'))
    const swapped = { ...plan, model: STRICT }
    await expect(registry.applyModelChange(swapped)).rejects.toSatisfy(refused('plan-differs'))
    expect(dump(registry)).toEqual(before)
    expect(registry.verify().faults).toEqual([])
    expect(edges(registry).length).toBeGreaterThan(0)
  })

  it('if it is none', () => {
    for (const json of ['{', '[]', '{"format":1}', '{"format":2,"made":{},"model":{}}']) {
      expect(() => planFromJson(json, 'plan.json')).toThrow(/plan\.json is no plan/)
    }
  })
})

describe('R26 a model that was applied', () => {
  it.each([LOOSE, STRICT])('leaves what founding with it would have made: $name', async (model) => {
    const records = studentRecords(200, 9)
    const registry = indexedRegistry()
    await registry.submit(records)
    const fresh = indexedRegistry({ model })
    await fresh.submit(records)
    const plan = await registry.planModelChange(model, ONE)
    await registry.applyModelChange(plan, ONE)
    expect(personGroups(registry)).toEqual(personGroups(fresh))
    expect(edges(registry)).toEqual(edges(fresh))
    expect(registry.verify().faults).toEqual([])
    expect(plan.counts.persons.after).toBe(registry.stats().persons)
    const more = studentRecords(220, 9)
    await registry.submit(more)
    await fresh.submit(more)
    expect(personGroups(registry)).toEqual(personGroups(fresh))
    expect(edges(registry)).toEqual(edges(fresh))
  })

  it('leaves what people decided as it was, and asks where the records now speak against it', async () => {
    const registry = indexedRegistry()
    await submitEach(registry, { a: 'ana', b: 'renamed', c: 'typo' })
    await registry.assert({ kind: 'cannot-link', left: key('a'), right: key('b') })
    const stated = registry.read(({ state }) => [...state.assertions()])
    await changeTo(registry, LOOSE)
    expect(groups(registry)).toEqual(['a c', 'b'])
    expect(registry.read(({ state }) => [...state.assertions()])).toEqual(stated)
    expect(queue(registry)).toEqual(['stale-decision: a c | b'])
  })

  it('keeps to the policy: under review it asks instead of joining and parting', async () => {
    const registry = indexedRegistry({ mergePersons: 'review', splitPersons: 'review' })
    await submitEach(registry, { a: 'ana', t: 'typo', b: 'renamed' })
    const loose = await registry.planModelChange(LOOSE, ONE)
    expect(loose.counts).toMatchObject({ joins: 0, moved: 0, items: { changes: 1, stays: 0 } })
    await registry.applyModelChange(loose, ONE)
    expect(groups(registry)).toEqual(['a t', 'b'])
    expect(queue(registry)).toEqual(['potential-merge: a t | b'])
    const other = indexedRegistry({ mergePersons: 'review', splitPersons: 'review' })
    await submitEach(other, { a: 'ana', d: 'short' })
    const strict = await other.planModelChange(STRICT, ONE)
    expect(strict.counts).toMatchObject({ splits: 0, items: { opens: { 'potential-split': 1 } } })
    await other.applyModelChange(strict, ONE)
    expect(groups(other)).toEqual(['a d'])
    expect(queue(other)).toEqual(['potential-split: a d'])
    expect(other.verify().faults).toEqual([])
  })

  it('is one entry of the ledger, with who and why', async () => {
    const registry = indexedRegistry()
    await submitEach(registry, { a: 'ana', b: 'renamed' })
    const plan = await registry.planModelChange(LOOSE, ONE)
    const options = { ...ONE, author: 'ann', reason: 'fitted' }
    const { sequence, model, counts } = await registry.applyModelChange(plan, options)
    expect({ model, counts }).toEqual({ model: plan.to, counts: plan.counts })
    const events = registry.events({ since: sequence - 1 })
    expect(events[0]!.event).toEqual({ kind: 'model-changed', model: plan.to.hash })
    expect(new Set(events.map(({ entry }) => entry))).toHaveLength(1)
    expect(events[0]!.entry).toMatchObject({ operation: 'model', author: 'ann', reason: 'fitted' })
  })

  it('takes in what was made ready for the former one, which another process replaced', async () => {
    const base = indexedRegistry()
    await submitEach(base, { a: 'ana' })
    const { engine } = base
    // Of other fields, so that records made ready for the one mean nothing to the other.
    const fields = ['first_name', 'last_name_1', 'birth_date', 'parent_1_first', 'parent_1_last']
    const model = restrictModel(LOOSE, new Set([...fields, 'last_name_2', 'birth_city']))
    const judged = await judgeRegistry(engine, model, ONE)
    let meddle = (): void => {
      meddle = () => {}
      engine.write('model', {}, (change) => {
        writeModel(change.writer, model)
        rebuildIndex(change.writer, model, judged.batch!)
        changeModel(change, judged, modelHash(model))
      })
    }
    const late = new Proxy(engine, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target)
        if (typeof value !== 'function') return value
        return (...given: unknown[]) => {
          const answer = value.apply(target, given)
          if (name === 'read') meddle()
          return answer
        }
      },
    })
    await registryOver(late).submit(write('b', 'typo'))
    expect(groups(base)).toEqual(['a b'])
    expect(base.stats().model).toBe(modelHash(model))
    expect(base.verify().faults).toEqual([])
    const fresh = indexedRegistry({ model })
    await submitEach(fresh, { a: 'ana', b: 'typo' })
    expect(edges(base)).toEqual(edges(fresh))
  })
})

describe('model change planned, then applied, then undone', () => {
  it.each([
    { model: LOOSE, children: { a: 'ana', t: 'typo', b: 'renamed', e: 'stranger' } },
    { model: STRICT, children: { a: 'ana', d: 'short', b: 'renamed', e: 'stranger' } },
  ] as const)(
    'brings back model, persons, ids, queue: $model.name',
    async ({ model, children }) => {
      const registry = indexedRegistry()
      await submitEach(registry, children)
      const [first] = registry.review.list()
      await registry.review.reassign(first!.item, 'ben', { note: 'knows them' })
      const ids = (): string[] => Object.keys(children).map((id) => who(registry, id))
      const seen = () => ({ ids: ids(), queue: queue(registry), edges: edges(registry) })
      const before = seen()
      const sequence = await changeTo(registry, model)
      const given = ids()
      expect(given).not.toEqual(before.ids)
      expect(queue(registry)).not.toEqual(before.queue)
      const { arrivals } = await registry.undo(sequence, { author: 'ann', reason: 'too much' })
      expect(arrivals).toEqual([])
      expect(registry.stats().model).toBe(modelHash(shipped))
      expect(seen()).toEqual(before)
      expect(registry.review.list().map(({ assignee }) => assignee)).toEqual(['ben'])
      expect(registry.verify().faults).toEqual([])
      // Ids that only the other model gave lead to whom they were split from.
      for (const id of given) expect(before.ids).toContain(registry.resolve(id).person.person)
    },
  )

  it('a dry run of the undo says what it would do and does nothing', async () => {
    const registry = indexedRegistry()
    await submitEach(registry, { a: 'ana', d: 'short' })
    const sequence = await changeTo(registry, STRICT)
    const before = dump(registry)
    const { events } = await registry.undo(sequence, { dryRun: true })
    expect(events.map(({ event }) => event.kind)).toContain('redirected')
    expect(dump(registry)).toEqual(before)
  })

  it('what came since is decided by the former model, what people said since stands', async () => {
    const registry = indexedRegistry()
    await submitEach(registry, { a: 'ana', b: 'renamed' })
    const sequence = await changeTo(registry, LOOSE)
    expect(groups(registry)).toEqual(['a b'])
    await submitEach(registry, { c: 'typo', d: 'renamedShort', e: 'stranger' })
    await registry.assert({ kind: 'must-link', left: key('d'), right: key('e') })
    await registry.undo(sequence)
    expect(groups(registry)).toEqual(['a c', 'b d e'])
    expect(registry.verify().faults).toEqual([])
  })

  it('a core that people made since stays together', async () => {
    const registry = indexedRegistry()
    await submitEach(registry, { a: 'ana', b: 'renamed' })
    const sequence = await changeTo(registry, LOOSE)
    await registry.assert({ kind: 'must-link', left: key('a'), right: key('b') })
    await registry.undo(sequence)
    expect(groups(registry)).toEqual(['a b'])
    expect(registry.verify().faults).toEqual([])
  })

  it('parts that people hold apart since stay apart', async () => {
    const registry = indexedRegistry()
    await submitEach(registry, { a: 'ana', d: 'short' })
    const sequence = await changeTo(registry, STRICT)
    expect(groups(registry)).toEqual(['a', 'd'])
    const ids = [who(registry, 'a'), who(registry, 'd')]
    await registry.assert({ kind: 'cannot-link', left: key('a'), right: key('d') })
    await registry.undo(sequence)
    expect([who(registry, 'a'), who(registry, 'd')]).toEqual(ids)
    expect(registry.verify().faults).toEqual([])
  })

  it('is not undone twice, nor before a later one', async () => {
    const registry = indexedRegistry()
    await submitEach(registry, { a: 'ana', b: 'renamed' })
    const first = await changeTo(registry, LOOSE)
    const second = await changeTo(registry, STRICT)
    const undo = (entry: number) => registry.undo(entry)
    await expect(undo(first)).rejects.toThrow(`another model was put in force since (${second})`)
    await undo(second)
    await undo(first)
    await expect(undo(first)).rejects.toThrow('it was taken back before')
    expect(registry.stats().model).toBe(modelHash(shipped))
    expect(groups(registry)).toEqual(['a', 'b'])
  })

  it('goes back to a model that was never fitted', async () => {
    const { frequencies: _, fitted: __, ...unfitted } = shipped
    const registry = indexedRegistry({ model: unfitted })
    await registry.submit(studentRecords(150, 4))
    const [persons, kept] = [personGroups(registry), edges(registry)]
    const sequence = await changeTo(registry, shipped)
    await registry.undo(sequence)
    expect(personGroups(registry)).toEqual(persons)
    expect(edges(registry)).toEqual(kept)
  })
})

describe('a registry on disk', () => {
  const dir = mkdtempSync(join(tmpdir(), 'nearmatch-model-'))
  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  it('plans while it is open for reading only, and others follow once it is applied', async () => {
    const path = join(dir, 'children')
    const writing = await openRegistry(path, { create: { model: shipped } })
    await submitEach(writing, { a: 'ana', b: 'renamed' })
    const reading = await openRegistry(path, { readOnly: true })
    expect(reading.match(write('x', 'renamed').fields).decision).toBe('match')
    const plan = await reading.planModelChange(LOOSE, ONE)
    const { sequence } = await writing.applyModelChange(plan, ONE)
    expect(groups(reading)).toEqual(['a b'])
    expect(reading.stats().model).toBe(modelHash(LOOSE))
    expect(reading.match(write('x', 'renamed').fields).person).toBe(who(writing, 'a'))
    await writing.undo(sequence)
    await writing.submit(write('c', 'renamedShort'))
    expect(groups(reading)).toEqual(['a', 'b c'])
    expect(reading.match(write('x', 'renamed').fields).person).toBe(who(writing, 'b'))
    expect(reading.verify().faults).toEqual([])
    await reading.close()
    await writing.close()
  })
})
