import { pairsOf } from './key-blocks.ts'
import { WordLists } from './word-lists.ts'

/** Marks the last member of a block. */
export const LAST = 0x8000_0000
/** Marks all members of a block that is large. */
export const LARGE = 0x4000_0000
/** What is left of a member without marks. */
export const PLACE = 0x3fff_ffff

/** Blocks are spread over about so many lists by their first members. */
const LISTS = 1 << 10

/**
 * The blocks of a rule, put in the order of their first members, so that records near one another
 * find their blocks near in memory. Of blocks that hold the same records one is kept: tolerant keys
 * give similar names many sounds in common, and each would find the same pairs again.
 */
export class PlacedBlocks {
  /** First members of one list differ in so many low bits. */
  readonly #bits: number
  readonly #lists: WordLists

  constructor(rows: number) {
    this.#bits = Math.max(0, 32 - Math.clz32(Math.max(0, rows - 1)) - Math.log2(LISTS))
    this.#lists = new WordLists(1 + (Math.max(0, rows - 1) >>> this.#bits))
  }

  /** Adds a block of two or more records, ascending. */
  add(records: Uint32Array, from: number, to: number): void {
    const lists = this.#lists
    const list = records[from]! >>> this.#bits
    for (let at = from; at + 1 < to; at++) lists.push(list, records[at]!)
    lists.push(list, records[to - 1]! | LAST)
  }

  /** All blocks, on shared memory; the last member of each is marked {@link LAST}. */
  take(): {
    readonly members: Uint32Array
    readonly blocks: number
    readonly blockPairs: number
  } {
    const lists = this.#lists
    // Room for all: what equal blocks leave unused is never touched, so it takes no memory.
    const members = new Uint32Array(new SharedArrayBuffer(4 * lists.room))
    const part = new EqualBlocks(1 << this.#bits)
    let size = 0
    let blocks = 0
    let blockPairs = 0
    for (let list = 0; list < lists.lists; list++) {
      const words = lists.gather(list)
      part.read(words)
      for (let first = 0; first < part.head.length; first++) {
        for (let block = part.head[first]!; block !== 0; block = part.next[block]!) {
          const [from, to] = [part.start[block]!, part.end[block]!]
          for (let at = from; at < to; at++) members[size++] = words[at]!
          blocks++
          blockPairs += pairsOf(to - from)
        }
      }
    }
    return { members: members.subarray(0, size), blocks, blockPairs }
  }
}

/** The different blocks of a list by their first members; block 0 stands for none. */
class EqualBlocks {
  /** By first member, its low bits: the first and the last of its blocks. */
  readonly head: Uint32Array
  readonly #tail: Uint32Array
  /** By block: the next one of the same first member, its place in the list, a hash of its members. */
  next = new Uint32Array(256)
  start = new Uint32Array(256)
  end = new Uint32Array(256)
  #hash = new Int32Array(256)

  constructor(firsts: number) {
    this.head = new Uint32Array(firsts)
    this.#tail = new Uint32Array(firsts)
  }

  read(words: Uint32Array): void {
    const { head } = this
    const tail = this.#tail
    const mask = head.length - 1
    head.fill(0)
    let block = 1
    for (let at = 0; at < words.length; ) {
      if (block === this.next.length) this.#grow()
      const from = at
      let hash = 0
      let word = 0
      do {
        word = words[at++]!
        hash = Math.imul(hash ^ word, 0x9e3779b1)
        hash ^= hash >>> 15
      } while (word < LAST)
      const first = words[from]! & mask
      if (this.#isKnown(words, first, hash, from, at)) continue
      this.start[block] = from
      this.end[block] = at
      this.#hash[block] = hash
      this.next[block] = 0
      if (head[first] === 0) head[first] = block
      else this.next[tail[first]!] = block
      tail[first] = block++
    }
  }

  #isKnown(words: Uint32Array, first: number, hash: number, from: number, to: number): boolean {
    for (let block = this.head[first]!; block !== 0; block = this.next[block]!) {
      if (this.#hash[block] !== hash) continue
      let own = from
      let other = this.start[block]!
      while (own < to && words[own] === words[other]) {
        own++
        other++
      }
      // Only a last member is marked, so equal words to the end of one are the end of both.
      if (own === to) return true
    }
    return false
  }

  #grow(): void {
    const grown = <T extends Uint32Array | Int32Array>(from: T, to: T): T => {
      to.set(from)
      return to
    }
    const room = 2 * this.next.length
    this.next = grown(this.next, new Uint32Array(room))
    this.start = grown(this.start, new Uint32Array(room))
    this.end = grown(this.end, new Uint32Array(room))
    this.#hash = grown(this.#hash, new Int32Array(room))
  }
}
