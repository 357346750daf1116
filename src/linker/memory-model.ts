import { RecordLayout } from '../comparison/record-layout.ts'
import type { Comparison } from '../model/linkage-model.ts'
import type { Table } from '../records/table.ts'

/**
 * How much memory a run takes, from sizes alone: the same on every machine. The constants were
 * fitted to the peaks of whole runs over 20,000 to 1,000,000 generated students (Node 24, x64), and
 * lean to the high side.
 *
 * @module
 */

const MB = 1e6

/** The runtime, the code, and what it holds before it has read anything. */
const PROCESS = 150 * MB
/** Reading holds each column twice for a moment, and what it parses from. */
const READING = 2.75
/** Standardized columns: ids in key order, and their values, for each column of the table. */
const STANDARDIZED_CELL = 8
/** A record's place in a block, and what making it leaves behind. */
const BLOCK_MEMBER = 19
/** Places of a record in blocks, before they are known: what some seven rules give. */
const USUAL_MEMBERS = 22
/** Compiled code, samples for training, buffers for writing. */
const FIXED = 30 * MB
/** Heap and caches of a thread: its start, and what it keeps of comparisons. */
const THREAD_START = 35 * MB
const THREAD_CACHES = 18 * MB
/** A candidate finder's marks. */
const FINDER_RECORD = 2
/** Components, labels, counts of a result. */
const CLUSTER_RECORD = 52
/** A kept pair: stored with room to grow, as an edge, as a link, and sorted. */
const KEPT_PAIR = 80
/** Tokens of a list of names, about. */
const TOKENS = 1.6
/** A kept pair for each record is what a file of many duplicates has. */
const USUAL_PAIRS = 1

/** Rows, and how many columns. */
export interface TableSizes {
  readonly rows: number
  readonly columns: { readonly length: number }
}

/** What a table of these sizes leaves in memory once it is read, in bytes. */
export function memoryAfterReading({ columns }: Pick<Table, 'columns'>): number {
  let bytes = 0
  for (const { ids, values } of columns) {
    bytes += ids.byteLength + values.bytes.byteLength + values.offsets.byteLength
  }
  return PROCESS + READING * bytes
}

/**
 * What standardizing and blocking add to that, in bytes, on one thread.
 *
 * @param members - places of records in blocks, all in all.
 */
export function memoryOfBlocking(
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
    memoryOfBlocking(table) + started + memoryOfRest({ rows, threads, comparisons, likelyPairs })
  )
}

/** A packed record: its words and the tokens of its names. */
function packedBytes(comparisons: readonly Comparison[]): number {
  const { width, claims } = new RecordLayout(comparisons)
  const lists = claims.filter(({ part }) => part === 'names').length
  return 4 * (1 + width + TOKENS * lists)
}
