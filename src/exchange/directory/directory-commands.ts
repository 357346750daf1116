import { LinkageError } from '../../errors.ts'
import { may } from '../access/permissions.ts'
import { EXCHANGE_ACTOR, type Place } from '../access/roles.ts'
import { type ImportFinding, type ImportOutcome, refusedImport } from '../csv/read-import.ts'
import type { AppReader } from '../store/app-keys.ts'
import type { CommandContext } from '../writer/command.ts'
import { DIRECTORY, type DirectoryEntry, keyOfEntry } from './directory-entry.ts'
import { putEntry } from './find-entries.ts'
import { entryAt } from './place-of-district.ts'
import { dayOfState } from './states.ts'

/** An entry and the line that it stands on. */
export interface LinedEntry {
  readonly line: number
  readonly entry: DirectoryEntry
}

/** What changes the directory. */
export const directoryCommands = {
  /** Keeps all entries, or none if something that one names is not there. */
  'directory.import': (
    { app, actor, now }: CommandContext,
    { entries, dryRun }: { readonly entries: readonly LinedEntry[]; readonly dryRun: boolean },
  ): ImportOutcome => {
    const own = new Set(entries.map(({ entry }) => [entry.kind, entry.state, entry.id].join(' ')))
    const isThere = (kind: 'region' | 'district', state: string, id: string): boolean =>
      own.has([kind, state, id].join(' ')) ||
      !DIRECTORY.range(app, { under: [kind, state, id], limit: 1 }).next().done
    const seen = new Set<string>()
    const findings: ImportFinding[] = []
    let added = 0
    let changed = 0
    for (const { line, entry } of entries) {
      const { state, region, district } = entry
      const key = keyOfEntry(entry).join(' ')
      if (seen.has(key)) findings.push({ line, column: 'id', problem: 'stands in the file twice' })
      seen.add(key)
      if (region !== undefined && !isThere('region', state, region)) {
        findings.push({
          line,
          column: 'region',
          problem: 'no such region in the directory or file',
        })
      }
      if (district !== undefined && !isThere('district', state, district)) {
        const problem = 'no such district in the directory or file'
        findings.push({ line, column: 'district', problem })
      }
      if (actor.account !== EXCHANGE_ACTOR.account) {
        for (const version of versionsChanged(app, entry, now)) {
          const place = placeOfEntry(app, version, now)
          if (!may(actor, 'directory.write', { place })) {
            throw new LinkageError('not-permitted', { operation: 'importDirectory' })
          }
        }
      }
      const before = DIRECTORY.get(app, ...keyOfEntry(entry))
      if (before === undefined) added++
      else if (JSON.stringify(before) !== JSON.stringify(entry)) changed++
    }
    const rows = entries.length
    if (findings.length > 0) return refusedImport(rows, findings)
    if (!dryRun) for (const { entry } of entries) putEntry(app, entry)
    const unchanged = rows - added - changed
    const outcome = dryRun ? 'checked' : 'imported'
    return { outcome, rows, added, changed, unchanged, findings: [] }
  },
} as const

/**
 * Whose an entry is that is to be changed: what it replaces, the version of today, whatever its day,
 * and those to come. A new day takes nothing out of another’s hands.
 */
function* versionsChanged(
  app: AppReader,
  { kind, state, id, since }: DirectoryEntry,
  now: number,
): Generator<DirectoryEntry> {
  const today = dayOfState(state, now)
  let isLatest = true
  for (const version of DIRECTORY.range(app, { under: [kind, state, id], reverse: true })) {
    if (isLatest || version.since === since) yield version
    if (version.since <= today) isLatest = false
  }
}

/** Where an entry belongs, for who may change it; a school of no region is in its district’s. */
export function placeOfEntry(app: AppReader, entry: DirectoryEntry, at: number): Place {
  const { kind, state, id } = entry
  const district = kind === 'district' ? id : entry.district
  const ofDistrict = (): string | undefined =>
    district === undefined
      ? undefined
      : entryAt(app, { kind: 'district', state, id: district }, at)?.region
  const region = kind === 'region' ? id : (entry.region ?? ofDistrict())
  return {
    state,
    ...(region === undefined ? {} : { region }),
    ...(district === undefined ? {} : { district }),
  }
}
