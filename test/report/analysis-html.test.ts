import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analysisTables, renderAnalysis } from '../../src/report/analysis-html.ts'
import { formatTick, linearAxis, logAxis } from '../../src/report/axis.ts'
import { fileName, formatPoints, formatValue } from '../../src/report/data-table.ts'
import { precisionRecallChart } from '../../src/report/precision-recall-chart.ts'
import { thresholdSweepChart } from '../../src/report/threshold-sweep-chart.ts'
import { ANALYSIS, EMPTY_ANALYSIS } from './analysis-fixture.ts'
import { HOSTILE_STRINGS, withStrings } from './hostile-strings.ts'

describe('renderAnalysis', () => {
  it('gives the same bytes for the same data', () => {
    expect(renderAnalysis(ANALYSIS)).toBe(renderAnalysis(structuredClone(ANALYSIS)))
  })

  it('has a section for what is there, and none for what is not', () => {
    const ids = (html: string): string[] =>
      Array.from(html.matchAll(/<section id="([a-z-]+)"/g), (match) => match[1]!)
    expect(ids(renderAnalysis(ANALYSIS))).toEqual([
      'summary',
      'models',
      'changes',
      'curves',
      'thresholds',
      'weights',
      'probabilities',
      'fairness',
      'tables',
      'errors',
      'changed-pairs',
    ])
    const { title, generatedAt, version, lead, notes, figures } = ANALYSIS
    const bare = { title, generatedAt, version, lead, notes, figures }
    expect(ids(renderAnalysis(bare))).toEqual(['summary'])
  })

  it('holds no number that is none, whatever is missing', () => {
    for (const data of [ANALYSIS, EMPTY_ANALYSIS]) {
      expect(renderAnalysis(data)).not.toMatch(/NaN|Infinity|undefined|null/)
    }
  })

  it('lets no text become markup', () => {
    let at = 0
    const hostile = withStrings(ANALYSIS, () => HOSTILE_STRINGS[at++ % HOSTILE_STRINGS.length]!)
    const page = renderAnalysis(hostile)
    expect(page).not.toMatch(/<script|<img|<iframe|javascript:[^<]*"/i)
    expect(page).toContain('default-src')
  })

  it('says that it is confidential only if it shows what records say', () => {
    const silent = {
      ...ANALYSIS,
      errors: { ...ANALYSIS.errors!, fields: [] },
      shifts: ANALYSIS.shifts!.map((shift) => ({ ...shift, fields: [] })),
    }
    expect(renderAnalysis(ANALYSIS)).toContain('Confidential')
    expect(renderAnalysis(silent)).not.toContain('Confidential')
    expect(renderAnalysis(silent)).not.toContain('María')
  })

  it('says of estimates that they are estimates', () => {
    expect(renderAnalysis({ ...ANALYSIS, estimated: true })).toContain('by estimated truth')
  })
})

describe('analysisTables', () => {
  it('gives the numbers of every chart, a name each, as wide as their columns', () => {
    const tables = analysisTables(ANALYSIS)
    const names = tables.map(({ name }) => name)
    expect(names.toSorted()).toEqual([
      'by-kind',
      'calibration',
      'changed-weights',
      'decisions',
      'errors',
      'fairness',
      'models',
      'precision-recall',
      'significance',
      'thresholds',
      'weights',
    ])
    for (const { columns, rows } of tables) {
      expect(rows.length).toBeGreaterThan(0)
      for (const row of rows) expect(row).toHaveLength(columns.length)
    }
    expect(fileName(tables[0]!)).toBe('chart-models.csv')
  })

  it('shows on the page what it writes', () => {
    const page = renderAnalysis(ANALYSIS)
    for (const table of analysisTables(ANALYSIS)) {
      if (table.name === 'significance') continue
      for (const [value, { format }] of table.rows[0]!.map(
        (value, at) => [value, table.columns[at]!] as const,
      )) {
        if (typeof value === 'number') expect(page).toContain(formatValue(value, format))
      }
    }
  })
})

describe('axes', () => {
  it('places even steps evenly', () => {
    const axis = linearAxis({ from: 0, to: 1 }, 6, formatTick)
    expect(axis.ticks.map(({ text }) => text)).toEqual(['0%', '20%', '40%', '60%', '80%', '100%'])
    expect(axis.place(0.5)).toBe(0.5)
    expect(axis.place(1.5)).toBe(1.5)
  })

  it('puts 0 at the foot of a logarithmic axis, and powers of ten at even steps above', () => {
    const axis = logAxis([0, 3, 1000], String)
    expect(axis.ticks.map(({ text }) => text)).toEqual(['0', '1', '10', '100', '1000'])
    const [zero, one, ten, hundred] = axis.ticks.map(({ at }) => at)
    expect(zero).toBe(0)
    expect(ten! - one!).toBeCloseTo(hundred! - ten!, 9)
    expect(logAxis([0, 0], String)).toMatchObject({ ticks: [{ at: 0, text: '0' }] })
  })

  it('keeps the order of values on a logarithmic axis, between foot and top', () => {
    const values = fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1 })
    fc.assert(
      fc.property(values, (drawn) => {
        const axis = logAxis(drawn, String)
        const sorted = drawn.toSorted((a, b) => a - b).map(axis.place)
        for (const [at, place] of sorted.entries()) {
          expect(place).toBeGreaterThanOrEqual(sorted[at - 1] ?? 0)
          expect(place).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})

describe('charts', () => {
  it('names both marks of a curve though they lie close together', () => {
    const marks = [
      { label: 'best', precision: 1, recall: 0.985 },
      { label: 'in use', precision: 1, recall: 0.984 },
    ]
    const chart = String(precisionRecallChart([{ name: 'pairs', points: [], marks }]))
    expect(chart.match(/class="mark-label"[^>]*>(best|in use)</g)).toHaveLength(2)
  })

  it('says that there is no wrong match at any threshold, instead of an empty plot', () => {
    const [sweep] = ANALYSIS.sweeps!
    const points = sweep!.points.map((point) => ({ ...point, wrongMatches: 0 }))
    expect(String(thresholdSweepChart({ ...sweep!, points }))).toContain('none at any of these')
    expect(String(thresholdSweepChart(sweep!))).not.toContain('none at any of these')
  })

  it('writes differences in points with their sign', () => {
    expect([-0.0123, 0, 0.00001, 0.5].map(formatPoints)).toEqual([
      '−1.23',
      '0.00',
      '0.00',
      '+50.00',
    ])
  })
})
