import { statSync } from 'node:fs'
import type { TableInput } from '../io/read-source.ts'
import { readTable } from '../io/read-table.ts'
import type { Table } from '../records/table.ts'
import { tableHands } from '../workers/table-hands.ts'
import { type Crew, mostThreads } from './crew.ts'
import type { LinkageInput, LinkageOptions } from './linkage-options.ts'

function isTable(input: LinkageInput): input is Table {
  return typeof input === 'object' && 'columns' in input && 'rows' in input
}

/** Files of so many bytes are likely to need threads, which start while they are read. */
const LEAST_SHARED_BYTES = 6e6
/** Fewer bytes are read sooner than threads have started. */
const LEAST_READ_SHARED_BYTES = 24e6
/** Bytes of memory for each of a file above which no budget minds threads while reading. */
const AMPLE = 10

/**
 * The table of an input: itself, or read from files, large ones on the threads of `crew`.
 *
 * @param unread - columns whose values need not be read.
 */
export async function tableOf(
  input: LinkageInput,
  options: LinkageOptions,
  crew?: Crew,
  unread: readonly string[] = [],
): Promise<Table> {
  if (isTable(input)) return input
  const inputs = Array.isArray(input) ? (input as readonly TableInput[]) : [input as TableInput]
  const bytes = inputs.reduce((sum, input) => sum + bytesOf(input), 0)
  const { memoryBudget = Infinity } = options
  const shared = bytes >= LEAST_SHARED_BYTES && AMPLE * bytes <= memoryBudget
  const pool = shared ? await crew?.resize(mostThreads(options)) : undefined
  return readTable(inputs, {
    ...options.read,
    unread: new Set(unread),
    ...(pool && bytes >= LEAST_READ_SHARED_BYTES ? { hands: tableHands(pool) } : {}),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    onProgress: ({ bytes, totalBytes }) =>
      options.onProgress?.({ stage: 'read', done: totalBytes ? bytes / totalBytes : 0 }),
  })
}

/** A file's size, where it has one; what is wrong with it is said by who reads it. */
function bytesOf(input: TableInput): number {
  if (typeof input !== 'string') return 0
  return statSync(input, { throwIfNoEntry: false })?.size ?? 0
}
