import type { LinkageResult } from '../linker/link-table.ts'
import type { Decisions } from './decisions.ts'

/**
 * The decisions of a run. Its records can be broken down and its errors explained; columns that only
 * a breakdown names must have been kept, as they are of a table that the caller made.
 */
export function decisionsOf(result: LinkageResult): Decisions {
  const { prepared, model, labels, links, blocks, scored } = result
  return {
    keys: prepared.keys,
    labels,
    links,
    evidence: { model, prepared },
    candidates: { blocks, pairs: scored.pairs },
  }
}
