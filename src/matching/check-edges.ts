import type { StoreReader } from '../storage/store.ts'
import { eachEdge, type KeptEdge, readEdges } from './edge-book.ts'
import type { IndexParts } from './index-change.ts'
import { type RecordBlocks, resolveCuts } from './record-blocks.ts'
import { readRow } from './stored-rows.ts'

/** Weights of batch and of one record alone differ by less, in bits: sums in another order. */
const ROUNDING = 1e-6

/** A record as blocking and weighing take it; one that has no row is in no block. */
export interface SearchedRecord {
  readonly record: number
  /** As its row has them. */
  readonly bytes: Uint8Array
  /** With cuts resolved. */
  readonly blocks: RecordBlocks
}

/**
 * Holds the edges that a record and its neighbours keep against those that blocking and weights give.
 * A pair is weighed once, from its lower number, and what both of its records keep is held against
 * that; so over all records each edge is looked at from both sides. Rows and postings must be sound.
 *
 * @param tell - told in no order.
 */
export function checkEdges(
  reader: StoreReader,
  parts: IndexParts,
  { record, bytes, blocks }: SearchedRecord,
  tell: (problem: string, record: number, other: number) => void,
): void {
  const isWhole = find(reader, parts, record, blocks)
  const kept = readEdges(reader, record)
  // If there should be no such edge, the other one does not know of any.
  const keptHereAlone = [...kept.keys()].filter(
    (other) => other < record && edgeAt(reader, other, record) === undefined,
  )
  const found = foundEdges(reader, parts, bytes, (other) => {
    return other > record || keptHereAlone.includes(other)
  })

  const judge = (one: number, other: number, own: KeptEdge | undefined): void => {
    const problem = problemOf(own, found.get(one === record ? other : one))
    if (problem === undefined) return
    const isAsked = SEEN_ALL.has(problem)
    if (isAsked && !(one === record ? isWhole : isSeenWhole(reader, parts, one))) return
    tell(problem, one, other)
  }
  for (const other of keptHereAlone) if (!found.has(other)) judge(record, other, kept.get(other))
  for (const other of new Set([...found.keys(), ...kept.keys()])) {
    if (other < record) continue
    judge(record, other, kept.get(other))
    if (other > record) judge(other, record, edgeAt(reader, other, record))
  }
}

/** Weighs a record against those that were met just now, as far as they are wanted. */
function foundEdges(
  reader: StoreReader,
  { search: { met }, weigher, floor }: IndexParts,
  bytes: Uint8Array,
  isWanted: (other: number) => boolean,
): Map<number, KeptEdge> {
  const places: number[] = []
  for (let place = 0; place < met.count; place++) {
    if (isWanted(met.records[place]!) && met.isConfirmed(place)) places.push(place)
  }
  const others = places.map((place) => met.records[place]!)
  const found = new Map<number, KeptEdge>()
  weigher.weigh(reader, bytes, others, floor, (at, weight) => {
    found.set(others[at]!, { weight, rules: met.rulesOf(places[at]!) })
  })
  return found
}

const MISSING = 'an edge is missing'
const REWEIGHED = 'an edge has another weight'
const OTHER_RULES = 'an edge is found by other rules'
const UNFOUND = 'an edge is kept that blocking and weights do not give'

/** What can only be said of a record whose blocks were all looked at. */
const SEEN_ALL: ReadonlySet<string> = new Set([OTHER_RULES, UNFOUND])

function problemOf(own: KeptEdge | undefined, edge: KeptEdge | undefined): string | undefined {
  if (edge === undefined) return own === undefined ? undefined : UNFOUND
  if (own === undefined) return MISSING
  if (!(Math.abs(own.weight - edge.weight) <= ROUNDING)) return REWEIGHED
  return own.rules.join() === edge.rules.join() ? undefined : OTHER_RULES
}

/**
 * Has the search meet who shares a block with a record.
 *
 * @returns false if a block was not looked at: it grew far beyond what the model knows, yet was looked
 *   at before it grew.
 */
function find(
  reader: StoreReader,
  { search }: IndexParts,
  record: number,
  blocks: RecordBlocks,
): boolean {
  const { skipped } = search
  search.find(reader, blocks, record)
  return search.skipped === skipped
}

/** Is every block of a record looked at? Asked where there is a fault. */
function isSeenWhole(reader: StoreReader, parts: IndexParts, record: number): boolean {
  const row = readRow(reader, record)
  if (row === undefined) return true
  const { blocks } = parts.preparer.restore(row.bytes)
  return find(reader, parts, record, resolveCuts(blocks, row.tieHash))
}

/** What a record keeps of one other. */
function edgeAt(reader: StoreReader, record: number, other: number): KeptEdge | undefined {
  let edge: KeptEdge | undefined
  eachEdge(reader, record, (each, weight, rules) => {
    if (each === other) edge = { weight, rules }
  })
  return edge
}
