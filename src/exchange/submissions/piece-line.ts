/**
 * Pieces on their way: while one is written the next is prepared. They are written in the order in which
 * they came.
 */
export class PieceLine<Piece, Prepared> {
  readonly #prepare: (piece: Piece) => Promise<Prepared>
  readonly #write: (piece: Piece, prepared: () => Promise<Prepared>) => Promise<void>
  #next: { readonly piece: Piece; readonly prepared: Promise<Prepared> } | undefined

  /** @param write - is given what was prepared, or learns why it could not be, once it asks for it. */
  constructor(
    prepare: (piece: Piece) => Promise<Prepared>,
    write: (piece: Piece, prepared: () => Promise<Prepared>) => Promise<void>,
  ) {
    this.#prepare = prepare
    this.#write = write
  }

  /** Takes a piece, and writes the one before it. */
  async push(piece: Piece): Promise<void> {
    const prepared = this.#prepare(piece)
    // Who writes the piece learns of it; until then nobody waits for it.
    prepared.catch(() => {})
    const before = this.#next
    this.#next = { piece, prepared }
    if (before !== undefined) await this.#write(before.piece, () => before.prepared)
  }

  /** Writes the last piece. */
  async end(): Promise<void> {
    const last = this.#next
    this.#next = undefined
    if (last !== undefined) await this.#write(last.piece, () => last.prepared)
  }
}
