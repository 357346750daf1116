import { LinkageError } from '../../errors.ts'
import { type AuditEntry, auditHash, FIRST_HASH } from './audit-entry.ts'
import { auditLines, auditMonths, auditPath } from './audit-files.ts'

/** An audit whose chain holds. */
export interface VerifiedAudit {
  readonly entries: number
  readonly months: number
  /** Hash of the last entry. Kept elsewhere, it vouches for all before: cutting off the end shows. */
  readonly hash: string
}

/**
 * Reads the audit from its beginning and checks that each entry follows from the one before. What is
 * being written meanwhile may be missed.
 *
 * @param knownHash - of an entry that must still be there, if one was kept elsewhere.
 * @throws {@link LinkageError} `audit-unsound`.
 */
export async function verifyAudit(dir: string, knownHash?: string): Promise<VerifiedAudit> {
  const months = await auditMonths(dir)
  let entries = 0
  let hash = FIRST_HASH
  let isKnown = knownHash === undefined || knownHash === FIRST_HASH
  let month = ''
  let line = 0
  const unsound = (problem: string): LinkageError =>
    new LinkageError('audit-unsound', { month, line, problem })
  for (month of months) {
    line = 0
    for await (const text of auditLines(auditPath(dir, month))) {
      line++
      const entry = parsed(text)
      // The end of the last file may be a line that is being written, or that a crash cut.
      if (entry === undefined && month === months.at(-1)) continue
      if (entry === undefined) throw unsound('it is no entry')
      if (entry.before !== hash) throw unsound('it does not follow from the entry before')
      if (entry.sequence !== entries + 1) throw unsound('its number is not the next')
      entries++
      hash = auditHash(text)
      isKnown ||= hash === knownHash
    }
  }
  if (!isKnown) throw unsound('the entry of the hash that was kept is not there any more')
  return { entries, months: months.length, hash }
}

function parsed(text: string): AuditEntry | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
