import type { Comparison } from '../model/linkage-model.ts'

/**
 * What a comparison reads of a record.
 *
 * - `value`: one word, the id of a value or a date as yyyymmdd; 0 is missing.
 * - `names`: one word that says where the tokens of these fields stand (see {@link namesAt}).
 * - `joined`: one word, a hash of the names of these fields written as one.
 * - `heads`: two words, the first tokens of the first two of these fields that hold any.
 */
export type Claim =
  | { readonly part: 'value'; readonly field: string | undefined }
  | { readonly part: 'names' | 'joined' | 'heads'; readonly fields: readonly string[] }

/** Where each claim stands in a record: words that all records have, before the tokens. */
export class RecordLayout {
  /** Words before the tokens. */
  readonly width: number
  readonly claims: readonly Claim[]
  readonly #offsets = new Map<string, number>()

  /** The same comparisons give the same layout, on any thread. */
  constructor(comparisons: readonly Comparison[]) {
    const claims: Claim[] = []
    let width = 0
    for (const claim of comparisons.flatMap(claimsOf)) {
      const key = keyOf(claim)
      if (this.#offsets.has(key)) continue
      this.#offsets.set(key, width)
      claims.push(claim)
      width += claim.part === 'heads' ? 2 : 1
    }
    this.claims = claims
    this.width = width
  }

  /** Place of a claim's (first) word within a record. */
  offsetOf(claim: Claim): number {
    const offset = this.#offsets.get(keyOf(claim))
    if (offset === undefined) throw new RangeError(`no room claimed for ${keyOf(claim)}`)
    return offset
  }
}

/** Tokens of a `names` word: first place within the record, tokens of the first field, of all. */
export const namesWord = (start: number, first: number, total: number): number =>
  ((start << 16) | (first << 8) | total) >>> 0
export const namesAt = (word: number): number => word >>> 16
export const firstCount = (word: number): number => (word >>> 8) & 255
export const totalCount = (word: number): number => word & 255

const value = (field: string | undefined): Claim => ({ part: 'value', field })
const names = (fields: readonly string[]): Claim => ({ part: 'names', fields })

/** The claims of a comparison, in the order in which its comparer asks for them. */
function claimsOf(comparison: Comparison): Claim[] {
  switch (comparison.kind) {
    case 'given-name':
      return [...givenNameClaims(comparison)]
    case 'middle-name':
      return [names([comparison.given, comparison.middle])]
    case 'surname':
      return [names(comparison.fields)]
    case 'parents':
      return [{ part: 'heads', fields: comparison.parents.map(({ given }) => given) }]
    case 'address':
      return [comparison.street, comparison.city, comparison.postcode].map(value)
    case 'place':
      return [comparison.city, comparison.state, comparison.country].map(value)
    case 'identifier':
      return [comparison.within, ...comparison.fields].map(value)
    case 'date':
    case 'text':
    case 'exact':
      return [value(comparison.field)]
  }
}

/** First and middle names, the surnames that a first name may have gone to, and each as one word. */
export function givenNameClaims(comparison: {
  readonly given: string
  readonly middle?: string
  readonly surnames?: readonly string[]
}): readonly [names: Claim, surnames: Claim, joinedFirst: Claim, joinedSurnames: Claim] {
  const { given, middle, surnames = [] } = comparison
  return [
    names(middle === undefined ? [given] : [given, middle]),
    names(surnames),
    { part: 'joined', fields: [given] },
    { part: 'joined', fields: surnames },
  ]
}

function keyOf(claim: Claim): string {
  return claim.part === 'value'
    ? `value ${claim.field ?? ''}`
    : `${claim.part} ${JSON.stringify(claim.fields)}`
}
