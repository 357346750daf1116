import { NULL_LEVEL } from '../model/linkage-model.ts'
import { isOneEdit } from '../similarity/is-one-edit.ts'
import { jaroWinkler } from '../similarity/jaro-winkler.ts'
import type {
  NameColumn,
  StandardizedTable,
  ValueColumn,
} from '../standardize/standardized-table.ts'
import type { Comparer } from './comparer.ts'
import { type Outcome, PairCache } from './pair-cache.ts'

/** Text of every distinct value of a column, decoded once. */
function texts(column: ValueColumn | NameColumn): readonly string[] {
  return column.values.toArray()
}

function valueColumn(
  table: StandardizedTable,
  field: string | undefined,
): ValueColumn | NameColumn | undefined {
  const column = field === undefined ? undefined : table.columns.get(field)
  return column === undefined || column.kind === 'date' ? undefined : column
}

/** Equal or not. A date field compares by its whole date. */
export function exactComparer(table: StandardizedTable, field: string): Comparer {
  const column = table.columns.get(field)
  const ids = column?.kind === 'date' ? column.dates : (column?.ids ?? new Uint32Array(table.rows))
  return {
    compare(left, right, out) {
      const a = ids[left]!
      const b = ids[right]!
      out.rarity = 0
      out.level = a === 0 || b === 0 ? NULL_LEVEL : a === b ? 1 : 0
    },
  }
}

/** Jaro–Winkler steps below equality; `at` descends. */
export function textComparer(
  table: StandardizedTable,
  field: string,
  at: readonly number[],
): Comparer {
  const column = valueColumn(table, field)
  const ids = column?.ids ?? new Uint32Array(table.rows)
  const text = column === undefined ? [] : texts(column)
  const cache = new PairCache(16)
  const steps = at.toSorted((a, b) => a - b)
  const compute = (a: number, b: number, out: Outcome): void => {
    const similarity = jaroWinkler(text[a]!, text[b]!)
    out.level = steps.filter((step) => similarity >= step).length
  }
  return {
    compare(left, right, out) {
      const a = ids[left]!
      const b = ids[right]!
      out.rarity = 0
      if (a === 0 || b === 0) out.level = NULL_LEVEL
      else if (a === b) out.level = steps.length + 1
      else cache.compare(a, b, compute, out)
    },
  }
}

const IDENTIFIER = { different: 0, close: 1, same: 2 } as const

/** Shorter identifiers that differ in one character are simply different. */
const CLOSE_IDENTIFIER_LENGTH = 6

/** Identifiers: any of one record equal to any of the other, or one slip away; only within an agreeing field. */
export function identifierComparer(
  table: StandardizedTable,
  fields: readonly string[],
  within: string | undefined,
): Comparer {
  const columns = fields
    .map((field) => valueColumn(table, field))
    .filter((found) => found !== undefined)
  const text = columns.map(texts)
  const scope = valueColumn(table, within)
  return {
    compare(left, right, out) {
      out.rarity = 0
      out.level = NULL_LEVEL
      // Where it is missing, nobody knows that it agrees.
      if (scope !== undefined && (scope.ids[left] === 0 || scope.ids[left] !== scope.ids[right]))
        return
      for (const [i, a] of columns.entries()) {
        for (const [j, b] of columns.entries()) {
          const own = a.ids[left]!
          const other = b.ids[right]!
          if (own === 0 || other === 0) continue
          const level =
            i === j && own === other
              ? IDENTIFIER.same
              : identifierLevel(text[i]![own]!, text[j]![other]!)
          if (out.level === NULL_LEVEL || level > out.level) out.level = level
        }
      }
    },
  }
}

function identifierLevel(a: string, b: string): number {
  if (a === b) return IDENTIFIER.same
  const long = Math.min(a.length, b.length) >= CLOSE_IDENTIFIER_LENGTH
  return long && isOneEdit(a, b) ? IDENTIFIER.close : IDENTIFIER.different
}

const PLACE = { different: 0, country: 1, state: 2, city: 3 } as const
const CLOSE_PLACE = 0.92

/** A place by its smallest part that both records give. */
export function placeComparer(
  table: StandardizedTable,
  fields: { readonly city?: string; readonly state?: string; readonly country?: string },
): Comparer {
  const city = valueColumn(table, fields.city)
  const state = valueColumn(table, fields.state)
  const country = valueColumn(table, fields.country)
  const cityText = city === undefined ? [] : texts(city)
  const cache = new PairCache(14)
  const compute = (a: number, b: number, out: Outcome): void => {
    out.level = jaroWinkler(cityText[a]!, cityText[b]!) >= CLOSE_PLACE ? 1 : 0
  }
  const agrees = (
    column: ValueColumn | NameColumn | undefined,
    left: number,
    right: number,
  ): boolean | undefined => {
    const a = column?.ids[left] ?? 0
    const b = column?.ids[right] ?? 0
    return a === 0 || b === 0 ? undefined : a === b
  }
  return {
    compare(left, right, out) {
      out.rarity = 0
      const sameState = agrees(state, left, right)
      const sameCountry = agrees(country, left, right)
      let sameCity = agrees(city, left, right)
      if (sameCity === false) {
        cache.compare(city!.ids[left]!, city!.ids[right]!, compute, out)
        sameCity = out.level === 1
        out.rarity = 0
      }
      if (sameCity === true && sameState !== false) out.level = PLACE.city
      else if (sameState === true) out.level = PLACE.state
      else if (sameCountry === true) out.level = PLACE.country
      else if (sameCity === undefined && sameState === undefined && sameCountry === undefined) {
        out.level = NULL_LEVEL
      } else out.level = PLACE.different
    },
  }
}

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
export function addressComparer(
  table: StandardizedTable,
  fields: { readonly street?: string; readonly city?: string; readonly postcode?: string },
): Comparer {
  const street = valueColumn(table, fields.street)
  const city = valueColumn(table, fields.city)
  const postcode = valueColumn(table, fields.postcode)
  const closeStreet = closeness(street, CLOSE_STREET)
  const closeCity = closeness(city, CLOSE_PLACE)
  const closePostcode = closeness(postcode, 1)
  return {
    compare(left, right, out) {
      out.rarity = 0
      const streets = closeStreet(left, right)
      const cities = closeCity(left, right)
      const postcodes = closePostcode(left, right)
      if (streets === NULL_LEVEL && cities === NULL_LEVEL && postcodes === NULL_LEVEL) {
        out.level = NULL_LEVEL
      } else if (streets === SAME) {
        const place = isAgreed(cities) || isAgreed(postcodes)
        out.level = place ? ADDRESS.streetAndPlace : ADDRESS.street
      } else if (streets === CLOSE) out.level = ADDRESS.streetClose
      else if (isAgreed(postcodes)) out.level = ADDRESS.postcode
      else out.level = isAgreed(cities) ? ADDRESS.city : ADDRESS.different
    },
  }
}

const CLOSE = 1
const SAME = 2
const isAgreed = (closeness: number): boolean => closeness === SAME || closeness === CLOSE

/** 0 different, 1 close, 2 same, or the null level. One edit always is close in longer values. */
function closeness(
  column: ValueColumn | NameColumn | undefined,
  at: number,
): (left: number, right: number) => number {
  if (column === undefined) return () => NULL_LEVEL
  const text = texts(column)
  const cache = new PairCache(16)
  const scratch: Outcome = { level: 0, rarity: 0 }
  const compute = (a: number, b: number, out: Outcome): void => {
    const [left, right] = [text[a]!, text[b]!]
    const slip = Math.min(left.length, right.length) >= 4 && isOneEdit(left, right)
    out.level = slip || jaroWinkler(left, right) >= at ? CLOSE : 0
  }
  return (left, right) => {
    const a = column.ids[left]!
    const b = column.ids[right]!
    if (a === 0 || b === 0) return NULL_LEVEL
    if (a === b) return SAME
    cache.compare(a, b, compute, scratch)
    return scratch.level
  }
}
