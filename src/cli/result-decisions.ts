import type { Decisions } from '../analysis/decisions.ts'
import { isLinkageError } from '../errors.ts'
import type { InputTable } from '../io/read-table.ts'
import { truthLabels } from '../linker/judge-truth.ts'
import { KeyIndex } from '../linker/key-index.ts'
import type { Links } from '../linker/links.ts'
import { type RecordKeys, recordKeys } from '../linker/record-keys.ts'
import { columnOf } from '../records/table.ts'
import { readOwn } from './read-own.ts'
import { unreadable } from './result-folder.ts'

/**
 * Who is who by the files of a result folder: `clusters.csv` and `links.csv`, without any input.
 *
 * @throws {@link LinkageError} `result-unreadable` if they are not there, or do not fit together.
 */
export async function resultDecisions(dir: string): Promise<Decisions> {
  const clusters = await own(dir, 'clusters.csv', ['record_id', 'cluster_id'])
  const hasSources = columnOf(clusters, 'source') !== undefined
  const keys = keysOf(dir, clusters, hasSources)
  const labels = new Uint32Array(truthLabels(clusters, 'cluster_id', keys.order))
  if (columnOf(clusters, 'cluster_id')!.ids.includes(0)) {
    throw unreadable(dir, 'clusters.csv holds a record without a cluster')
  }
  const sides = hasSources ? ['left_source', 'right_source'] : []
  const columns = ['left_id', 'right_id', 'match_weight', 'decision', ...sides]
  const links = linksOf(dir, await own(dir, 'links.csv', columns), keys, labels)
  return { keys, labels, links }
}

async function own(dir: string, name: string, columns: readonly string[]): Promise<InputTable> {
  const table = await readOwn(dir, name).catch((error: unknown) => {
    if (!isLinkageError(error)) throw error
    throw unreadable(dir, `${name} cannot be read (${error.code})`, error)
  })
  const missing = columns.find((column) => columnOf(table, column) === undefined)
  if (missing !== undefined) throw unreadable(dir, `${name} lacks the column "${missing}"`)
  return table
}

function keysOf(dir: string, clusters: InputTable, hasSources: boolean): RecordKeys {
  try {
    return recordKeys(clusters, {
      id: 'record_id',
      ...(hasSources ? { source: 'source' } : {}),
    })
  } catch (error) {
    if (!isLinkageError(error)) throw error
    throw unreadable(dir, `clusters.csv does not name every record once (${error.code})`, error)
  }
}

/** The links in the order of keys, as they were written. */
function linksOf(dir: string, table: InputTable, keys: RecordKeys, labels: Uint32Array): Links {
  const index = new KeyIndex(keys)
  const column = (name: string) => {
    const found = columnOf(table, name)
    return (row: number): string => (found ? found.values.get(found.ids[row]!) : '')
  }
  const record = (side: 'left' | 'right') => {
    const [source, id] = [column(`${side}_source`), column(`${side}_id`)]
    return (row: number): number => {
      const found = index.find(source(row), id(row))
      if (found === undefined) {
        throw unreadable(dir, `links.csv:${row + 2} names a record that clusters.csv lacks`)
      }
      return found
    }
  }
  const [leftOf, rightOf] = [record('left'), record('right')]
  const [weightOf, decisionOf] = [column('match_weight'), column('decision')]
  const left = new Uint32Array(table.rows)
  const right = new Uint32Array(table.rows)
  const weight = new Float64Array(table.rows)
  const matched = new Uint8Array(table.rows)
  for (let row = 0; row < table.rows; row++) {
    left[row] = leftOf(row)
    right[row] = rightOf(row)
    weight[row] = Number(weightOf(row))
    matched[row] = labels[left[row]!] === labels[right[row]!] ? 1 : 0
    if (decisionOf(row) !== (matched[row] === 1 ? 'match' : 'near-match')) {
      throw unreadable(dir, `links.csv:${row + 2} and clusters.csv contradict each other`)
    }
    if (Number.isNaN(weight[row])) {
      throw unreadable(dir, `links.csv:${row + 2} has a weight that is no number`)
    }
  }
  return { left, right, weight, matched }
}
