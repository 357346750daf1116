/** The tokens of texts by small ids, in columns: nothing for the garbage collector to look after. */
export class TokenLists {
  /** By id of a text: where its tokens begin in the list; 0 if it has none, or nobody has asked. */
  readonly start: Uint32Array
  /** How many tokens a text has, and then these. */
  list: Uint32Array = new Uint32Array(1 << 8)
  #used = 1

  /** @param texts - ids are below. */
  constructor(texts: number) {
    this.start = new Uint32Array(texts)
  }

  /** @returns where the tokens of the text begin now. */
  add(id: number, tokens: readonly number[]): number {
    const start = this.#used
    this.#used += 1 + tokens.length
    if (this.#used > this.list.length) {
      const grown = new Uint32Array(2 * this.#used)
      grown.set(this.list)
      this.list = grown
    }
    this.list[start] = tokens.length
    this.list.set(tokens, start + 1)
    this.start[id] = start
    return start
  }

  /** Forgets all. */
  clear(): void {
    this.start.fill(0)
    this.#used = 1
  }
}
