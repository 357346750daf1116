import type { Assertion, PersonId, RecordNumber } from '../ledger/event.ts'
import type { RecordState, StateReader } from '../ledger/state.ts'
import { MOST_SHARING } from '../linker/asserted-pairs.ts'
import type { Candidate, DecidingIndex, MatchIndex } from '../matching/match-index.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import type { StoreReader } from '../storage/store.ts'
import { compareKeys } from './record-key.ts'

/** Where state and index are read, within one snapshot. */
export interface RegistryView {
  readonly state: StateReader
  readonly reader: StoreReader
  readonly index: MatchIndex
}

/** As much of a view as deciding needs: its index may be one of pairs that a batch has just found. */
export interface DecidingView extends Omit<RegistryView, 'index'> {
  readonly index: DecidingIndex
}

/**
 * Records that may influence each other, whole components of the graph of R16 and whole persons, and
 * what bears on them. Places are numbers of records in the order of keys, as in batch.
 */
export interface Closure {
  /** By key. */
  readonly records: readonly RecordState[]
  readonly placeOf: ReadonlyMap<RecordNumber, number>
  /** Kept edges of each record. */
  readonly edges: readonly (readonly Candidate[])[]
  /** Standing assertions about each record. */
  readonly assertions: readonly (readonly Assertion[])[]
  /** Records that share a strong identifier: places, ascending; in batch's order of groups. */
  readonly sharing: readonly (readonly number[])[]
}

/** The weakest weight that can join or rival, in bits. */
export function relevance({ thresholds }: LinkageModel): number {
  return Math.max(thresholds.lower, thresholds.upper - thresholds.margin)
}

/**
 * Everything that could be decided otherwise because of these records.
 *
 * @param fresh - those that have just got what they hold: an identifier that so many share with them
 *   asserts nothing any more, all at once.
 */
export function gatherClosure(
  view: DecidingView,
  seeds: Iterable<RecordNumber>,
  fresh: ReadonlySet<RecordNumber> = new Set(),
): Closure {
  return inOrder(gather(view, seeds, fresh, 0)!)
}

/**
 * The closure of which a record has the lowest number; undefined if another of its records has. So
 * whoever asks for each of some records gets each closure once.
 */
export function closureFrom(view: DecidingView, lowest: RecordNumber): Closure | undefined {
  const found = gather(view, [lowest], new Set(), lowest)
  return found && inOrder(found)
}

/** @returns undefined if a record below `lowest` belongs to it. */
function gather(
  { state, reader, index }: DecidingView,
  seeds: Iterable<RecordNumber>,
  fresh: ReadonlySet<RecordNumber>,
  lowest: RecordNumber,
): Found[] | undefined {
  const least = relevance(index.model)
  const seen = new Set<RecordNumber>()
  const queue: RecordNumber[] = []
  const reach = (record: RecordNumber): void => {
    if (seen.has(record)) return
    seen.add(record)
    queue.push(record)
  }
  const found: Found[] = []
  const persons = new Set<PersonId>()
  for (const seed of seeds) reach(seed)
  for (let record = queue.pop(); record !== undefined; record = queue.pop()) {
    const own = state.record(record)
    if (own === undefined || own.deleted) continue
    if (record < lowest) return undefined
    const edges = index.edgesOf(reader, record)
    // Who keeps an edge stands: nothing else need be read to know.
    if (edges.some((other) => other.record < lowest && other.weight >= least)) return undefined
    const assertions = state.assertionsOf(record)
    const sharing = index.sharingIdentifier(reader, record)
    found.push({ own, edges, assertions, sharing })
    for (const { record: other, weight } of edges) if (weight >= least) reach(other)
    for (const { kind, left, right } of assertions) {
      if (kind !== 'cannot-link') reach(left === record ? right : left)
    }
    for (const group of sharing) {
      const asserts = group.length <= MOST_SHARING
      if (asserts || (fresh.has(record) && asserted(group, fresh))) group.forEach(reach)
    }
    if (own.person === undefined || persons.has(own.person)) continue
    persons.add(own.person)
    state.person(own.person)!.members.forEach(reach)
  }
  return found
}

/** Did an identifier assert anything before these records came to share it? */
function asserted(group: readonly RecordNumber[], fresh: ReadonlySet<RecordNumber>): boolean {
  return group.filter((record) => !fresh.has(record)).length <= MOST_SHARING
}

interface Found {
  readonly own: RecordState
  readonly edges: readonly Candidate[]
  readonly assertions: readonly Assertion[]
  readonly sharing: readonly (readonly RecordNumber[])[]
}

function inOrder(found: Found[]): Closure {
  found.sort((a, b) => compareKeys(a.own, b.own))
  const placeOf = new Map(found.map(({ own }, place) => [own.record, place]))
  return {
    records: found.map(({ own }) => own),
    placeOf,
    edges: found.map(({ edges }) => edges),
    assertions: found.map(({ assertions }) => assertions),
    sharing: sharingGroups(found, placeOf),
  }
}

/** By identifier, then by smallest record: each group is seen from its smallest record. */
function sharingGroups(
  found: readonly Found[],
  placeOf: ReadonlyMap<RecordNumber, number>,
): number[][] {
  const identifiers = found[0]?.sharing.length ?? 0
  const groups: number[][] = []
  for (let identifier = 0; identifier < identifiers; identifier++) {
    for (const [place, { sharing }] of found.entries()) {
      const group = sharing[identifier]!
      if (group.length < 2 || group.length > MOST_SHARING) continue
      const places = group.map((record) => placeOf.get(record)!).sort((a, b) => a - b)
      if (places[0] === place) groups.push(places)
    }
  }
  return groups
}
