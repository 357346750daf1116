import { RecordLayout } from '../comparison/record-layout.ts'
import type { Comparison } from '../model/linkage-model.ts'
import type { Table } from '../records/table.ts'

/**
 * How much memory a run takes, from sizes alone: the same on every machine. The constants were
 * fitted to the peaks of whole runs over 200,000 to 10,000,000 generated students (Node 24, x64), and
 * lean to the high side by a tenth or two.
 *
 * @module
 */

const MB = 1e6

/** The runtime, the code, and what it holds before it has read anything. */
const PROCESS = 150 * MB
/** Of the bytes of a table that is read: what is let go of once it is standardized, and what stays. */
const LET_GO = 1.7
const STAYS = 0.6
/** Standardized columns: ids in key order, and their values, for each column of the table. */
const STANDARDIZED_CELL = 8
/** A record's place in a block: the member, its slot, and what making them leaves behind. */
const BLOCK_MEMBER = 14
/** Places of a record in blocks, before they are known: what some seven rules give. */
const USUAL_MEMBERS = 13
/** Keys that a thread holds while it makes blocks: of a small file, at least, and of a record. */
const KEYS_RECORD = 480
const KEYS_HELD = 200 * MB
const KEYS_PART = 60
/** Compiled code, samples for training, buffers for writing. */
const FIXED = 30 * MB
/** Heap and caches of a thread: its start, and what it keeps of comparisons. */
const THREAD_START = 35 * MB
const THREAD_CACHES = 18 * MB
/** A candidate finder's marks. */
const FINDER_RECORD = 2
/** Components, labels, counts of a result. */
const CLUSTER_RECORD = 36
/** A kept pair: stored with room to grow, as an edge, as a link, and sorted. */
const KEPT_PAIR = 64
/** Tokens of a list of names, about. */
const TOKENS = 1.6
/** A kept pair for each record is what a file of many duplicates has. */
const USUAL_PAIRS = 1

/** Rows, and how many columns. */
export interface TableSizes {
  readonly rows: number
  readonly columns: { readonly length: number }
}

/** Bytes that a table takes. */
export function bytesOfTable({ columns }: Pick<Table, 'columns'>): number {
  let bytes = 0
  for (const { ids, values } of columns) {
    bytes += ids.byteLength + values.bytes.byteLength + values.offsets.byteLength
  }
  return bytes
}

/** What is let go of once a table of so many bytes is standardized, if nobody else holds it. */
export function memoryLetGo(bytes: number): number {
  return LET_GO * bytes
}

/** What the process and a table of so many bytes take from then on. */
export function memoryThatStays(bytes: number): number {
  return PROCESS + STAYS * bytes
}

/**
 * What standardized columns and blocks take, in bytes.
 *
 * @param members - places of records in blocks, all in all.
 */
export function memoryOfBlocks(
  { rows, columns }: TableSizes,
  members: number = USUAL_MEMBERS * rows,
): number {
  return STANDARDIZED_CELL * columns.length * rows + BLOCK_MEMBER * members
}

/** What training, scoring and the rest depend on. */
export interface RestSizes {
  readonly rows: number
  readonly threads: number
  readonly comparisons: readonly Comparison[]
  /** Pairs that scoring will keep. */
  readonly likelyPairs: number
}

/** What a run adds after its blocks are made, in bytes. */
export function memoryOfRest({ rows, threads, comparisons, likelyPairs }: RestSizes): number {
  return (
    FIXED +
    rows * (packedBytes(comparisons) + CLUSTER_RECORD) +
    threads * (THREAD_CACHES + rows * FINDER_RECORD) +
    memoryOfPairs(likelyPairs)
  )
}

/** What a run adds to its blocks: the keys that they are made from, or the rest, which comes after. */
export function memoryBesideBlocks(sizes: RestSizes): number {
  const { rows, threads } = sizes
  const keys = Math.max(Math.min(KEYS_HELD, KEYS_RECORD * rows), KEYS_PART * rows)
  return Math.max(threads * keys, memoryOfRest(sizes))
}

/** What kept pairs take, in bytes. */
export function memoryOfPairs(pairs: number): number {
  return KEPT_PAIR * pairs
}

/** A rough guess of all that a run adds once its table is read, in bytes. */
export function memoryAfterTable(
  table: TableSizes,
  comparisons: readonly Comparison[],
  threads: number,
): number {
  const { rows } = table
  const started = threads > 1 ? threads * THREAD_START : 0
  const likelyPairs = USUAL_PAIRS * rows
  return (
    memoryOfBlocks(table) +
    started +
    memoryBesideBlocks({ rows, threads, comparisons, likelyPairs })
  )
}

/** A packed record: its words and the tokens of its names. */
function packedBytes(comparisons: readonly Comparison[]): number {
  const { width, claims } = new RecordLayout(comparisons)
  const lists = claims.filter(({ part }) => part === 'names').length
  return 4 * (1 + width + TOKENS * lists)
}
