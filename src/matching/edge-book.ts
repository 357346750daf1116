import { ByteReader } from '../storage/byte-reader.ts'
import { ByteWriter } from '../storage/byte-writer.ts'
import type { StoreReader, StoreWriter } from '../storage/store.ts'
import { EDGES, recordKey } from './tables.ts'

/** What is kept of a pair at or above the floor. */
export interface KeptEdge {
  /** Bits. */
  readonly weight: number
  /** Numbers of the rules that find it, ascending. */
  readonly rules: readonly number[]
}

const writer = new ByteWriter()

/** Tells the edges of a record by the number of the other, ascending. */
export function eachEdge(
  reader: StoreReader,
  record: number,
  tell: (other: number, weight: number, rules: readonly number[]) => void,
): void {
  const value = reader.get(EDGES, recordKey(record))
  if (value === undefined) return
  const bytes = new ByteReader(value, EDGES)
  let other = 0
  while (bytes.left > 0) {
    other += bytes.varint()
    const weight = bytes.f64()
    const rules: number[] = []
    for (let count = bytes.varint(); count > 0; count--) rules.push(bytes.varint())
    tell(other, weight, rules)
  }
}

/** The edges of a record by the number of the other, ascending. */
export function readEdges(reader: StoreReader, record: number): Map<number, KeptEdge> {
  const edges = new Map<number, KeptEdge>()
  eachEdge(reader, record, (other, weight, rules) => edges.set(other, { weight, rules }))
  return edges
}

/** A record's edges as they are stored; others ascend. */
export function encodeEdges(edges: Iterable<readonly [other: number, edge: KeptEdge]>): Uint8Array {
  let last = 0
  for (const [other, { weight, rules }] of edges) {
    writer
      .varint(other - last)
      .f64(weight)
      .varint(rules.length)
    for (const rule of rules) writer.varint(rule)
    last = other
  }
  return writer.finish()
}

/** The edges that one change reads and writes, each kept at both of its records. */
export class EdgeBook {
  readonly #reader: StoreReader
  readonly #pages = new Map<number, Map<number, KeptEdge>>()
  readonly #changed = new Set<number>()

  constructor(reader: StoreReader) {
    this.#reader = reader
  }

  of(record: number): ReadonlyMap<number, KeptEdge> {
    return this.#page(record)
  }

  set(left: number, right: number, edge: KeptEdge): void {
    this.#page(left).set(right, edge)
    this.#page(right).set(left, edge)
    this.#changed.add(left).add(right)
  }

  remove(left: number, right: number): void {
    this.#page(left).delete(right)
    this.#page(right).delete(left)
    this.#changed.add(left).add(right)
  }

  removeAll(record: number): void {
    for (const other of [...this.#page(record).keys()]) this.remove(record, other)
  }

  write(store: StoreWriter): void {
    for (const record of [...this.#changed].sort((a, b) => a - b)) {
      const edges = [...this.#page(record)].sort(([a], [b]) => a - b)
      if (edges.length === 0) store.remove(EDGES, recordKey(record))
      else store.put(EDGES, recordKey(record), encodeEdges(edges))
    }
  }

  #page(record: number): Map<number, KeptEdge> {
    let page = this.#pages.get(record)
    if (page === undefined) {
      page = readEdges(this.#reader, record)
      this.#pages.set(record, page)
    }
    return page
  }
}
