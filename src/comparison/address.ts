import { NULL_LEVEL } from '../model/linkage-model.ts'
import { isOneEdit } from '../similarity/is-one-edit.ts'
import { jaroWinkler } from '../similarity/jaro-winkler.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import type { Comparer } from './comparer.ts'
import type { ComparisonTables } from './comparison-tables.ts'
import { PairCache, pairLevels } from './pair-cache.ts'
import { TextFilter } from './text-features.ts'
import { lazyTexts, textColumn } from './value-texts.ts'

const PLACE = { different: 0, country: 1, state: 2, city: 3 } as const
const CLOSE_PLACE = 0.92

/** A place by its smallest part that both records give. */
export class PlaceComparer implements Comparer {
  readonly #words: Uint32Array
  readonly #city: number
  readonly #state: number
  readonly #country: number
  readonly #cache: PairCache
  readonly #filter: TextFilter

  constructor(
    table: StandardizedTable,
    { packed, layout, texts }: ComparisonTables,
    fields: { readonly city?: string; readonly state?: string; readonly country?: string },
  ) {
    this.#words = packed.words
    this.#city = layout.offsetOf({ part: 'value', field: fields.city })
    this.#state = layout.offsetOf({ part: 'value', field: fields.state })
    this.#country = layout.offsetOf({ part: 'value', field: fields.country })
    const column = textColumn(table, fields.city)
    this.#filter = new TextFilter(texts[fields.city ?? ''], CLOSE_PLACE)
    const text = lazyTexts(column)
    this.#cache = new PairCache(pairLevels(column?.values.size ?? 0), (a, b) =>
      jaroWinkler(text(a), text(b)) >= CLOSE_PLACE ? SAME : DIFFERENT,
    )
  }

  compare(left: number, right: number): number {
    const state = this.#agreement(left, right, this.#state)
    const city = this.#cities(left, right)
    if (city === SAME && state !== DIFFERENT) return PLACE.city
    if (state === SAME) return PLACE.state
    const country = this.#agreement(left, right, this.#country)
    if (country === SAME) return PLACE.country
    const unknown = city === UNKNOWN && state === UNKNOWN && country === UNKNOWN
    return unknown ? NULL_LEVEL : PLACE.different
  }

  #agreement(left: number, right: number, offset: number): number {
    const a = this.#words[left + offset]!
    const b = this.#words[right + offset]!
    if (a === 0 || b === 0) return UNKNOWN
    return a === b ? SAME : DIFFERENT
  }

  #cities(left: number, right: number): number {
    const equal = this.#agreement(left, right, this.#city)
    if (equal !== DIFFERENT) return equal
    const a = this.#words[left + this.#city]!
    const b = this.#words[right + this.#city]!
    return this.#filter.mayReach(a, b) ? this.#cache.level(a, b) : DIFFERENT
  }
}

const DIFFERENT = 0
const CLOSE = 1
const SAME = 2
const UNKNOWN = 3

const ADDRESS = {
  different: 0,
  city: 1,
  postcode: 2,
  streetClose: 3,
  street: 4,
  streetAndPlace: 5,
} as const
const CLOSE_STREET = 0.92

/** Street, city and postcode as one comparison: they are one piece of evidence. */
export class AddressComparer implements Comparer {
  readonly #street: Closeness
  readonly #city: Closeness
  readonly #postcode: Closeness

  constructor(
    table: StandardizedTable,
    tables: ComparisonTables,
    fields: { readonly street?: string; readonly city?: string; readonly postcode?: string },
  ) {
    this.#street = new Closeness(table, tables, fields.street, CLOSE_STREET)
    this.#city = new Closeness(table, tables, fields.city, CLOSE_PLACE)
    this.#postcode = new Closeness(table, tables, fields.postcode, 1)
  }

  compare(left: number, right: number): number {
    const street = this.#street.of(left, right)
    const city = this.#city.of(left, right)
    const postcode = this.#postcode.of(left, right)
    if (street === UNKNOWN && city === UNKNOWN && postcode === UNKNOWN) return NULL_LEVEL
    if (street === SAME) {
      const place = isAgreed(city) || isAgreed(postcode)
      return place ? ADDRESS.streetAndPlace : ADDRESS.street
    }
    if (street === CLOSE) return ADDRESS.streetClose
    if (isAgreed(postcode)) return ADDRESS.postcode
    return isAgreed(city) ? ADDRESS.city : ADDRESS.different
  }
}

const isAgreed = (closeness: number): boolean => closeness === SAME || closeness === CLOSE

/** How close two values of one field are. One edit always is close in longer values. */
class Closeness {
  readonly #words: Uint32Array
  readonly #value: number
  readonly #cache: PairCache

  constructor(
    table: StandardizedTable,
    { packed, layout }: ComparisonTables,
    field: string | undefined,
    at: number,
  ) {
    this.#words = packed.words
    this.#value = layout.offsetOf({ part: 'value', field })
    const column = textColumn(table, field)
    const text = lazyTexts(column)
    this.#cache = new PairCache(pairLevels(column?.values.size ?? 0), (a, b) => {
      const [left, right] = [text(a), text(b)]
      const slip = Math.min(left.length, right.length) >= 4 && isOneEdit(left, right)
      return slip || jaroWinkler(left, right) >= at ? CLOSE : DIFFERENT
    })
  }

  of(left: number, right: number): number {
    const a = this.#words[left + this.#value]!
    const b = this.#words[right + this.#value]!
    if (a === 0 || b === 0) return UNKNOWN
    return a === b ? SAME : this.#cache.level(a, b)
  }
}
