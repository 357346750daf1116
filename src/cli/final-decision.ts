import type { PreparedRecords } from '../linker/prepare.ts'
import { columnOf } from '../records/table.ts'
import { readOwn } from './read-own.ts'
import { type StoredResult, unreadable } from './result-folder.ts'

/** What became of a pair in the end, as the result's files say. */
export interface FinalDecision {
  readonly decision: 'match' | 'near-match' | 'non-match'
  readonly leftCluster: string
  readonly rightCluster: string
}

/** Looks a pair up in `clusters.csv` and `links.csv`. @throws {@link LinkageError} `result-unreadable` */
export async function finalDecision(
  { dir }: StoredResult,
  { keys }: PreparedRecords,
  left: number,
  right: number,
): Promise<FinalDecision> {
  const clusters = await readOwn(dir, 'clusters.csv')
  const clusterIds = columnOf(clusters, 'cluster_id')
  if (clusterIds === undefined || clusters.rows !== keys.order.length) {
    throw unreadable(dir, 'clusters.csv does not fit the input files')
  }
  // clusters.csv has the rows of the input, in their order.
  const clusterOf = (record: number): string =>
    clusterIds.values.get(clusterIds.ids[keys.order[record]!]!)
  const [leftCluster, rightCluster] = [clusterOf(left), clusterOf(right)]
  if (leftCluster === rightCluster) return { decision: 'match', leftCluster, rightCluster }
  const [first, second] = left < right ? [left, right] : [right, left]
  const listed = await isListed(dir, keys, first, second)
  return { decision: listed ? 'near-match' : 'non-match', leftCluster, rightCluster }
}

async function isListed(
  dir: string,
  { ids, sources, order }: PreparedRecords['keys'],
  left: number,
  right: number,
): Promise<boolean> {
  const links = await readOwn(dir, 'links.csv')
  const wanted: [column: string, value: string][] = []
  for (const [side, record] of [
    ['left', left],
    ['right', right],
  ] as const) {
    const row = order[record]!
    wanted.push([`${side}_id`, ids.values.get(ids.ids[row]!)])
    if (sources) wanted.push([`${side}_source`, sources.values.get(sources.ids[row]!)])
  }
  const columns = wanted.map(([name, value]) => ({ column: columnOf(links, name), value }))
  for (let row = 0; row < links.rows; row++) {
    const fits = columns.every(
      ({ column, value }) => column !== undefined && column.values.get(column.ids[row]!) === value,
    )
    if (fits) return true
  }
  return false
}
