import { LinkageError } from '../errors.ts'
import type { LinkageResult } from '../linker/link-table.ts'
import type { PreparedRecords } from '../linker/prepare.ts'

/** A result and what the caller calls it. */
export interface NamedResult {
  readonly name: string
  readonly result: LinkageResult
}

/**
 * Refuses results of different records: of other files, or under other keys.
 *
 * @throws {@link LinkageError} `results-not-comparable`.
 */
export function requireSameRecords(first: NamedResult, other: NamedResult): void {
  const reason = differenceOf(first.result.prepared, other.result.prepared)
  if (reason === undefined) return
  throw new LinkageError('results-not-comparable', {
    first: first.name,
    second: other.name,
    reason,
  })
}

function differenceOf(a: PreparedRecords, b: PreparedRecords): string | undefined {
  const [rows, others] = [a.keys.order.length, b.keys.order.length]
  if (rows !== others) return `one has ${rows} records, the other ${others}`
  const hashes = ({ table }: PreparedRecords): string =>
    table.parts.map(({ sha256 }) => sha256).join()
  if (hashes(a) !== hashes(b)) return 'their input files differ (by hash)'
  for (let record = 0; record < rows; record++) {
    if (keyOf(a, record) !== keyOf(b, record)) return 'their records have different ids'
  }
  return undefined
}

function keyOf({ keys: { ids, sources, order } }: PreparedRecords, record: number): string {
  const row = order[record]!
  const source = sources === undefined ? '' : sources.values.get(sources.ids[row]!)
  return `${source}\n${ids.values.get(ids.ids[row]!)}`
}
