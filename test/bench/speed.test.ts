import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jobSql } from '../../bench/peers/duckdb/job-sql.ts'
import { pinnedVersions } from '../../bench/peers/installations.ts'
import { JOB, jobDocument, priorBits } from '../../bench/peers/job.ts'
import { jobModel } from '../../bench/peers/job-model.ts'
import { agreementNotes, type PeerMeasure, peersTable } from '../../bench/peers/peers-table.ts'
import { median } from '../../bench/speed/median.ts'
import { fitPowerLaw } from '../../bench/speed/power-law.ts'
import { speedPage } from '../../bench/speed/speed-page.ts'
import { PairScorer } from '../../src/scoring/pair-scorer.ts'

const MACHINE = {
  date: '2026-01-01',
  cores: 2,
  processor: 'test',
  memoryGigabytes: 8,
  node: 'v0',
  platform: 'test',
  nearmatch: '0.0.0',
}

const MEASURE: PeerMeasure = {
  system: 'nearmatch, weights given',
  trained: false,
  rows: 1000,
  wallSeconds: 2,
  cpuSeconds: 3,
  peakBytes: 100e6,
  candidatePairs: 5000,
  links: 40,
  clusters: 960,
  precision: 1,
  recall: 0.9,
  recallWithNearMatches: 0.95,
  reviewPerThousand: 10,
}

describe('the power law through points', () => {
  it('finds the exponent of an exact one', () => {
    const exponent = fc.double({ min: -3, max: 3, noNaN: true })
    const factor = fc.double({ min: 0.001, max: 1000, noNaN: true })
    fc.assert(
      fc.property(exponent, factor, (power, scale) => {
        const fit = fitPowerLaw([10, 100, 1000].map((x) => [x, scale * x ** power]))
        expect(fit.exponent).toBeCloseTo(power, 6)
        expect(fit.factor / scale).toBeCloseTo(1, 6)
      }),
    )
  })

  it('refuses what has no logarithm, and a single size', () => {
    expect(() => fitPowerLaw([[0, 1]])).toThrow(RangeError)
    expect(() =>
      fitPowerLaw([
        [10, 1],
        [10, 2],
      ]),
    ).toThrow(RangeError)
  })
})

describe('the median', () => {
  it('is the middle value, or the mean of the two in the middle', () => {
    expect(median([3, 1, 2])).toBe(2)
    expect(median([10, 1, 2, 3])).toBe(2.5)
  })
})

describe('the job of the peers', () => {
  const records = 1000

  it('weighs a pair in nearmatch as the bits given to the peers add up to', () => {
    const { comparisons, priorBits: prior } = jobDocument(JOB, records)
    const scorer = new PairScorer(jobModel(JOB, records))
    const levels = fc.tuple(
      ...comparisons.map(({ bits }) => fc.integer({ min: 0, max: bits.length })),
    )
    fc.assert(
      fc.property(levels, (chosen) => {
        // One beyond the last level stands for a missing value.
        const codes = Uint8Array.from(chosen, (level, at) =>
          level === comparisons[at]!.bits.length ? 255 : level,
        )
        const sum = chosen.reduce(
          (bits, level, at) => bits + (comparisons[at]!.bits[level] ?? 0),
          0,
        )
        const weight = scorer.score(codes, new Float32Array(codes.length))
        expect(weight).toBeCloseTo(sum + prior, 6)
      }),
    )
    expect(prior).toBe(priorBits(JOB, records))
  })

  it('says in SQL that a pair of an earlier rule is not found again', () => {
    const { count, link } = jobSql(jobDocument(JOB, records), "it's.csv")
    for (const sql of [count, link[0]!]) {
      expect(sql.match(/FROM records l JOIN records r/g)).toHaveLength(JOB.rules.length)
      expect(sql.match(/AND NOT coalesce/g)).toHaveLength(0 + 1 + 2 + 3)
    }
    expect(jobSql(jobDocument(JOB, records), "it's.csv").read[0]).toContain("'it''s.csv'")
  })
})

describe('the table of peers', () => {
  const other: PeerMeasure = { ...MEASURE, system: 'other', wallSeconds: 20, peakBytes: 50e6 }

  it('relates every system to nearmatch and shows who is absent', () => {
    const { header, rows } = peersTable(
      1000,
      [MEASURE, other],
      [{ name: 'gone', absent: 'failed', reason: 'no memory' }],
    )
    const column = (name: string): (string | undefined)[] =>
      rows.map((row) => row[header.indexOf(name)])
    expect(column('× its time')).toEqual(['1.00', '10.0', ''])
    expect(column('× its memory')).toEqual(['1.00', '0.50', ''])
    expect(column('seconds')[2]).toContain('absent')
    for (const row of rows) expect(row).toHaveLength(header.length)
  })

  it('says whether pairs and links agree, and by how much they do not', () => {
    expect(agreementNotes(1000, [MEASURE, other])[0]).toBe(
      '1,000 records: all 2 systems look at the same 5,000 candidate pairs; with the weights given, all 2 find the same links.',
    )
    const unlike = { ...other, candidatePairs: 5010, onlyHere: 1, onlyThere: 2 }
    const [note] = agreementNotes(1000, [MEASURE, unlike])
    expect(note).toContain('candidate pairs differ')
    expect(note).toContain('other 5,010 (+10)')
    expect(note).toContain('other has 1 that nearmatch lacks and lacks 2')
  })

  it('names the pinned versions that count', () => {
    expect(pinnedVersions('requirements.txt', 'duckdb==2.0.0\nnumpy==1\nsplink==5.0.0\n')).toBe(
      'duckdb 2.0.0, splink 5.0.0',
    )
    expect(pinnedVersions('package.json', '{"dependencies":{"a":"1.2.3"}}')).toBe('a 1.2.3')
  })
})

describe('the page', () => {
  it('holds the last result of each bench', () => {
    const result = (bench: string, cell: string) => ({
      machine: MACHINE,
      result: {
        bench,
        question: 'How fast?',
        measures: [],
        tables: [{ header: ['records'], rows: [[cell]] }],
        notes: [],
      },
    })
    const page = speedPage([result('stages', '1'), result('peers', '2'), result('stages', '3')])
    expect(page).toContain('| 3 |')
    expect(page).not.toContain('| 1 |')
    expect(page.indexOf('## Stages')).toBeLessThan(page.indexOf('## Peers'))
    expect(page.match(/Node v0/g)).toHaveLength(1)
  })
})
