import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LEDGER_TABLES, PAST } from '../../src/ledger/state-tables.ts'
import { MATCHING_TABLES } from '../../src/matching/tables.ts'
import { shippedStudentModel } from '../../src/model/presets/student-shipped.ts'
import {
  openRegistry,
  restoreRegistry,
  verifyRegistryIn,
} from '../../src/registry/open-registry.ts'
import type { Registry } from '../../src/registry/registry.ts'
import { APP_TABLE } from '../../src/registry/transaction.ts'
import { ByteWriter } from '../../src/storage/byte-writer.ts'
import { openLmdbStore } from '../../src/storage/lmdb-store.ts'
import { FORMAT_TABLE, formatOf } from '../../src/storage/store-format.ts'
import { temporaryFolder } from '../storage/temporary-folder.ts'
import { key, submitEach, who, write } from '../support/children.ts'

const tables = [...LEDGER_TABLES, ...MATCHING_TABLES, APP_TABLE]

describe('a registry of format 1, which kept no past', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let dir: string
  let before: { readonly history: object; readonly past: object; readonly sequence: number }
  beforeEach(async () => {
    folder = temporaryFolder()
    dir = join(folder.dir, 'registry')
    const registry = await openRegistry(dir, { create: { model: shippedStudentModel() } })
    await submitEach(registry, { a: 'ana', b: 'typo', c: 'stranger', d: 'renamed' })
    const { sequence } = registry.stats()
    await registry.submit(write('b', 'short'))
    await registry.unlink(key('b'))
    await registry.merge({ survivor: who(registry, 'a'), others: [who(registry, 'c')] })
    before = { ...answers(registry, sequence), sequence }
    await registry.close()
    await makeOld(dir)
  })
  afterEach(() => folder.remove())

  it('is given one when it is opened for writing', async () => {
    const registry = await openRegistry(dir)
    expect(answers(registry, before.sequence)).toEqual({
      history: before.history,
      past: before.past,
    })
    await registry.close()
    expect((await verifyRegistryIn(dir)).faults).toEqual([])
  })

  it('says how it is brought up to date if it is opened for reading', async () => {
    for (const open of [() => openRegistry(dir, { readOnly: true }), () => verifyRegistryIn(dir)]) {
      await expect(open()).rejects.toMatchObject({
        code: 'registry-older',
        details: { dir, version: 1, supported: 2 },
      })
    }
  })

  it('is one still after a backup and a restore of it as it was', async () => {
    const to = join(folder.dir, 'again')
    await restoreRegistry(dir, to)
    const registry = await openRegistry(to)
    expect(registry.verify().faults).toEqual([])
    expect(answers(registry, before.sequence).history).toEqual(before.history)
    await registry.close()
  })
})

function answers(registry: Registry, sequence: number): { history: object; past: object } {
  const person = who(registry, 'a')
  return { history: registry.history(person), past: registry.asOf(sequence).person(person) }
}

/** Takes away what format 1 did not have. */
async function makeOld(dir: string): Promise<void> {
  const store = openLmdbStore(dir, { tables, migrations: [() => {}] })
  store.write((writer) => {
    expect(formatOf(writer)).toBe(2)
    const keys = Array.from(writer.range(PAST.name), ([at]) => at.slice())
    expect(keys.length).toBeGreaterThan(5)
    for (const at of keys) writer.remove(PAST.name, at)
    const version = new TextEncoder().encode('version')
    writer.put(FORMAT_TABLE, version, new ByteWriter().u32(1).finish())
  })
  await store.close()
}
