import { matchFreely, type TwinInput, unlessThirdBearsBoth } from './bears-both-names.ts'
import { type Cap, DOUBTFUL, FREE, HELD } from './cap.ts'
import type { ClusterPlan } from './cluster-plan.ts'
import { ListCursor } from './list-cursor.ts'
import { MatchGraph } from './match-graph.ts'
import { MAX_DENSE } from './partition-component.ts'
import type { PartitionInput, PartitionPolicy } from './partition-input.ts'
import type { RecordPairs } from './record-pairs.ts'

/** What components ask of the model; records by their number. A `PairWeigher` is one. */
export interface RecordWeigher {
  /** Match weight in bits. */
  weigh(left: number, right: number): number
  /** Why the pair last weighed can be a near match at most; only `'twin'` yields to a third record. */
  capOf(left: number, right: number, flagged: boolean): string | undefined
  /** Does the record carry the multiple-birth flag? */
  isFlagged(record: number): boolean
}

// Caps of a pair; two bits further up the same if either record is of a multiple birth.
const STRICT = 1
const TWIN = 2
const IF_FLAGGED = 2

// What is laid down for a pair.
const APART = 1
const IN_DOUBT = 2

/**
 * The pairs of one component after the other, as the partition asks for them; records by their
 * place in it. Up to {@link MAX_DENSE} records each pair is weighed once, when first asked for.
 *
 * The multiple-birth flag is carried over: a record that matches a flagged one is of the same child
 * or of its twin, so it counts as flagged too. Which of a twin's records lack the flag is chance.
 */
export class ComponentPairs implements PartitionInput {
  readonly policy: PartitionPolicy
  count = 0
  mustLink: readonly (readonly [number, number])[] = []
  edges: RecordPairs
  readonly #plan: ClusterPlan
  readonly #weigher: RecordWeigher
  readonly #twins: TwinInput
  readonly #standsAsTwin: (left: number, right: number) => boolean
  /** Who matches whom in a component of more than a few records, once asked for. */
  #matches: MatchGraph | undefined
  #from = 0
  /** By cell of the triangle, NaN where not asked yet; of the last pair alone if there are too many. */
  #weights = new Float64Array(64)
  #caps = new Uint8Array(64)
  #last = -1
  #anyFlag = false
  /** Which records count as flagged, once asked for. */
  #carried: Uint8Array | undefined
  /** What is laid down for a pair, by cell. */
  readonly #bars = new Map<number, number>()
  readonly #mustLinks: ListCursor
  readonly #apart: ListCursor
  readonly #doubtful: ListCursor
  readonly #edges: ListCursor

  /** @param from - the first component that may be entered. */
  constructor(plan: ClusterPlan, weigher: RecordWeigher, from: number) {
    this.#plan = plan
    this.#weigher = weigher
    this.policy = plan.policy
    this.#mustLinks = new ListCursor(plan.mustLink, from)
    this.#apart = new ListCursor(plan.cannotLink, from)
    this.#doubtful = new ListCursor(plan.doubtful, from)
    this.#edges = new ListCursor(plan.edges, from)
    this.edges = this.#edges.pairs()
    const pairs = this
    this.#twins = {
      get count() {
        return pairs.count
      },
      policy: plan.policy,
      weight: (a, b) => this.weight(a, b),
      cap: (a, b) => this.cap(a, b),
      twinGuarded: (a, b) => (this.#capsOf(a, b) & TWIN) !== 0,
    }
    this.#standsAsTwin = unlessThirdBearsBoth(this.#twins)
  }

  /** Turns to a component; they must be entered in ascending order. */
  enter(component: number): void {
    const { start, records } = this.#plan
    this.#from = start[component]!
    this.count = start[component + 1]! - this.#from
    this.#anyFlag = false
    this.#carried = undefined
    this.#matches = undefined
    for (let place = 0; place < this.count && !this.#anyFlag; place++) {
      this.#anyFlag = this.#weigher.isFlagged(records[this.#from + place]!)
    }
    this.#forget()
    this.mustLink = this.#mustLinks.moveTo(component) ? this.#mustLinks.tuples() : NONE
    if (this.#edges.moveTo(component)) this.edges = this.#edges.pairs()
    if (this.#bars.size > 0) this.#bars.clear()
    this.#bar(this.#apart, component, APART)
    this.#bar(this.#doubtful, component, IN_DOUBT)
  }

  weight(a: number, b: number): number {
    return this.#weights[this.#look(a, b)]!
  }

  forbidden(a: number, b: number): boolean {
    if (this.#bars.size > 0 && ((this.#bars.get(cellOf(a, b)) ?? 0) & APART) !== 0) return true
    return this.#plan.withinSource === 'never' && this.#areOfOneSource(a, b)
  }

  cap(a: number, b: number): Cap {
    const isHeld = this.#plan.withinSource === 'near-match' && this.#areOfOneSource(a, b)
    return (isHeld ? HELD : FREE) | (this.#isDoubtful(a, b) ? DOUBTFUL : FREE)
  }

  twinGuarded(a: number, b: number): boolean {
    if (this.count <= FEW) return this.#standsAsTwin(a, b)
    if (!this.#twins.twinGuarded(a, b)) return false
    this.#matches ??= new MatchGraph(this.count, this.#likelyPairs(), (left, right) =>
      matchFreely(this.#twins, left, right),
    )
    return !this.#matches.haveCommon(a, b)
  }

  #isDoubtful(a: number, b: number): boolean {
    if (this.#bars.size > 0 && ((this.#bars.get(cellOf(a, b)) ?? 0) & IN_DOUBT) !== 0) return true
    return (this.#capsOf(a, b) & STRICT) !== 0
  }

  #areOfOneSource(a: number, b: number): boolean {
    const { sources, records } = this.#plan
    if (sources === undefined) return true
    return sources[records[this.#from + a]!] === sources[records[this.#from + b]!]
  }

  #capsOf(a: number, b: number): number {
    if (!this.#anyFlag) return this.#caps[this.#look(a, b)]!
    this.#carried ??= this.#carryFlags()
    const caps = this.#caps[this.#look(a, b)]!
    return this.#carried[a] === 1 || this.#carried[b] === 1 ? caps >> IF_FLAGGED : caps
  }

  #carryFlags(): Uint8Array {
    const own = new Uint8Array(this.count)
    for (let place = 0; place < this.count; place++) {
      own[place] = this.#weigher.isFlagged(this.#plan.records[this.#from + place]!) ? 1 : 0
    }
    if (this.count > MAX_DENSE) return this.#carryAlong(own)
    const isTwin = (place: number): boolean =>
      own.some((flag, other) => flag === 1 && this.weight(place, other) >= this.policy.upper)
    return own.map((flag, place) => (flag === 1 || isTwin(place) ? 1 : 0))
  }

  /** Pairs of which every match is one: all of them, unless there are too many. */
  #likelyPairs(): RecordPairs {
    if (this.count > MAX_DENSE) return this.edges
    const left: number[] = []
    const right: number[] = []
    for (let b = 1; b < this.count; b++) {
      for (let a = 0; a < b; a++) {
        if (this.weight(a, b) < this.policy.upper) continue
        left.push(a)
        right.push(b)
      }
    }
    return { left: Uint32Array.from(left), right: Uint32Array.from(right) }
  }

  /** As above, by the edges: a pair that matches is one of them. */
  #carryAlong(own: Uint8Array): Uint8Array {
    const { left, right } = this.edges
    const carried = own.slice()
    for (let edge = 0; edge < left.length; edge++) {
      const a = left[edge]!
      const b = right[edge]!
      if (own[a] === own[b] || this.weight(a, b) < this.policy.upper) continue
      carried[a] = 1
      carried[b] = 1
    }
    return carried
  }

  /** Where the pair is kept, weighed on first use. */
  #look(a: number, b: number): number {
    const cell = cellOf(a, b)
    const keeps = this.count <= MAX_DENSE
    const at = keeps ? cell : 0
    if (keeps ? !Number.isNaN(this.#weights[at]!) : this.#last === cell) return at
    const { records } = this.#plan
    const left = records[this.#from + Math.min(a, b)]!
    const right = records[this.#from + Math.max(a, b)]!
    this.#weights[at] = this.#weigher.weigh(left, right)
    this.#caps[at] = this.#capsWith(left, right, false)
    if (this.#anyFlag) this.#caps[at]! |= this.#capsWith(left, right, true) << IF_FLAGGED
    this.#last = cell
    return at
  }

  #capsWith(left: number, right: number, flagged: boolean): number {
    const cap = this.#weigher.capOf(left, right, flagged)
    if (cap === undefined) return 0
    return cap === 'twin' ? TWIN : STRICT
  }

  #forget(): void {
    this.#last = -1
    const cells = this.count <= MAX_DENSE ? cellOf(0, this.count) : 1
    if (cells > this.#weights.length) {
      this.#weights = new Float64Array(2 * cells)
      this.#caps = new Uint8Array(2 * cells)
    }
    this.#weights.fill(Number.NaN, 0, cells)
  }

  #bar(list: ListCursor, component: number, bit: number): void {
    if (!list.moveTo(component)) return
    const { left, right } = list.pairs()
    for (let at = 0; at < left.length; at++) {
      const cell = cellOf(left[at]!, right[at]!)
      this.#bars.set(cell, (this.#bars.get(cell) ?? 0) | bit)
    }
  }
}

/** Up to so many records, every third one is looked at anew for each pair of twins. */
const FEW = 100

const NONE: readonly (readonly [number, number])[] = []

/** Cells of the triangle below the diagonal, row by row. */
function cellOf(a: number, b: number): number {
  return a < b ? (b * (b - 1)) / 2 + a : (a * (a - 1)) / 2 + b
}
