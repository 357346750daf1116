import type { Comparison, ComparisonLevel } from './linkage-model.ts'

/**
 * Level names of each kind of comparison, weakest first. The code in `comparison/` returns indices
 * into these lists; a model whose levels differ is refused.
 */
export const LEVEL_NAMES = {
  'given-name': [
    'different',
    'similar',
    'initial',
    'middle in use',
    'first of two names',
    'variant, but two names',
    'known variant',
    'alike, but two names',
    'one typo or cut short',
    'exact',
    'swapped with surname',
  ],
  'middle-name': ['different', 'initial', 'similar', 'exact'],
  surname: [
    'different',
    'similar',
    'one close',
    'one shared, one conflicts',
    'one shared, one missing',
    'all close',
    'exact, one surname',
    'exact, two surnames',
  ],
  date: [
    'different',
    'same year',
    'same month and day',
    'within a month',
    'two parts agree',
    'first of January',
    'one typo',
    'day and month swapped',
    'exact',
  ],
  parents: ['different', 'one close', 'one agrees, one conflicts', 'one agrees', 'both agree'],
  address: ['different', 'city', 'postcode', 'street close', 'street', 'street and place'],
  place: ['different', 'country', 'state', 'city'],
  identifier: ['different', 'close', 'same'],
  exact: ['different', 'exact'],
} as const

/** Level names of a comparison; those of `text` depend on its thresholds. */
export function levelNames(
  comparison:
    | { readonly kind: Exclude<Comparison['kind'], 'text'> }
    | { readonly kind: 'text'; readonly at: readonly number[] },
): readonly string[] {
  // Typed, so that a kind without levels does not compile.
  const names: Record<Exclude<Comparison['kind'], 'text'>, readonly string[]> = LEVEL_NAMES
  if (comparison.kind !== 'text') return names[comparison.kind]
  return ['different', ...comparison.at.toReversed().map((at) => `similarity ≥ ${at}`), 'exact']
}

/** The probabilities of levels, a row for each class of pairs; `sibling` and `twin` where they have their own. */
export interface LevelRows {
  readonly m: readonly number[]
  readonly u: readonly number[]
  readonly sibling?: readonly number[]
  readonly twin?: readonly number[]
}

/** Pairs level names with rows of numbers, each scaled to sum to one. */
export function levels(names: readonly string[], rows: LevelRows): ComparisonLevel[] {
  const given = Object.entries(rows) as [keyof LevelRows, readonly number[]][]
  const scaled = given.map(([key, row]) => {
    const sum = row.reduce((total, value) => total + value, 0)
    return [key, row.map((value) => value / sum)] as const
  })
  return names.map((name, level) => {
    const own = Object.fromEntries(scaled.map(([key, row]) => [key, row[level]!]))
    return { name, ...own } as unknown as ComparisonLevel
  })
}
