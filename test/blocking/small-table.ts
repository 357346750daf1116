import fc from 'fast-check'
import { type Blocks, buildBlocks } from '../../src/blocking/build-blocks.ts'
import { CandidateFinder } from '../../src/blocking/candidate-pairs.ts'
import { KeyList } from '../../src/blocking/key-list.ts'
import { compilePart } from '../../src/blocking/key-part.ts'
import { MAX_KEYS_PER_RECORD } from '../../src/blocking/rule-keys.ts'
import { TokenKeyCache } from '../../src/blocking/token-keys.ts'
import type { Blocking, BlockingRule, KeyPart } from '../../src/model/linkage-model.ts'
import { hashString } from '../../src/records/hash.ts'
import type { StandardizedTable } from '../../src/standardize/standardized-table.ts'
import { standardized } from '../support/standardized.ts'

export const SCHEMA = {
  first: 'given-name',
  last: 'surname',
  last2: 'surname',
  dob: 'date',
  city: 'place',
} as const

export type SmallRecord = { readonly [F in keyof typeof SCHEMA]: string }

/** Few values, so that small tables share keys; blanks, nicknames, swapped names and two tokens. */
export const smallRecord: fc.Arbitrary<SmallRecord> = fc.record({
  first: fc.constantFrom('', 'Ana', 'Lupe', 'Guadalupe', 'Maria Elena', 'Garcia', 'A'),
  last: fc.constantFrom('', 'Garcia', 'Gracia', 'Lopez', 'Garcia Lopez', 'Ana'),
  last2: fc.constantFrom('', 'Lopez', 'Vega'),
  dob: fc.constantFrom(
    '',
    '2012-03-05',
    '2012-05-03',
    '2012-03-06',
    '2013-03-05',
    '2012-03',
    '2012',
  ),
  city: fc.constantFrom('', 'Yakima', 'Fresno'),
})

export const smallRecords: fc.Arbitrary<SmallRecord[]> = fc.array(smallRecord, { maxLength: 25 })

const part: fc.Arbitrary<KeyPart> = fc.oneof(
  fc.record(
    {
      part: fc.constant('name' as const),
      fields: fc.subarray(['first', 'last', 'last2'], { minLength: 1 }),
      form: fc.constantFrom('exact', 'variant', 'sound', 'phonetic', 'deletion', 'initial'),
      tokens: fc.constantFrom('each', 'first', 'pair'),
    },
    { requiredKeys: ['part', 'fields', 'form'] },
  ),
  fc.record({
    part: fc.constant('date' as const),
    field: fc.constant('dob'),
    form: fc.constantFrom('day', 'variant', 'month', 'year', 'month-day', 'deletion'),
  }),
  fc.record(
    {
      part: fc.constant('value' as const),
      field: fc.constantFrom('city', 'last'),
      prefix: fc.integer({ min: 1, max: 3 }),
    },
    { requiredKeys: ['part', 'field'] },
  ),
)

export const smallRules: fc.Arbitrary<BlockingRule[]> = fc
  .array(fc.array(part, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 4 })
  .map((keys) => keys.map((key, at) => ({ name: `rule ${at}`, key })))

/** No cap binds. */
export function uncapped(rules: readonly BlockingRule[]): Blocking {
  return { rules, maxBlockSize: 1e6, pairsPerRecord: 1e6 }
}

export function tableOf(records: readonly SmallRecord[]): StandardizedTable {
  return standardized(SCHEMA, records)
}

/** A hash per row as record keys give it. */
export function tieHashes(rows: number): Uint32Array {
  return Uint32Array.from({ length: rows }, (_, row) => hashString(`record ${row}`))
}

export function blocksOf(table: StandardizedTable, blocking: Blocking): Blocks {
  return buildBlocks(table, blocking, tieHashes(table.rows))
}

/** Every pair as `left,right`, the smaller record first, in the order of the scan. */
export function emitted(
  blocks: Blocks,
  finder: CandidateFinder = new CandidateFinder(blocks),
): string[] {
  return Array.from(blocks.order, (_, place) => partnersOf(blocks, finder, place)).flat()
}

/** The pairs of the record at a place of the scan with later ones. */
export function partnersOf({ order }: Blocks, finder: CandidateFinder, place: number): string[] {
  const size = finder.find(place)
  const left = order[place]!
  return Array.from(finder.partners.subarray(0, size), (partner) => {
    const right = order[partner]!
    return `${Math.min(left, right)},${Math.max(left, right)}`
  })
}

/** The keys of each record under a rule, one by one as text: the slow way. */
export function keysOf(rule: BlockingRule, table: StandardizedTable): ReadonlySet<string>[] {
  const cache = new TokenKeyCache(table)
  const parts = rule.key.map((each) => compilePart(each, table, cache))
  return Array.from({ length: table.rows }, (_, record) => {
    let keys = ['']
    for (const part of parts) {
      const list = new KeyList()
      part.addKeys(record, list)
      const own = Array.from({ length: list.size }, (_, at) => `${list.high[at]}:${list.low[at]}`)
      keys = keys.flatMap((key) => own.map((next) => `${key}/${next}`))
    }
    return new Set(keys)
  })
}

/** Does some record have more keys than a rule gives one record? */
export function isCapped(rules: readonly BlockingRule[], table: StandardizedTable): boolean {
  return rules.some((rule) => keysOf(rule, table).some(({ size }) => size > MAX_KEYS_PER_RECORD))
}

/** The pairs that share a key of the rule, by looking at all pairs. */
export function slowPairs(rule: BlockingRule, table: StandardizedTable): string[] {
  const keys = keysOf(rule, table)
  const pairs: string[] = []
  for (let left = 0; left < table.rows; left++) {
    for (let right = left + 1; right < table.rows; right++) {
      if ([...keys[left]!].some((key) => keys[right]!.has(key))) pairs.push(`${left},${right}`)
    }
  }
  return pairs
}
