import type { Table } from '../records/table.ts'

/**
 * A table to be linked, taken out once: whoever takes it decides how long it is there, for a table is
 * most of what a run holds until it is standardized.
 */
export class TableOnce {
  /** Whether nobody else holds it, so that its memory is free when it is done with. */
  readonly isOurs: boolean
  #table: Table | undefined

  constructor(table: Table, isOurs: boolean) {
    this.#table = table
    this.isOurs = isOurs
  }

  take(): Table {
    const table = this.#table!
    this.#table = undefined
    return table
  }
}
