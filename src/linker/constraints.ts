import { LinkageError } from '../errors.ts'
import type { Table } from '../records/table.ts'
import { namedPairs } from './labels.ts'
import type { RecordKeys } from './record-keys.ts'

/** What people have decided about pairs of records; records by their place in key order. */
export interface HumanConstraints {
  readonly mustLink: readonly (readonly [number, number])[]
  readonly cannotLink: readonly (readonly [number, number])[]
}

export const NO_CONSTRAINTS: HumanConstraints = { mustLink: [], cannotLink: [] }

/**
 * Reads constraints: columns `left_id,right_id,constraint` (and `left_source,right_source`) with
 * `must-link` or `cannot-link`.
 *
 * @throws {@link LinkageError} `constraints-invalid`, `constraints-contradict`, `record-key-unknown`.
 */
export function readConstraints(table: Table, keys: RecordKeys): HumanConstraints {
  const mustLink: (readonly [number, number])[] = []
  const cannotLink: (readonly [number, number])[] = []
  for (const { left, right, value, file, line } of namedPairs(
    table,
    keys,
    'constraint',
    'constraints-invalid',
  )) {
    const word = value.toLowerCase().replace(/[_ ]/g, '-')
    if (left === right) {
      throw new LinkageError('constraints-invalid', {
        file,
        line,
        problem: 'both ids name the same record',
      })
    }
    if (word === 'must-link') mustLink.push([left, right])
    else if (word === 'cannot-link') cannotLink.push([left, right])
    else {
      const problem = 'the column "constraint" is neither must-link nor cannot-link'
      throw new LinkageError('constraints-invalid', { file, line, problem })
    }
  }
  return { mustLink, cannotLink }
}
