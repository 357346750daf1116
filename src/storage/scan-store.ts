import { open, type RootDatabase } from 'lmdb'
import { tableSeed, unseal } from './checksum.ts'
import { StoreFile } from './store-file.ts'

const BINARY = { encoding: 'binary', keyEncoding: 'binary' } as const

/** What a scan says as it goes, so that what it had reached is known if reading ends it. */
export type ScanReport =
  | { readonly kind: 'opened'; readonly tables: readonly string[] }
  | { readonly kind: 'begun'; readonly table: string }
  | {
      readonly kind: 'read'
      readonly table: string
      readonly entries: number
      readonly problems: readonly string[]
    }
  | { readonly kind: 'done' }

/**
 * Reads every entry of the newest data file of a folder, below the store's own ways. It may take its
 * process down with it: run it in one of its own.
 *
 * @param skip - tables to leave out.
 */
export async function scanStore(
  dir: string,
  skip: readonly string[],
  report: (report: ScanReport) => void,
): Promise<void> {
  const root = openRoot(dir)
  // LMDB ends the names of tables with a byte 0.
  const tables = Array.from(root.getKeys(), (key) => Buffer.from(key).toString().replace(/\0$/, ''))
  report({ kind: 'opened', tables })
  for (const table of tables) {
    if (skip.includes(table)) continue
    report({ kind: 'begun', table })
    const db = root.openDB({ ...BINARY, name: table })
    const stats: { entryCount?: number } = db.getStats()
    const { entries, problems } = scanTable(table, db.getRange({ start: Uint8Array.of(0) }))
    if (problems.length === 0 && entries !== stats.entryCount) {
      problems.push(`it has ${entries} entries and should have ${stats.entryCount}`)
    }
    report({ kind: 'read', table, entries, problems })
  }
  await root.close()
  report({ kind: 'done' })
}

function openRoot(dir: string): RootDatabase<Uint8Array, Uint8Array> {
  for (;;) {
    const file = new StoreFile(dir)
    try {
      const root = open<Uint8Array, Uint8Array>({
        ...BINARY,
        path: file.path,
        noSubdir: true,
        readOnly: true,
        overlappingSync: false,
        maxDbs: 256,
      })
      if (!file.isReplaced) return root
      void root.close()
    } catch (error) {
      if (!file.isReplaced) throw error
    } finally {
      file.close()
    }
  }
}

function scanTable(
  table: string,
  range: Iterable<{ readonly key: Uint8Array; readonly value: Uint8Array }>,
): { readonly entries: number; readonly problems: string[] } {
  const seed = tableSeed(table)
  const problems: string[] = []
  let entries = 0
  let broken = 0
  let last: Uint8Array | undefined
  try {
    for (const { key, value } of range) {
      // Also the end of a circle of pages.
      if (last !== undefined && Buffer.compare(last, key) >= 0) {
        problems.push(`its keys are out of order after ${entries} entries`)
        break
      }
      if (unseal(value, key, seed) === undefined) broken++
      entries++
      last = key
    }
  } catch {
    problems.push(`it cannot be read after ${entries} entries`)
  }
  if (broken > 0) problems.push(`${broken} values do not match their checksum`)
  return { entries, problems }
}
