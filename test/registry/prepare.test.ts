import { setTimeout as wait } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isLinkageError } from '../../src/errors.ts'
import { LEDGER_MIGRATIONS } from '../../src/ledger/ledger-migrations.ts'
import { permutedPersonIds } from '../../src/ledger/person-ids.ts'
import { LEDGER_TABLES } from '../../src/ledger/state-tables.ts'
import { createMatchIndex } from '../../src/matching/store-match-index.ts'
import { MATCHING_TABLES } from '../../src/matching/tables.ts'
import { shippedStudentModel } from '../../src/model/presets/student-shipped.ts'
import { Engine, foundRegistry } from '../../src/registry/engine.ts'
import { frozenModel } from '../../src/registry/frozen-model.ts'
import type { PersonPolicy } from '../../src/registry/policies.ts'
import { PreparedSubmission } from '../../src/registry/prepare-records.ts'
import { Preparing } from '../../src/registry/preparing.ts'
import type { SourceRecord } from '../../src/registry/record-key.ts'
import type { Registry } from '../../src/registry/registry.ts'
import { registryOver } from '../../src/registry/registry-over.ts'
import { submitAll } from '../../src/registry/submit-all.ts'
import { APP_TABLE } from '../../src/registry/transaction.ts'
import { openLmdbStore } from '../../src/storage/lmdb-store.ts'
import { temporaryFolder } from '../storage/temporary-folder.ts'
import { CHILDREN, type Child, groups, queue, write } from '../support/children.ts'
import { indexedRegistry, type MemoryRegistry } from '../support/memory-registry.ts'
import { STRICT } from '../support/models.ts'
import { anyStep, idOf, type RegistryStep, take } from '../support/registry-steps.ts'
import { studentRecords } from '../support/student-records.ts'
import '../support/property-seed.ts'

const personIds = permutedPersonIds(new Uint8Array(16).fill(3))

/** All that happened, but for what is random or says when. */
function events(registry: Registry): object[] {
  return registry.events().map(({ event, records, entry }) => ({
    records,
    entry: { ...entry, time: 0 },
    ...event,
    ...('payload' in event ? { payload: '' } : {}),
    ...('item' in event && typeof event.item === 'object'
      ? { item: { ...event.item, openedAt: 0 } }
      : {}),
  }))
}

const written = fc
  .uniqueArray(fc.tuple(fc.nat(6), fc.constantFrom(...(Object.keys(CHILDREN) as Child[]))), {
    selector: ([record]) => record,
    minLength: 1,
    maxLength: 5,
  })
  .map((list) => list.map(([record, child]) => write(idOf(record), child)))

/** What happens between preparing and submitting. */
const between: fc.Arbitrary<RegistryStep | { readonly given: 'up'; readonly up: SourceRecord[] }> =
  fc.oneof(
    { weight: 4, arbitrary: anyStep },
    { weight: 1, arbitrary: fc.record({ given: fc.constant('up' as const), up: written }) },
  )

describe('what was prepared before a write', () => {
  const policy: fc.Arbitrary<PersonPolicy> = fc.constantFrom('auto', 'review')

  /** One for each registry of a pair, again and again: it follows the store that it is given. */
  const indexes = [0, 1].map(() => createMatchIndex(frozenModel(shippedStudentModel())))

  it('R17 changes no answer, whatever happened in between', async () => {
    const round = fc.tuple(written, written, fc.array(between, { maxLength: 4 }), fc.boolean())
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyStep, { maxLength: 4 }),
        fc.array(round, { minLength: 1, maxLength: 3 }),
        policy,
        async (before, rounds, mergePersons) => {
          const both = indexes.map((index) =>
            indexedRegistry({ mergePersons }, personIds, () => index),
          )
          const seen: object[][] = []
          for (const [at, registry] of both.entries()) {
            const answers: object[] = []
            for (const step of before) await take(registry, step)
            for (const [records, others, steps, isOther] of rounds) {
              const prepared = at === 0 ? await registry.prepare(records) : undefined
              for (const step of steps) {
                if ('up' in step) await giveUp(registry, step.up)
                else await take(registry, step)
              }
              const { result } = await registry.write((transaction) => [
                transaction.submit(others),
                // What is submitted is what it is given, not what was prepared.
                transaction.submit(isOther ? [...others, ...records] : records, prepared),
              ])
              answers.push(result)
            }
            seen.push([...answers, ...events(registry)])
          }
          expect(seen[0]).toEqual(seen[1])
          expect(queue(both[0]!)).toEqual(queue(both[1]!))
          expect(both[0]!.verify().faults).toEqual([])
        },
      ),
      { numRuns: 25 },
    )
  })

  async function giveUp(registry: Registry, records: readonly SourceRecord[]): Promise<void> {
    const gone = registry.write((transaction) => {
      transaction.submit(records)
      throw new Error('given up')
    })
    await expect(gone).rejects.toThrow('given up')
  }

  it('is void under another model, and of another registry', async () => {
    const registry = indexedRegistry()
    const records = [write('b', 'typo'), write('c', 'short')]
    await registry.submit(write('a', 'ana'))
    const prepared = await registry.prepare(records)
    const plan = await registry.planModelChange(STRICT, { threads: 1 })
    await registry.applyModelChange(plan, { threads: 1 })
    await registry.write((transaction) => transaction.submit(records, prepared))
    const strict = indexedRegistry({ model: STRICT })
    await strict.submit([write('a', 'ana'), ...records])
    expect(groups(registry)).toEqual(groups(strict))
    expect(registry.verify().faults).toEqual([])
    const other = indexedRegistry()
    await other.write((transaction) => transaction.submit(records, prepared))
    expect(groups(other)).toEqual(['b c'])
    expect(other.verify().faults).toEqual([])
  })

  it('is what it was when it was prepared', async () => {
    const registry = indexedRegistry()
    const record = { ...write('a', 'ana'), fields: { ...CHILDREN.ana } }
    const prepared = await registry.prepare([record])
    record.fields = CHILDREN.stranger
    await registry.write((transaction) => transaction.submit(record, prepared))
    expect(registry.verify().faults).toEqual([])
  })

  it('is refused as a whole where a record holds nothing to compare', async () => {
    const registry = indexedRegistry()
    const records = [write('a', 'ana'), { source: 'TX', id: 'e', fields: {} }]
    const prepared = await registry.prepare(records)
    const refused = registry.write((transaction) => transaction.submit(records, prepared))
    await expect(refused).rejects.toSatisfy((error) => isLinkageError(error, 'record-empty'))
    expect(registry.stats().records).toBe(0)
  })
})

describe('a registry with a thread to prepare', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let engine: Engine
  let preparing: Preparing
  let registry: Registry
  let alone: MemoryRegistry
  const records = studentRecords(300, 71)

  beforeEach(async () => {
    folder = temporaryFolder()
    const tables = [...LEDGER_TABLES, ...MATCHING_TABLES, APP_TABLE]
    const store = openLmdbStore(folder.dir, { tables, migrations: LEDGER_MIGRATIONS })
    const parts = { store, indexOf: createMatchIndex, now: () => 0, personIds }
    foundRegistry(parts, { model: shippedStudentModel() }, folder.dir)
    engine = new Engine(parts, folder.dir)
    preparing = new Preparing(engine, { dir: folder.dir, threads: 1, threadsFrom: 100 })
    registry = registryOver(engine, {}, preparing)
    alone = indexedRegistry({}, personIds)
  })
  afterEach(async () => {
    await registry.close()
    folder.remove()
  })

  /** Prepares so much that the thread is started, and waits for it. */
  async function start(): Promise<void> {
    await registry.prepare(records.slice(0, 100))
    while (preparing.ahead === 0) await wait(5)
  }

  it('answers as one without, and one batch is prepared while another is written', async () => {
    await start()
    let most = 0
    let open = 0
    const submitted: string[] = []
    const submitter = {
      prepare: async (batch: readonly SourceRecord[]) => {
        most = Math.max(most, ++open)
        return preparing.prepare(batch)
      },
      submit: (prepared: PreparedSubmission) => {
        open--
        return engine.write('submit', {}, () => {
          submitted.push(...prepared.records.map(({ id }) => id))
        }) as never
      },
      ahead: 1,
    }
    for await (const _ of submitAll(submitter, records.slice(0, 300), { batch: 50 }));
    expect(most).toBe(2)
    expect(submitted).toEqual(records.slice(0, 300).map(({ id }) => id))

    const some = [...records.slice(0, 200), ...records.slice(150, 300)]
    for await (const _ of registry.submitAll(some, { batch: 50 }));
    for await (const _ of alone.submitAll(some, { batch: 50 }));
    expect(events(registry)).toEqual(events(alone))
    expect(registry.verify().faults).toEqual([])
  }, 60_000)

  it('hands a record that is refused to the caller alone, though its turn has not come', async () => {
    await start()
    const unhandled: unknown[] = []
    const note = (reason: unknown): void => void unhandled.push(reason)
    process.on('unhandledRejection', note)
    try {
      // Two batches are prepared on the thread; the one behind them is refused meanwhile.
      const bad = { source: 'TX', id: '\ud800', fields: {} }
      const some = [...records.slice(0, 100), bad]
      const run = async (leaves: boolean): Promise<void> => {
        for await (const _ of registry.submitAll(some, { batch: 50 })) {
          await wait(50)
          if (leaves) return
        }
      }
      await run(true)
      await expect(run(false)).rejects.toSatisfy((error) =>
        isLinkageError(error, 'record-key-invalid'),
      )
      await wait(0)
      expect(unhandled).toEqual([])
    } finally {
      process.off('unhandledRejection', note)
    }
  }, 60_000)

  it('loses nothing but time with the thread', async () => {
    const workers: Worker[] = []
    const note = (worker: Worker): void => void workers.push(worker)
    process.on('worker', note)
    try {
      await start()
      const prepared = registry.prepare(records.slice(0, 300))
      await Promise.all(workers.map((worker) => worker.terminate()))
      expect(await prepared).toBeInstanceOf(PreparedSubmission)
      await registry.submit(records.slice(0, 50))
      expect(registry.stats().records).toBe(50)
    } finally {
      process.off('worker', note)
    }
  }, 60_000)
})

describe('records submitted batch by batch', () => {
  const some = studentRecords(30, 5)

  it('are kept up to where their source fails, and no batch waits for the next one', async () => {
    const registry = indexedRegistry()
    let kept = -1
    async function* failing() {
      yield* some.slice(0, 10)
      // Whoever is slow finds the first batch written already.
      await wait(20)
      kept = registry.stats().records
      yield* some.slice(10, 23)
      throw new Error('no more')
    }
    const answers = registry.submitAll(failing(), { batch: 10 })
    const run = (async () => {
      for await (const _ of answers);
    })()
    await expect(run).rejects.toThrow('no more')
    expect(kept).toBe(10)
    expect(registry.stats().records).toBe(20)
  })

  it('are read no further once the caller leaves, and their source is closed', async () => {
    const registry = indexedRegistry()
    let read = 0
    let isClosed = false
    function* counted() {
      try {
        for (const record of some) {
          read++
          yield record
        }
      } finally {
        isClosed = true
      }
    }
    for await (const _ of registry.submitAll(counted(), { batch: 5 })) break
    expect(read).toBe(5)
    await wait(0)
    expect(isClosed).toBe(true)
  })
})
