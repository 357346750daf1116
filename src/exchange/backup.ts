import { constants, existsSync, readdirSync } from 'node:fs'
import { copyFile, mkdir, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { LinkageError } from '../errors.ts'
import { openRegistry, restoreRegistry, verifyRegistryIn } from '../registry/open-registry.ts'
import { auditEnd, auditMonths, auditPath } from './audit/audit-files.ts'
import { verifyAudit } from './audit/verify-audit.ts'

/** What a copy holds. */
export interface CopiedExchange {
  /** Sequence number of the last event of the ledger. */
  readonly sequence: number
  /** Entries of the audit, and the hash of the last: kept elsewhere, it vouches for all. */
  readonly auditEntries: number
  readonly auditHash: string
}

/** Files of an exchange’s folder that are copied as they are: keys. */
const KEYS = /\.key$/

/**
 * Copies an exchange into a folder that is empty or absent, while a service works on it: the registry
 * and all that is kept with it as of one instant, then the audit, which so tells of everything that is
 * in the copy; and the keys, so that the copy is to be kept as the exchange itself.
 *
 * @throws {@link LinkageError} `registry-missing`, `store-not-empty`, `store-unwritable`, `store-full`.
 */
export async function backupExchange(dir: string, to: string): Promise<CopiedExchange> {
  await makeEmpty(to)
  const registry = await openRegistry(join(dir, 'registry'), { readOnly: true })
  try {
    await registry.backup(join(to, 'registry'))
  } finally {
    await registry.close()
  }
  await copyBeside(dir, to)
  return contentOf(to)
}

/**
 * Makes an exchange from a copy, once the copy has proved whole.
 *
 * @param to - a folder that is empty or absent.
 * @throws {@link LinkageError} as `backupExchange`; `store-damaged`, `audit-unsound`.
 */
export async function restoreExchange(from: string, to: string): Promise<CopiedExchange> {
  await verifyAudit(join(from, 'audit'))
  await makeEmpty(to)
  await restoreRegistry(join(from, 'registry'), join(to, 'registry'))
  await copyBeside(from, to)
  return contentOf(to)
}

/**
 * Looks through all of an exchange: the registry’s store, its history played again, and the chain of
 * the audit.
 *
 * @param knownHash - of an entry of the audit that must still be there.
 * @throws {@link LinkageError} `registry-unsound`, `audit-unsound`.
 */
export async function verifyExchange(dir: string, knownHash?: string): Promise<CopiedExchange> {
  const { faults, sequence } = await verifyRegistryIn(join(dir, 'registry'))
  if (faults.length > 0) {
    throw new LinkageError('registry-unsound', { dir, faults: faults.length })
  }
  const { entries, hash } = await verifyAudit(join(dir, 'audit'), knownHash)
  return { sequence, auditEntries: entries, auditHash: hash }
}

async function contentOf(dir: string): Promise<CopiedExchange> {
  const registry = await openRegistry(join(dir, 'registry'), { readOnly: true })
  try {
    const sequence = registry.read(({ state }) => state.sequence())
    const { entries, hash } = await verifyAudit(join(dir, 'audit'))
    return { sequence, auditEntries: entries, auditHash: hash }
  } finally {
    await registry.close()
  }
}

async function makeEmpty(dir: string): Promise<void> {
  if (existsSync(dir) && readdirSync(dir).length > 0) {
    throw new LinkageError('store-not-empty', { dir })
  }
  await mkdir(dir, { recursive: true, mode: 0o700 })
}

async function copyBeside(dir: string, to: string): Promise<void> {
  for (const name of readdirSync(dir).filter((it) => KEYS.test(it))) {
    await copyFile(join(dir, name), join(to, name), constants.COPYFILE_EXCL)
  }
  const [from, copy] = [join(dir, 'audit'), join(to, 'audit')]
  await mkdir(copy, { mode: 0o700 })
  if (!existsSync(from)) return
  for (const month of await auditMonths(from)) {
    await copyFile(auditPath(from, month), auditPath(copy, month), constants.COPYFILE_EXCL)
  }
  await cutToWholeLines(copy)
}

/** A line may have been half written when its file was copied. */
async function cutToWholeLines(dir: string): Promise<void> {
  const { month, bytes } = await auditEnd(dir)
  if (month === '') return
  await truncate(auditPath(dir, month), bytes)
}
