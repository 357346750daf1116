const BLOCK_BITS = 16
/** Rows per block. */
export const BLOCK_ROWS: number = 1 << BLOCK_BITS

/**
 * One 32-bit number per row, for a number of rows that is not known beforehand. Grows by blocks, so
 * that nothing is copied until the end; a row never set is 0.
 */
export class RowBlocks {
  #blocks: (Uint32Array | undefined)[] = []

  set(row: number, value: number): void {
    this.block(row)[row & (BLOCK_ROWS - 1)] = value
  }

  /** The block that holds `row`, at index `row & (BLOCK_ROWS - 1)`. */
  block(row: number): Uint32Array {
    const at = row >>> BLOCK_BITS
    const block = this.#blocks[at] ?? new Uint32Array(BLOCK_ROWS)
    this.#blocks[at] = block
    return block
  }

  /** All of it in shared memory, shape `rows`. The blocks are let go. */
  build(rows: number): Uint32Array {
    const values = this.#copied(new Uint32Array(new SharedArrayBuffer(4 * rows)))
    this.#blocks = []
    return values
  }

  /** The same, in as few bytes as numbers below `limit` need; the blocks are kept for other rows. */
  take(rows: number, limit: number): Uint8Array | Uint16Array | Uint32Array {
    const values =
      limit <= 0x100
        ? this.#copied(new Uint8Array(new SharedArrayBuffer(rows)))
        : limit <= 0x10000
          ? this.#copied(new Uint16Array(new SharedArrayBuffer(2 * rows)))
          : this.#copied(new Uint32Array(new SharedArrayBuffer(4 * rows)))
    this.clear()
    return values
  }

  /** Sets all rows to 0. */
  clear(): void {
    for (const block of this.#blocks) block?.fill(0)
  }

  #copied<T extends Uint8Array | Uint16Array | Uint32Array>(values: T): T {
    for (const [at, block] of this.#blocks.entries()) {
      const from = at * BLOCK_ROWS
      if (block === undefined || from >= values.length) continue
      values.set(block.subarray(0, values.length - from), from)
    }
    return values
  }
}
