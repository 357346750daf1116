import { resolve } from 'node:path'
import { LinkageError } from '../errors.ts'
import { restoreRegistry, verifyRegistryIn } from '../registry/open-registry.ts'
import { ProgressBar } from './progress-bar.ts'
import type { RegistryCommand } from './registry-command.ts'
import { withRegistry } from './with-registry.ts'

export const VERIFY: RegistryCommand = {
  operands: 'DIR',
  summary: 'checks everything; exit 1 and a list if anything is off',
  options: { threads: { type: 'string' } },
  help: `Checks every invariant, the checksums and the chain of the ledger, plays the ledger again and compares
what comes of it with what is there; then builds the index anew from the records, piece by piece, and
compares that too: all as of one instant, others may write meanwhile. Prints one line for each fault,
then a summary.

  --threads N        at most so many threads (default: as many as the machine runs at once)

Example
  nearmatch registry verify children
`,
  async run(call) {
    const [dir] = call.operands('DIR')
    const threads = call.integer('threads', 1)
    using progress = new ProgressBar(!call.flag('quiet'))
    const { faults, ...counts } = await verifyRegistryIn(dir!, {
      onProgress: progress.update,
      signal: call.interrupt.signal,
      ...(threads === undefined ? {} : { threads }),
    })
    progress[Symbol.dispose]()
    for (const fault of faults) await call.answer(fault)
    await call.answer({ registry: resolve(dir!), sound: faults.length === 0, ...counts })
    if (faults.length > 0) {
      throw new LinkageError('registry-unsound', { dir: dir!, faults: faults.length })
    }
  },
}

export const STATS: RegistryCommand = {
  operands: 'DIR',
  summary: 'how many records, persons, items and bytes',
  options: {},
  help: `Prints counts and sizes; no person's data.

Example
  nearmatch registry stats children
`,
  async run(call) {
    const [dir] = call.operands('DIR')
    await withRegistry(dir!, { readOnly: true }, async (registry) => {
      const { bytes, freePages, pageBytes } = registry.storage()
      await call.answer({ ...registry.stats(), bytes, freeBytes: freePages * pageBytes })
    })
  },
}

export const COMPACT: RegistryCommand = {
  operands: 'DIR',
  summary: 'gives back the room of what was replaced or erased',
  options: {},
  help: `Rewrites the data file without what is free in it, while others read and write; there must be room
for both. What was erased stood in free pages until now, and is gone from the file then; backups made
before still hold it.

Example
  nearmatch registry compact children
`,
  async run(call) {
    const [dir] = call.operands('DIR')
    await withRegistry(dir!, {}, async (registry) => {
      const { bytes: before } = registry.storage()
      await registry.compact()
      const { bytes } = registry.storage()
      await call.answer({ registry: resolve(dir!), bytes, bytesBefore: before })
    })
  },
}

export const BACKUP: RegistryCommand = {
  operands: 'DIR --out FOLDER',
  summary: 'copies the registry while it is in use',
  options: { out: { type: 'string' } },
  help: `Copies the registry as of one instant, without stopping writers, into a folder that is empty or
absent. The copy is a registry itself.

  --out FOLDER       where the copy goes (required)

Example
  nearmatch registry backup children --out backups/2026-11-27
`,
  async run(call) {
    const [dir] = call.operands('DIR')
    const out = call.text('out')
    if (out === undefined) throw call.wrong('--out FOLDER is missing.')
    await withRegistry(dir!, { readOnly: true }, async (registry) => {
      const sequence = registry.read(({ state }) => state.sequence())
      await registry.backup(out)
      await call.answer({ backup: resolve(out), sequence })
    })
  },
}

export const RESTORE: RegistryCommand = {
  operands: 'DIR --from BACKUP',
  summary: 'makes a registry from a backup',
  options: { from: { type: 'string' } },
  help: `Makes a registry in DIR, which must be empty or absent, from a backup. The backup is checked first.

  --from BACKUP      a folder that backup wrote (required)

Example
  nearmatch registry restore children --from backups/2026-11-27
`,
  async run(call) {
    const [dir] = call.operands('DIR')
    const from = call.text('from')
    if (from === undefined) throw call.wrong('--from BACKUP is missing.')
    await restoreRegistry(from, dir!)
    await withRegistry(dir!, { readOnly: true }, async (registry) => {
      const sequence = registry.read(({ state }) => state.sequence())
      await call.answer({ registry: resolve(dir!), sequence })
    })
  },
}
