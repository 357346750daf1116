import type { PairVerdict, PersonId, RecordNumber } from '../ledger/event.ts'
import type { RecordState, StateReader } from '../ledger/state.ts'
import type { LoadedRecords, RecordFields } from '../matching/match-index.ts'
import type { ScoreStep } from '../scoring/explain-score.ts'
import { aggregateOf, byCore } from './aggregate.ts'
import type { RegistryView } from './closure.ts'
import type { RecordKey } from './record-key.ts'

export interface MatchOptions {
  /** Persons to answer with at most; default 5. */
  readonly limit?: number
  /** The record's source: what the model says of two records of one source is heeded then. */
  readonly source?: string
}

/** A record of a candidate person. */
export interface MatchedRecord extends RecordKey {
  /** Match weight, bits. */
  readonly weight: number
  /** Names of the blocking rules that found it; none if its person was found by another record. */
  readonly rules: readonly string[]
}

/** A person that the record may be. */
export interface MatchedPerson {
  readonly person: PersonId
  /** What the record and the person weigh against each other: the lower median, bits (R10). */
  readonly weight: number
  readonly decision: PairVerdict
  /** The best first. */
  readonly records: readonly MatchedRecord[]
  /** The waterfall of the best pair; its steps add up to that pair's weight. */
  readonly steps: readonly ScoreStep[]
}

/** Who a record is. */
export interface MatchAnswer {
  readonly decision: PairVerdict
  /** The person that it is, if the decision is `match`. */
  readonly person?: PersonId
  /** Persons that it may be, the most likely first. */
  readonly candidates: readonly MatchedPerson[]
}

const DEFAULT_LIMIT = 5

/**
 * Looks a record up without keeping anything. A person matches if the record's aggregate against all
 * its members reaches the upper threshold, none of them is barred or below the guard, and no other
 * person comes within the margin that could not be the same; what a person weighs less or is barred
 * by is a near match from the lower threshold on.
 */
export function matchRecord(
  view: RegistryView,
  fields: RecordFields,
  { limit = DEFAULT_LIMIT, source }: MatchOptions = {},
): MatchAnswer {
  const { state, reader, index } = view
  const { model } = index
  const prepared = index.prepare(fields)
  if (!prepared.hasEvidence) return { decision: 'non-match', candidates: [] }
  const found = index.search(reader, prepared, model.thresholds.lower)
  const records = new RecordsRead(view)
  const rulesOf = new Map<RecordNumber, readonly number[]>()
  const persons = new Set<PersonId>()
  for (const { record, rules } of found) {
    rulesOf.set(record, rules)
    const person = records.of(record)?.person
    if (person !== undefined) persons.add(person)
  }
  if (persons.size === 0) return { decision: 'non-match', candidates: [] }
  const groups = [...persons].map((person) => ({ person, members: state.person(person)!.members }))
  const numbers = groups.flatMap(({ members }) => members)
  const loaded = index.load(reader, numbers, [prepared])
  const coreOf = coreFinder(view, numbers, records)
  let at = 0
  const candidates = groups.map(({ person, members }): JudgedPerson => {
    const places = members.map(() => at++)
    return judge(view, loaded, person, places, numbers, coreOf, source)
  })
  candidates.sort((a, b) => order(a) - order(b) || b.weight - a.weight || b.best - a.best)
  const settled = heedRivals(candidates, model.thresholds, (...persons) =>
    couldBeOne(view, loaded, numbers, coreOf, persons),
  )
  const shown = settled.slice(0, limit).map((each): MatchedPerson => {
    const matched = each.places
      .map((place): MatchedRecord => {
        const { source: from, id } = records.of(numbers[place]!)!
        const rules = rulesOf.get(numbers[place]!) ?? []
        const names = rules.map((rule) => model.blocking.rules[rule]!.name)
        return { source: from, id, weight: loaded.weigh(place, numbers.length), rules: names }
      })
      .sort((a, b) => b.weight - a.weight)
    const { person, weight, decision } = each
    return {
      person,
      weight,
      decision,
      records: matched,
      steps: loaded.explain(each.bestPlace, numbers.length),
    }
  })
  const first = settled[0]!
  return {
    decision: first.decision,
    ...(first.decision === 'match' ? { person: first.person } : {}),
    candidates: shown,
  }
}

/** Records that one look-up reads, each once. */
class RecordsRead {
  readonly #state: StateReader
  readonly #read = new Map<RecordNumber, RecordState | undefined>()

  constructor({ state }: RegistryView) {
    this.#state = state
  }

  of(record: RecordNumber): RecordState | undefined {
    if (!this.#read.has(record)) this.#read.set(record, this.#state.record(record))
    return this.#read.get(record)
  }
}

interface JudgedPerson {
  readonly person: PersonId
  readonly places: readonly number[]
  readonly weight: number
  readonly best: number
  readonly bestPlace: number
  readonly decision: PairVerdict
}

function judge(
  { state, index }: RegistryView,
  loaded: LoadedRecords,
  person: PersonId,
  places: readonly number[],
  numbers: readonly RecordNumber[],
  coreOf: (place: number) => number,
  source: string | undefined,
): JudgedPerson {
  const { thresholds, constraints } = index.model
  const { lower, upper, guard } = thresholds
  const own = numbers.length
  const weights = new Map<number, number>()
  let best = Number.NEGATIVE_INFINITY
  let bestPlace = places[0]!
  let isBarred = false
  for (const place of places) {
    const weight = loaded.weigh(place, own)
    weights.set(place, weight)
    if (weight > best) [best, bestPlace] = [weight, place]
    const flagged = loaded.isFlagged(place) || loaded.isFlagged(own)
    if (loaded.capOf(place, own, flagged) !== undefined) isBarred = true
    if (constraints.withinSource !== 'match' && state.record(numbers[place]!)!.source === source) {
      isBarred = true
    }
  }
  const cores = byCore(places, coreOf)
  const weight = aggregateOf(cores, [[own]], (place) => weights.get(place)!)
  const worst = cores.reduce(
    (least, core) => Math.min(least, Math.max(...core.map((place) => weights.get(place)!))),
    Number.POSITIVE_INFINITY,
  )
  const isMatch = weight >= upper && worst >= guard && !isBarred
  const decision = isMatch ? 'match' : best >= lower ? 'near-match' : 'non-match'
  return { person, places, weight, best, bestPlace, decision }
}

/** A match that another person comes close to is a near match, unless the two may be one child. */
function heedRivals(
  candidates: readonly JudgedPerson[],
  { margin, lower }: { readonly margin: number; readonly lower: number },
  areOne: (first: JudgedPerson, other: JudgedPerson) => boolean,
): readonly JudgedPerson[] {
  const [first, ...others] = candidates
  if (first?.decision !== 'match') return candidates
  const reach = Math.max(lower, first.weight - margin)
  const hasRival = others.some((other) => other.weight >= reach && !areOne(first, other))
  return candidates.map((each, at) =>
    each.decision === 'match' && (at > 0 || hasRival) ? { ...each, decision: 'near-match' } : each,
  )
}

/**
 * May two persons be one child whom only people may join? They weigh enough, and nothing speaks against
 * it but that policies leave it to people.
 */
function couldBeOne(
  { state, index }: RegistryView,
  loaded: LoadedRecords,
  numbers: readonly RecordNumber[],
  coreOf: (place: number) => number,
  [one, other]: readonly [JudgedPerson, JudgedPerson],
): boolean {
  const { thresholds, constraints } = index.model
  if (constraints.withinSource === 'never') return false
  const others = new Set(other.places.map((place) => numbers[place]!))
  for (const a of one.places) {
    const apart = state
      .assertionsOf(numbers[a]!)
      .some(
        ({ kind, left, right }) =>
          kind === 'cannot-link' && (others.has(left) || others.has(right)),
      )
    if (apart) return false
    for (const b of other.places) {
      loaded.weigh(a, b)
      if (loaded.capOf(a, b, loaded.isFlagged(a) || loaded.isFlagged(b)) !== undefined) return false
    }
  }
  const weight = aggregateOf(byCore(one.places, coreOf), byCore(other.places, coreOf), (a, b) =>
    loaded.weigh(a, b),
  )
  return weight >= thresholds.upper
}

function order({ decision }: JudgedPerson): number {
  return ['match', 'near-match', 'non-match'].indexOf(decision)
}

/** Cores of the members: what must-links hold together counts once. */
function coreFinder(
  { state }: RegistryView,
  numbers: readonly RecordNumber[],
  records: RecordsRead,
): (place: number) => number {
  const placeOf = new Map(numbers.map((record, place) => [record, place]))
  const root = numbers.map((_, place) => place)
  const find = (place: number): number => {
    let at = place
    while (root[at] !== at) at = root[at]!
    return at
  }
  for (const [place, record] of numbers.entries()) {
    if (records.of(record)!.link === 'auto') continue
    for (const { kind, left, right } of state.assertionsOf(record)) {
      const other = placeOf.get(left === record ? right : left)
      if (kind === 'must-link' && other !== undefined) root[find(place)] = find(other)
    }
  }
  return find
}
