import type { TableInput } from '../io/read-source.ts'
import type { ReadTableOptions } from '../io/read-table.ts'
import type { LinkageModel, Thresholds } from '../model/linkage-model.ts'
import type { Table } from '../records/table.ts'
import type { Clustering } from './cluster-records.ts'
import type { PaceOptions } from './pace.ts'

/** Options of {@link dedupe} and {@link link}. */
export interface LinkageOptions extends PaceOptions {
  /** Default: `student` for files with student columns, otherwise `person`. */
  readonly model?: LinkageModel | 'student' | 'person'
  /** Column of record ids. Default: a column that looks like one, otherwise rows are keyed by content. */
  readonly id?: string
  /** Column that names each row's source. */
  readonly source?: string
  /** Field → column, where guessing goes wrong. */
  readonly map?: Readonly<Record<string, string>>
  /** Column that says which rows are one person; it is no evidence, and the result is measured by it. */
  readonly truth?: string
  /** Further columns that are no evidence. Where `id` is named, their values are not even read. */
  readonly ignore?: readonly string[]
  /** Table with `left_id,right_id,constraint`. */
  readonly constraints?: Table
  /** Table with `left_id,right_id,match`: m comes from them. */
  readonly labels?: Table
  readonly thresholds?: Partial<Thresholds>
  /**
   * Match weight in bits down to which pairs are kept, for other thresholds to be tried on the result
   * (see {@link redecider}). Changes no answer. Default: what this run's thresholds need.
   */
  readonly floor?: number
  /** Records the model speaks about; see `Prior.population`. */
  readonly population?: number
  /** At most one record of each source in a cluster. */
  readonly oneToOne?: boolean
  /** Fit the model to this file. Default: yes, unless it was fitted before. */
  readonly train?: boolean
  /**
   * Seed of the hash of record keys that picks samples for training and cuts over-full blocks; any
   * safe integer, default 0.
   */
  readonly seed?: number
  /** Default `partition`. */
  readonly clustering?: Clustering
  /** Worker threads, from 1 up. Default, and at most: as many as the machine runs at once. Changes no answer. */
  readonly threads?: number
  /** Records from which on worker threads are used; fewer are done sooner without. Default 50,000. */
  readonly threadsFrom?: number
  /**
   * Bytes that the process may hold, by estimate. What does not fit is first done with fewer threads,
   * then with fewer pairs per record (a warning says what that costs), and then refused. Default:
   * no limit.
   */
  readonly memoryBudget?: number
  /** How files are read, where records come from files. */
  readonly read?: ReadTableOptions
}

/** Where records come from: a table, or files (`-` is standard input). */
export type LinkageInput = Table | TableInput | readonly TableInput[]
