import type { LedgerEvent } from './event.ts'
import type { RecordState } from './state.ts'

/**
 * A source record after an event that names it; undefined until it was submitted.
 *
 * @param before - the record before it.
 */
export function recordAfter(
  before: RecordState | undefined,
  event: LedgerEvent,
  sequence: number,
): RecordState | undefined {
  if (event.kind === 'submitted') {
    const { record, source, id, version } = event
    const { link = 'auto', linkedAt = 0, person } = before ?? {}
    const holder = person === undefined ? {} : { person }
    const standing = {
      submitted: sequence,
      ...holder,
      link,
      linkedAt,
      deleted: false,
      erased: false,
    }
    return { record, source, id, version, ...standing }
  }
  if (before === undefined) return
  switch (event.kind) {
    case 'linked':
      return { ...before, person: event.person, link: event.link, linkedAt: sequence }
    case 'unlinked': {
      const { person: _, ...record } = before
      return { ...record, link: 'auto', linkedAt: 0 }
    }
    case 'deleted':
      return { ...before, deleted: true }
    case 'erased':
      return { ...before, erased: true }
    case 'rekeyed':
      return { ...before, id: event.id }
    default:
      return before
  }
}
