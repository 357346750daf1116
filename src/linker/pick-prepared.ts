import { pickRecords } from '../standardize/pick-records.ts'
import type { PreparedRecords } from './prepare.ts'

/**
 * A few prepared records by themselves, under the same keys and model: explaining a pair of a million
 * records needs two of them.
 *
 * @param records - their places in key order, ascending; record `k` of the result is `records[k]`.
 */
export function pickPrepared(prepared: PreparedRecords, records: Uint32Array): PreparedRecords {
  const { keys, standardized, sources, flagged, socialSecurity } = prepared
  return {
    ...prepared,
    keys: {
      ...keys,
      order: records.map((record) => keys.order[record]!),
      hash: records.map((record) => keys.hash[record]!),
    },
    standardized: pickRecords(standardized, records),
    sources: sources && records.map((record) => sources[record]!),
    flagged: Uint8Array.from(records, (record) => flagged[record]!),
    socialSecurity: records.map((record) => socialSecurity[record]!),
  }
}
