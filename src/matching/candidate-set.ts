const LEAST_SLOTS = 1 << 10

/** The records that share a block with one, each once, and which rules found it. Used again and again. */
export class CandidateSet {
  count = 0
  /** Shape `count`: in the order in which they were met. */
  records: Uint32Array = new Uint32Array(LEAST_SLOTS)
  /** Shape `count × words`: a bit per rule. */
  #rules: Uint32Array
  /** Shape `count`: 1 if some block that they share is small. */
  #inSmall: Uint8Array = new Uint8Array(LEAST_SLOTS)
  /** Open addressing: place + 1, 0 is free. */
  #slots = new Uint32Array(2 * LEAST_SLOTS)
  readonly #words: number

  /** @param rules - how many there are. */
  constructor(rules: number) {
    this.#words = Math.max(1, Math.ceil(rules / 32))
    this.#rules = new Uint32Array(this.#words * LEAST_SLOTS)
  }

  clear(): void {
    this.count = 0
    this.#slots.fill(0)
  }

  meet(record: number, rule: number, inSmall: boolean): void {
    const mask = this.#slots.length - 1
    let slot = Math.imul(record, 0x9e3779b1) & mask
    let place = this.#slots[slot]!
    while (place !== 0 && this.records[place - 1] !== record) {
      slot = (slot + 1) & mask
      place = this.#slots[slot]!
    }
    if (place === 0) {
      if (this.count === this.records.length) {
        this.#grow()
        this.meet(record, rule, inSmall)
        return
      }
      place = ++this.count
      this.#slots[slot] = place
      this.records[place - 1] = record
      this.#inSmall[place - 1] = 0
      this.#rules.fill(0, this.#words * (place - 1), this.#words * place)
    }
    this.#rules[this.#words * (place - 1) + (rule >>> 5)]! |= 1 << (rule & 31)
    if (inSmall) this.#inSmall[place - 1] = 1
  }

  /** Is it in a small block, or found by several rules? */
  isConfirmed(place: number): boolean {
    if (this.#inSmall[place] === 1) return true
    let several = 0
    for (let word = 0; word < this.#words; word++) {
      const bits = this.#rules[this.#words * place + word]!
      if (bits === 0) continue
      if (several > 0 || (bits & (bits - 1)) !== 0) return true
      several = 1
    }
    return false
  }

  /** The numbers of the rules that found it, ascending. */
  rulesOf(place: number): number[] {
    const rules: number[] = []
    for (let word = 0; word < this.#words; word++) {
      for (let bits = this.#rules[this.#words * place + word]!; bits !== 0; bits &= bits - 1) {
        rules.push(32 * word + 31 - Math.clz32(bits & -bits))
      }
    }
    return rules
  }

  #grow(): void {
    const room = 2 * this.records.length
    const grown = <T extends Uint32Array | Uint8Array>(values: T, into: T): T => {
      into.set(values)
      return into
    }
    this.records = grown(this.records, new Uint32Array(room))
    this.#inSmall = grown(this.#inSmall, new Uint8Array(room))
    this.#rules = grown(this.#rules, new Uint32Array(this.#words * room))
    const slots = new Uint32Array(2 * room)
    for (let place = 0; place < this.count; place++) {
      let slot = Math.imul(this.records[place]!, 0x9e3779b1) & (slots.length - 1)
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
      slots[slot] = place + 1
    }
    this.#slots = slots
  }
}
