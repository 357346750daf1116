import { NumberList } from '../blocking/growable.ts'
import { connectedComponents } from '../clustering/connected-components.ts'
import { dateLevel } from '../comparison/date.ts'
import type { PersonId, RecordNumber } from '../ledger/event.ts'
import { LINK_KINDS } from '../ledger/event-codec.ts'
import type { StateReader } from '../ledger/state.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import { relevance } from './closure.ts'
import type { JudgedBatch } from './judge-registry.ts'

/** What to look for. */
export interface OpenOptions {
  /** Records whose closures are wanted whatever they are. */
  readonly also?: Iterable<RecordNumber>
  /**
   * Leave out closures whose persons stay and of whose items it is plain which come, go or stay; it does
   * not matter then what their evidence weighs. Default false.
   */
  readonly asksOnly?: boolean
}

/** Two persons whom it is plain to ask about, by their best pair. */
export interface PlainQuestion {
  readonly reason: 'near-match' | 'small-margin'
  readonly left: RecordNumber
  readonly right: RecordNumber
  /** Bits. */
  readonly weight: number
}

export interface OpenClosures {
  /** The records of each, in the order of their smallest keys. */
  readonly closures: readonly (readonly RecordNumber[])[]
  /** Of persons of other closures: what is to be asked, with the item that asks it for another reason. */
  readonly asks: readonly (PlainQuestion & { readonly item: number | undefined })[]
  /** Items of persons of other closures that have no reason any more. */
  readonly closes: readonly number[]
}

/**
 * The closures that may not be as a batch wants them: those where its clusters are no persons, where
 * people or sources have stated anything, where anything is to be asked or was asked, or a link is of
 * another kind. All other records, nearly all of a large registry, stay as they are.
 *
 * Told over arrays alone, for a closure costs a hundred times as much to be evaluated.
 */
export function openClosures(
  state: StateReader,
  model: LinkageModel,
  batch: JudgedBatch,
  { also = [], asksOnly = false }: OpenOptions = {},
): OpenClosures {
  const { result, index, numbers, persons } = batch
  const closures = closuresOf(state, model, batch)
  const isOpen = new Uint8Array(numbers.length)
  const open = (place: number): void => {
    if (place >= 0) isOpen[closures[place]!] = 1
  }
  for (const record of also) open(index.placeOf(record))
  for (const { left, right } of state.assertions()) {
    open(index.placeOf(left))
    open(index.placeOf(right))
  }
  openRegrouped(model, batch, open)
  const asked = new AskedPairs(batch)
  for (const { item, reason, proposal, persons: about } of state.items()) {
    const places = about.map((person) => somePlaceOf(state, batch, person))
    const isPlain = reason === 'near-match' || reason === 'small-margin'
    if (asksOnly && isPlain && proposal === undefined && places.length === 2) {
      asked.add(places, item, reason)
    } else places.forEach(open)
  }
  const { left, right, weight, size } = result.scored.pairs
  const { lower, upper } = model.thresholds
  const { sources } = result.prepared
  const never = model.constraints.withinSource === 'never'
  const strong: number[] = []
  for (let pair = 0; pair < size; pair++) {
    const [a, b] = [left[pair]!, right[pair]!]
    if (weight[pair]! < lower || persons[a] === persons[b]) continue
    if (never && (sources === undefined || sources[a] === sources[b])) continue
    if (!asksOnly) {
      open(a)
      open(b)
    } else if (weight[pair]! >= upper) strong.push(pair)
    else asked.meet([a, b], weight[pair]!, false)
  }
  index.bring(strong.flatMap((pair) => [numbers[left[pair]!]!, numbers[right[pair]!]!]))
  for (const pair of strong) {
    const [a, b] = [left[pair]!, right[pair]!]
    asked.meet([a, b], weight[pair]!, !index.isCapped(numbers[a]!, numbers[b]!))
  }
  const isLeft = ({ places }: AskedPair): boolean =>
    places.every((place) => isOpen[closures[place]!] === 0)
  return {
    closures: gathered(closures, isOpen, numbers),
    ...asked.answer(isLeft),
  }
}

/** Opens the closures where clusters are no persons, or a link is of another kind. */
function openRegrouped(
  model: LinkageModel,
  { result, index, persons, links, personCount }: JudgedBatch,
  open: (place: number) => void,
): void {
  const { labels, prepared } = result
  const rows = labels.length
  const isDoubted = doubts(model, prepared.standardized)
  const never = model.constraints.withinSource === 'never'
  const [from, to] = [new NumberList(), new NumberList()]
  for (const group of index.sharingGroups()) {
    const sources = new Set(group.map((place) => prepared.sources?.[place] ?? 0))
    const isOne = !(never && sources.size < group.length) && !isDoubted(group)
    for (const place of group) {
      if (!isOne || persons[place] !== persons[group[0]!]) open(place)
      from.push(group[0]!)
      to.push(place)
    }
  }
  const cores = connectedComponents(rows, from.take(), to.take())
  const inCore = new Uint8Array(rows)
  for (let place = 0; place < rows; place++) if (cores[place] !== place) inCore[cores[place]!] = 1
  const [asserted, auto] = [LINK_KINDS.indexOf('asserted'), LINK_KINDS.indexOf('auto')]
  const labelOf = new Int32Array(personCount).fill(-1)
  const personOf = new Int32Array(rows).fill(-1)
  for (let place = 0; place < rows; place++) {
    const kind = inCore[cores[place]!] === 1 ? asserted : auto
    const [label, person] = [labels[place]!, persons[place]!]
    if (labelOf[person] === -1) labelOf[person] = label
    if (personOf[label] === -1) personOf[label] = person
    if (links[place] !== kind || labelOf[person] !== label || personOf[label] !== person) {
      open(place)
    }
  }
}

/** Could first name and birth date both disagree between any two of a group? */
function doubts(
  { comparisons }: LinkageModel,
  { columns }: JudgedBatch['result']['prepared']['standardized'],
): (group: Uint32Array) => boolean {
  const date = comparisons.find((comparison) => comparison.kind === 'date')
  const column = date === undefined ? undefined : columns.get(date.field)
  if (column?.kind !== 'date') return () => false
  const { dates } = column
  return (group) =>
    group.some((a, at) => group.subarray(at + 1).some((b) => dateLevel(dates[a]!, dates[b]!) <= 1))
}

/** Two persons who are asked about, or are to be. */
interface AskedPair {
  /** A record of each: of the heaviest pair, once there is one. */
  places: readonly number[]
  /** Bits; −∞ if there is no reason to ask any more. */
  weight: number
  /** Would any of their pairs be a match by itself? */
  isStrong: boolean
  /** The item that asks now, and why it does. */
  readonly item: number | undefined
  readonly reason: PlainQuestion['reason'] | undefined
}

/** Who is asked about now, and who would be. */
class AskedPairs {
  readonly #batch: JudgedBatch
  readonly #pairs = new Map<number, AskedPair>()

  constructor(batch: JudgedBatch) {
    this.#batch = batch
  }

  add(places: readonly number[], item: number, reason: PlainQuestion['reason']): void {
    const nothing = { weight: Number.NEGATIVE_INFINITY, isStrong: false }
    this.#pairs.set(this.#keyOf(places), { places, item, reason, ...nothing })
  }

  /** Tells of a pair that is to be asked about. */
  meet(places: readonly number[], weight: number, isStrong: boolean): void {
    const key = this.#keyOf(places)
    const known = this.#pairs.get(key)
    if (known === undefined) {
      this.#pairs.set(key, { places, weight, isStrong, item: undefined, reason: undefined })
      return
    }
    known.isStrong ||= isStrong
    if (weight <= known.weight) return
    known.places = places
    known.weight = weight
  }

  answer(isWanted: (pair: AskedPair) => boolean): Pick<OpenClosures, 'asks' | 'closes'> {
    const { numbers } = this.#batch
    const asks: OpenClosures['asks'][number][] = []
    const closes: number[] = []
    for (const pair of this.#pairs.values()) {
      if (!isWanted(pair)) continue
      const { places, weight, isStrong, item, reason: before } = pair
      const reason = isStrong ? 'small-margin' : 'near-match'
      if (weight === Number.NEGATIVE_INFINITY) closes.push(item!)
      else if (reason !== before) {
        const [a, b] = places.map((place) => numbers[place]!) as [number, number]
        asks.push({ reason, left: Math.min(a, b), right: Math.max(a, b), weight, item })
      }
    }
    return { asks, closes }
  }

  /** Names two persons: they are far fewer than 2²⁶. */
  #keyOf([left, right]: readonly number[]): number {
    const { persons } = this.#batch
    const [a, b] = [persons[left!]!, persons[right!]!]
    return Math.min(a, b) * 2 ** 26 + Math.max(a, b)
  }
}

function somePlaceOf(state: StateReader, { index }: JudgedBatch, person: PersonId): number {
  const [record] = state.person(person)!.members
  return record === undefined ? -1 : index.placeOf(record)
}

/** Shape `rows`: the smallest place of each record's closure, or of several that decisions tie. */
function closuresOf(
  state: StateReader,
  model: LinkageModel,
  { result, index, numbers, persons, personCount }: JudgedBatch,
): Uint32Array {
  const [from, to] = [new NumberList(), new NumberList()]
  const tie = (a: number, b: number): void => {
    from.push(a)
    to.push(b)
  }
  const least = relevance(model)
  const { left, right, weight, size } = result.scored.pairs
  for (let pair = 0; pair < size; pair++) {
    if (weight[pair]! >= least) tie(left[pair]!, right[pair]!)
  }
  for (const group of index.sharingGroups()) for (const record of group) tie(group[0]!, record)
  for (const assertion of state.assertions()) {
    const [a, b] = [index.placeOf(assertion.left), index.placeOf(assertion.right)]
    // Whether a decision still holds is seen where both of its records are at hand.
    if (a >= 0 && b >= 0) tie(a, b)
  }
  const first = new Int32Array(personCount).fill(-1)
  for (let place = 0; place < numbers.length; place++) {
    const person = persons[place]!
    if (first[person] === -1) first[person] = place
    else tie(first[person]!, place)
  }
  return connectedComponents(numbers.length, from.take(), to.take())
}

/** The records of each open closure. */
function gathered(
  closures: Uint32Array,
  isOpen: Uint8Array,
  numbers: Uint32Array,
): RecordNumber[][] {
  const records = new Map<number, RecordNumber[]>()
  for (let place = 0; place < closures.length; place++) {
    const root = closures[place]!
    if (isOpen[root] !== 1) continue
    const own = records.get(root)
    if (own === undefined) records.set(root, [numbers[place]!])
    else own.push(numbers[place]!)
  }
  return [...records.values()]
}
