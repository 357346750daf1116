import { radixSortBy } from '../records/radix-sort.ts'
import type { RecordPairs } from './record-pairs.ts'

/** Pairs within components, sorted by component; records by their place in it. */
export interface ComponentLists {
  readonly component: Uint32Array
  readonly left: Uint32Array
  readonly right: Uint32Array
}

/** Stands for a component of one record, which is none of those counted. */
const ALONE = 0xffff_ffff

/** Where each record stands: the number of its component, and its place among its records. */
export class ComponentPlaces {
  readonly count: number
  readonly largest: number
  /** Shape `count + 1`. */
  readonly start: Uint32Array
  readonly records: Uint32Array
  readonly #componentOf: Uint32Array
  readonly #placeOf: Uint32Array

  /** @param labels - per record the smallest record of its component. */
  constructor(labels: Uint32Array) {
    const rows = labels.length
    const sizes = new Uint32Array(rows)
    for (let record = 0; record < rows; record++) sizes[labels[record]!]!++
    let count = 0
    let members = 0
    let largest = 1
    for (let label = 0; label < rows; label++) {
      const size = sizes[label]!
      if (size < 2) continue
      count++
      members += size
      if (size > largest) largest = size
    }
    this.count = count
    this.largest = largest
    this.start = shared(count + 1)
    this.records = shared(members)
    this.#componentOf = new Uint32Array(rows)
    this.#placeOf = new Uint32Array(rows)
    // One ascending pass: a component's smallest record comes first and gives it its number.
    let next = 0
    for (let record = 0; record < rows; record++) {
      const label = labels[record]!
      if (label === record) {
        const isAlone = sizes[record]! < 2
        this.#componentOf[record] = isAlone ? ALONE : next
        if (isAlone) continue
        this.start[next + 1] = this.start[next]! + sizes[record]!
        next++
        sizes[record] = 0
      }
      const component = this.#componentOf[label]!
      const place = sizes[label]!++
      this.#componentOf[record] = component
      this.#placeOf[record] = place
      this.records[this.start[component]! + place] = record
    }
  }

  /** The pairs that lie within one component of at least so many records. */
  listsOf({ left, right }: RecordPairs, least = 2): ComponentLists {
    let size = 0
    const most = this.largest < least ? 0 : left.length
    for (let at = 0; at < most; at++) if (this.#isWithin(left[at]!, right[at]!, least)) size++
    const inside = new Uint32Array(size)
    const component = new Uint32Array(size)
    for (let at = 0, to = 0; to < size; at++) {
      if (!this.#isWithin(left[at]!, right[at]!, least)) continue
      inside[to] = at
      component[to++] = this.#componentOf[left[at]!]!
    }
    const order = inside.map((_, at) => at)
    radixSortBy(order, component)
    const lists = { component: shared(size), left: shared(size), right: shared(size) }
    for (let to = 0; to < size; to++) {
      const at = inside[order[to]!]!
      lists.component[to] = component[order[to]!]!
      lists.left[to] = this.#placeOf[left[at]!]!
      lists.right[to] = this.#placeOf[right[at]!]!
    }
    return lists
  }

  #isWithin(a: number, b: number, least: number): boolean {
    const component = this.#componentOf[a]!
    if (component === ALONE || component !== this.#componentOf[b]) return false
    return this.start[component + 1]! - this.start[component]! >= least
  }
}

function shared(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(4 * length))
}
