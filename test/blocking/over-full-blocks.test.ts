import { describe, expect, it } from 'vitest'
import type { Blocks } from '../../src/blocking/build-blocks.ts'
import { CandidateFinder } from '../../src/blocking/candidate-pairs.ts'
import { type FoundKeys, overfullList } from '../../src/blocking/overfull.ts'
import { LAST, PLACE } from '../../src/blocking/placed-blocks.ts'
import { connectedComponents } from '../../src/clustering/connected-components.ts'
import type { Blocking } from '../../src/model/linkage-model.ts'
import { blocksOf, emitted, type SmallRecord, tableOf, uncapped } from './small-table.ts'

const CITY = { name: 'city', key: [{ part: 'value', field: 'city' }] } as const
const FINER = {
  ...CITY,
  finer: [{ part: 'name', fields: ['last'], form: 'exact' }],
} as const

const SURNAMES = ['Garcia', 'Lopez', 'Vega', 'Ruiz', 'Soto']

/** Records of one city and five surnames in turn; `blank` of them without a surname. */
function oneCity(rows: number, surname: (row: number) => string): SmallRecord[] {
  return Array.from({ length: rows }, (_, row) => ({
    first: '',
    last: surname(row),
    last2: '',
    dob: '',
    city: 'Yakima',
  }))
}

function sizesOf({ members }: Blocks): number[] {
  const last = Array.from(members.keys()).filter((slot) => members[slot]! >= LAST)
  return last.map((slot, block) => slot - (last[block - 1] ?? -1))
}

/** How many groups the candidate pairs leave the records in. */
function groups(blocks: Blocks, rows: number): number {
  const pairs = emitted(blocks).map((pair) => pair.split(',').map(Number))
  const left = Uint32Array.from(pairs, ([a]) => a!)
  const right = Uint32Array.from(pairs, ([, b]) => b!)
  return new Set(connectedComponents(rows, left, right, pairs.length)).size
}

describe('an over-full block', () => {
  const records = oneCity(1000, (row) => SURNAMES[row % 5]!)
  const limited: Blocking = { rules: [FINER], maxBlockSize: 250, pairsPerRecord: 1e6 }

  it('is split by the finer key', () => {
    const blocks = blocksOf(tableOf(records), limited)
    expect(sizesOf(blocks)).toEqual([200, 200, 200, 200, 200])
    expect(blocks.rules[0]).toEqual({
      name: 'city',
      blocks: 5,
      blockPairs: 5 * ((200 * 199) / 2),
      rawPairs: 5 * ((200 * 199) / 2),
      split: 1,
      unsplitPairs: (1000 * 999) / 2,
      cutPairs: 0,
    })
    expect(blocks.worst).toEqual([{ rule: 'city', records: 1000, share: 1, split: true }])
    expect(blocks.overfull!).toEqual([
      { rule: 'city', key: expect.stringMatching(/^[0-9a-f]{16}$/), parts: 0 },
    ])
  })

  it('keeps records without a value of the finer key together', () => {
    const some = oneCity(300, (row) => (row < 100 ? '' : SURNAMES[row % 5]!))
    const blocks = blocksOf(tableOf(some), { ...limited, maxBlockSize: 120 })
    expect(sizesOf(blocks).sort((a, b) => a - b)).toEqual([40, 40, 40, 40, 40, 100])
  })

  it('is cut by hash where no finer key is left', () => {
    const blocks = blocksOf(tableOf(records), { ...limited, rules: [CITY] })
    // Parts of 250 × (250 / 1000)² records, twice.
    expect(blocks.overfull!.map(({ parts }) => parts)).toEqual([64])
    expect(blocks.count).toBe(2 * 64)
    for (const size of sizesOf(blocks)) expect(size).toBeLessThan(3 * 16)
    expect(groups(blocks, 1000)).toBe(1)
    const [cost] = blocks.rules
    expect(cost!.unsplitPairs).toBe((1000 * 999) / 2)
    expect(cost!.cutPairs).toBe(cost!.unsplitPairs - emitted(blocks).length)
  })

  it('keeps most of its pairs a little over the limit and next to none far above it', () => {
    const kept = [270, 500, 2000, 8000].map((size) => {
      const block = blocksOf(tableOf(oneCity(size, () => 'Garcia')), {
        rules: [CITY],
        maxBlockSize: 250,
        pairsPerRecord: 1e6,
      })
      return emitted(block).length / ((size * (size - 1)) / 2)
    })
    expect(kept[0]).toBeGreaterThan(0.5)
    expect(kept[1]).toBeGreaterThan(0.05)
    expect(kept[2]).toBeLessThan(0.01)
    expect(kept[3]).toBeLessThan(0.002)
  })

  it('leaves every record in some block', () => {
    for (const rule of [CITY, FINER]) {
      const blocks = blocksOf(tableOf(records), { ...limited, rules: [rule], maxBlockSize: 40 })
      expect(new Set(blocks.members.map((member) => member & PLACE)).size).toBe(1000)
    }
  })

  it('is left whole up to the limit', () => {
    const blocks = blocksOf(tableOf(records), { ...limited, maxBlockSize: 1000 })
    expect(sizesOf(blocks)).toEqual([1000])
    expect(blocks.overfull!).toEqual([])
  })
})

describe('the pair budget', () => {
  it('shrinks the block limit until it holds', () => {
    const records = oneCity(2000, (row) => `Name${String.fromCharCode(97 + (row % 20))}`)
    for (const pairsPerRecord of [10, 20, 60]) {
      const blocks = blocksOf(tableOf(records), {
        rules: [FINER],
        maxBlockSize: 200,
        pairsPerRecord,
      })
      expect(emitted(blocks).length / 2000).toBeLessThanOrEqual(pairsPerRecord)
      expect(blocks.limit).toBeLessThanOrEqual(200)
    }
  })

  it('holds where finer keys give a record several parts', () => {
    const letters = Array.from({ length: 12 }, (_, at) => `Z${String.fromCharCode(97 + at)}`)
    const names = (row: number): string =>
      letters.filter((_, at) => ((row * 2654435761) >>> (at + 8)) & 1).join(' ')
    const blocks = blocksOf(tableOf(oneCity(1000, names)), {
      rules: [FINER],
      maxBlockSize: 900,
      pairsPerRecord: 100,
    })
    const { rawPairs } = blocks.rules[0]!
    expect(rawPairs).toBeGreaterThan(0)
    expect(emitted(blocks).length).toBeLessThanOrEqual(100 * 1000)
  })

  it('is met by smaller parts cut by hash before other blocks are split', () => {
    const many = oneCity(600, () => 'Garcia').map((record) => ({ ...record, city: 'Fresno' }))
    const cities = ['Yakima', 'Olympia', 'Tacoma', 'Spokane', 'Everett', 'Kent', 'Renton']
    const others = cities.flatMap((city) =>
      oneCity(60, () => 'Lopez').map((record) => ({ ...record, city })),
    )
    const records = [...many, ...others]
    const blocks = blocksOf(tableOf(records), {
      rules: [CITY],
      maxBlockSize: 100,
      pairsPerRecord: 25,
    })
    expect(blocks.limit).toBeGreaterThanOrEqual(60)
    expect(sizesOf(blocks).filter((size) => size === 60).length).toBeGreaterThanOrEqual(7)
    expect(emitted(blocks).length).toBeLessThanOrEqual(25 * records.length)
    expect(groups(blocks, records.length)).toBe(1 + cities.length)
  })

  it('leaves the limit where it is while it holds', () => {
    const records = oneCity(200, (row) => SURNAMES[row % 5]!)
    const blocks = blocksOf(tableOf(records), {
      rules: [CITY],
      maxBlockSize: 200,
      pairsPerRecord: 100,
    })
    expect(blocks.limit).toBe(200)
  })
})

describe('a large group of equal records', () => {
  for (const [rows, pairsPerRecord] of [
    [2000, 60],
    [5000, 8],
    [5000, 2],
  ] as const) {
    it(`of ${rows} stays connected on a budget of ${pairsPerRecord} pairs a record`, () => {
      const records = oneCity(rows, () => 'Garcia')
      const budget = { maxBlockSize: 120, pairsPerRecord }
      const blocks = blocksOf(tableOf(records), { rules: [FINER, CITY], ...budget })
      expect(groups(blocks, rows)).toBe(1)
      expect(emitted(blocks).length).toBeLessThan(rows * Math.max(8, pairsPerRecord))
    })
  }
})

describe('a budget of pairs to compare', () => {
  // Small blocks of one rule, a large one of another: most pairs of the latter are strangers.
  const rules = [
    CITY,
    { name: 'first', key: [{ part: 'name', fields: ['first'], form: 'exact' }] } as const,
  ]
  const records = oneCity(300, () => '').map((record, row) => {
    const letters = [row % 7, Math.floor(row / 28), Math.floor(row / 7) % 4]
    const first = letters.map((letter) => String.fromCharCode(97 + letter)).join('')
    return { ...record, first: `Name${first}`, city: row < 100 ? 'Fresno' : 'Yakima' }
  })
  const blocking = { rules, maxBlockSize: 1000, pairsPerRecord: 1e6 }

  it('asks the largest blocks for a second rule, until it holds', () => {
    const all = blocksOf(tableOf(records), blocking)
    expect(all.confirmAbove).toBe(undefined)
    const pairs = emitted(all).length
    const slack = blocksOf(tableOf(records), { ...blocking, candidatesPerRecord: pairs / 300 })
    expect(slack.confirmAbove).toBe(undefined)
    const tight = { ...blocking, candidatesPerRecord: pairs / 300 - 0.01 }
    expect(blocksOf(tableOf(records), tight).confirmAbove).toBe(199)
    const tighter = { ...blocking, candidatesPerRecord: (100 * 99) / 2 / 300 - 0.01 }
    const bound = blocksOf(tableOf(records), tighter)
    expect(bound.confirmAbove).toBe(99)
    const finder = new CandidateFinder(bound)
    const kept = emitted(bound, finder)
    expect(kept.length).toBeLessThanOrEqual(tighter.candidatesPerRecord * 300)
    expect(finder.takeCounts().unconfirmed).toBe(pairs - kept.length)
  })

  it('never asks that of small blocks', () => {
    const small = oneCity(200, () => '').map((record, row) => ({
      ...record,
      city: `City${String.fromCharCode(97 + (Math.floor(row / 4) % 26), 97 + Math.floor(row / 104))}`,
    }))
    const bound = { ...blocking, rules: [CITY], candidatesPerRecord: 0.1 }
    const blocks = blocksOf(tableOf(small), bound)
    expect(blocks.confirmAbove).toBe(4)
    expect(emitted(blocks).length).toBe(300)
  })
})

describe('a frozen list of over-full keys', () => {
  const records = oneCity(1000, (row) => SURNAMES[(row * row) % 5]!)
  const limited: Blocking = {
    rules: [FINER],
    maxBlockSize: 150,
    pairsPerRecord: 20,
    candidatesPerRecord: 5,
  }
  const first = blocksOf(tableOf(records), limited)
  const frozen: Blocking = {
    ...limited,
    overfull: first.overfull!,
    ...(first.confirmAbove === undefined ? {} : { confirmAbove: first.confirmAbove }),
  }

  it('gives the same blocks again, and itself', () => {
    const again = blocksOf(tableOf(records), frozen)
    expect([...again.members]).toEqual([...first.members])
    expect(again.overfull).toEqual(first.overfull)
    expect(again.emergencies).toBe(0)
  })

  it('splits the same keys when few records are left', () => {
    const few = blocksOf(tableOf(records.slice(0, 10)), frozen)
    const whole = blocksOf(tableOf(records.slice(0, 10)), uncapped([FINER]))
    expect(few.rules[0]!.split).toBeGreaterThan(0)
    expect(emitted(few).length).toBeLessThan(emitted(whole).length)
  })

  it('is not touched by records that share no key', () => {
    const others = records.map((record) => ({ ...record, city: 'Fresno', last: 'Nuevo' }))
    const more = blocksOf(tableOf([...records, ...others]), frozen)
    const own = emitted(more).filter((pair) => Number(pair.split(',')[0]) < 1000)
    expect(own.sort()).toEqual(emitted(first).sort())
  })

  it('is overruled where a block grew far beyond it', () => {
    const grown = blocksOf(tableOf(oneCity(5000, () => 'Garcia')), {
      rules: [CITY],
      maxBlockSize: 100,
      pairsPerRecord: 20,
      overfull: [],
    })
    expect(grown.emergencies).toBe(1)
    expect(Math.max(...sizesOf(grown))).toBeLessThan(200)
  })

  it('is overruled where it cuts a block into too few parts', () => {
    const cut: Blocking = { rules: [CITY], maxBlockSize: 50, pairsPerRecord: 1e6 }
    const known = blocksOf(tableOf(oneCity(90, () => 'Garcia')), cut)
    expect(known.overfull!.map(({ parts }) => parts)).toEqual([6])
    const overfull = known.overfull!
    const larger = blocksOf(tableOf(oneCity(900, () => 'Garcia')), { ...cut, overfull })
    expect(larger.emergencies).toBe(0)
    const grown = blocksOf(tableOf(oneCity(9000, () => 'Garcia')), { ...cut, overfull })
    expect(grown.emergencies).toBe(1)
    expect(Math.max(...sizesOf(grown))).toBeLessThan(100)
  })

  it('is replaced by the block limit where it would be too long, with the same blocks', () => {
    const limit = first.limit
    const { overfull: _, ...rest } = frozen
    const again = blocksOf(tableOf(records), { ...rest, blockLimit: limit })
    expect([...again.members]).toEqual([...first.members])
    expect(again.limit).toBe(limit)
    expect(overfullList(undefined, [{ rule: 'names', keys: keysFound(100_000) }])).toHaveLength(1e5)
    expect(overfullList(undefined, [{ rule: 'names', keys: keysFound(100_001) }])).toBe(undefined)
  })
})

function keysFound(count: number): FoundKeys {
  const low = Uint32Array.from({ length: count }, (_, at) => at)
  return { low, high: low, parts: low }
}
