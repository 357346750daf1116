import type { ComponentLists } from './component-places.ts'
import type { RecordPairs } from './record-pairs.ts'

/** Walks along lists of pairs that are sorted by component, one component after the other. */
export class ListCursor {
  readonly #lists: ComponentLists
  #from = 0
  #to = 0

  /** @param component - the first component that may be asked for. */
  constructor(lists: ComponentLists, component: number) {
    this.#lists = lists
    let beyond = lists.component.length
    while (this.#to < beyond) {
      const middle = (this.#to + beyond) >>> 1
      if (lists.component[middle]! < component) this.#to = middle + 1
      else beyond = middle
    }
    this.#from = this.#to
  }

  /** Moves on to a component; true if there are pairs for it. */
  moveTo(component: number): boolean {
    const { component: all } = this.#lists
    let from = this.#to
    while (from < all.length && all[from]! < component) from++
    let to = from
    while (to < all.length && all[to] === component) to++
    this.#from = from
    this.#to = to
    return to > from
  }

  /** The pairs of the component that it moved to, where they stand. */
  pairs(): RecordPairs {
    const { left, right } = this.#lists
    return {
      left: left.subarray(this.#from, this.#to),
      right: right.subarray(this.#from, this.#to),
    }
  }

  tuples(): (readonly [number, number])[] {
    const { left, right } = this.#lists
    const tuples: (readonly [number, number])[] = []
    for (let at = this.#from; at < this.#to; at++) tuples.push([left[at]!, right[at]!])
    return tuples
  }
}
