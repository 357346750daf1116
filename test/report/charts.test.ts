import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockingChart } from '../../src/report/blocking-chart.ts'
import { histogramBars, histogramChart } from '../../src/report/histogram-chart.ts'
import { waterfallBars, waterfallChart } from '../../src/report/waterfall-chart.ts'
import { weightBar, weightScale } from '../../src/report/weight-chart.ts'
import { REPORT } from './report-fixture.ts'

const THRESHOLDS = { lower: 2, upper: 9.5 }

describe('histogramBars', () => {
  it('cuts a bin where a threshold goes through it', () => {
    const bars = histogramBars([{ from: 9, pairs: 5 }], THRESHOLDS)
    expect(bars.map(({ zone, from, to }) => [zone, from, to])).toEqual([
      ['near-match', 9, 9.5],
      ['match', 9.5, 10],
    ])
  })

  it('counts a bin that begins at a threshold to the zone above it', () => {
    const bars = histogramBars(
      [1, 2].map((from) => ({ from, pairs: 1 })),
      THRESHOLDS,
    )
    expect(bars.map(({ zone }) => zone)).toEqual(['non-match', 'near-match'])
  })

  it('gives equal steps of height for equal factors of pairs', () => {
    const [ten, thousand, hundred] = histogramBars(
      [10, 1000, 100].map((pairs, from) => ({ from: from - 20, pairs })),
      THRESHOLDS,
    ).map(({ height }) => height)
    expect(thousand).toBe(1)
    expect(thousand! - hundred!).toBeCloseTo(hundred! - ten!, 12)
  })

  it('leaves out empty bins and bins that are nowhere', () => {
    const bins = [
      { from: 0, pairs: 0 },
      { from: Number.NEGATIVE_INFINITY, pairs: 3 },
    ]
    expect(histogramBars(bins, THRESHOLDS)).toEqual([])
  })

  it('gives every bin with pairs a height in (0, 1], more pairs never a lower one', () => {
    const bins = fc.array(fc.record({ from: fc.integer({ min: -40, max: 40 }), pairs: fc.nat() }))
    fc.assert(
      fc.property(bins, (histogram) => {
        const bars = histogramBars(histogram, THRESHOLDS).toSorted((a, b) => a.pairs - b.pairs)
        let last = 0
        for (const { height } of bars) {
          expect(height).toBeGreaterThan(0)
          expect(height).toBeLessThanOrEqual(1)
          expect(height).toBeGreaterThanOrEqual(last)
          last = height
        }
      }),
    )
  })
})

describe('histogramChart', () => {
  it('has a title, a description and both thresholds in words', () => {
    const svg = String(histogramChart(REPORT.histogram, THRESHOLDS))
    expect(svg).toContain('role="img" aria-labelledby="histogram-title histogram-desc"')
    expect(svg).toMatch(/<desc id="histogram-desc">.*Lower threshold 2, upper threshold 9\.5 bits/)
    expect(svg).toContain('>lower 2</text>')
    expect(svg).toContain('>upper 9.5</text>')
  })

  it('says in each bar’s tooltip where it is and how many pairs it holds', () => {
    const svg = String(histogramChart([{ from: -3, pairs: 1234 }], THRESHOLDS))
    expect(svg).toContain('<title>−3 to −2 bits: 1,234 pairs</title>')
  })

  it('draws a histogram of one single pair', () => {
    expect(String(histogramChart([{ from: 0, pairs: 1 }], THRESHOLDS))).not.toMatch(/NaN|Infinity/)
  })
})

describe('weightBar', () => {
  const scale = weightScale([
    {
      name: 'surname',
      levels: [
        { name: 'exact', m: 0.8, u: 0.1, weight: 3 },
        { name: 'else', m: 0.1, u: 0.4, weight: -12 },
      ],
    },
  ])

  it('shares one symmetric scale among all comparisons', () => {
    expect(scale).toEqual({ from: -12, to: 12 })
  })

  it('goes right of the middle for evidence for, left for evidence against', () => {
    expect(String(weightBar(3, scale))).toContain('class="for" x="50%"')
    expect(String(weightBar(3, scale))).toContain('width="12.5%"')
    expect(String(weightBar(-6, scale))).toContain('class="against" x="25%"')
    expect(String(weightBar(-6, scale))).toContain('width="25%"')
  })

  it('ends at the edge for an infinite weight and vanishes for none', () => {
    expect(String(weightBar(Number.NEGATIVE_INFINITY, scale))).toContain('x="0%"')
    expect(String(weightBar(0, scale))).toContain('width="0%"')
    expect(String(weightBar(Number.NaN, scale))).toContain('width="0%"')
  })
})

describe('waterfallBars', () => {
  it('starts every bar where the one before ended', () => {
    const steps = [-10, 8, -1.5].map((weight) => ({ name: 'x', level: '', weight }))
    expect(waterfallBars(steps).map(({ from, to }) => [from, to])).toEqual([
      [0, -10],
      [-10, -2],
      [-2, -3.5],
    ])
  })

  it('ends at the weight of the pair', () => {
    for (const pair of REPORT.nearMatches) {
      expect(waterfallBars(pair.waterfall).at(-1)!.to).toBeCloseTo(pair.weight, 9)
    }
  })
})

describe('waterfallChart', () => {
  const pair = REPORT.nearMatches.at(-1)!
  const table = String(waterfallChart(pair, THRESHOLDS))

  it('has one row per step, and the sum', () => {
    expect(table.match(/<tr>/g)).toHaveLength(pair.waterfall.length + 2)
    expect(table).toContain('<td class="number">+2.1</td></tr></tfoot>')
  })

  it('shows the sign in figures, not by colour alone', () => {
    expect(table).toMatch(/class="against".*<td class="number">−5\.2<\/td>/)
    expect(table).toMatch(/class="for".*<td class="number">\+9\.8<\/td>/)
  })

  it('draws nothing that is not a number when a weight is infinite', () => {
    const broken = {
      ...pair,
      waterfall: [{ name: 'veto', level: '', weight: Number.NEGATIVE_INFINITY }],
    }
    expect(String(waterfallChart(broken, THRESHOLDS))).not.toContain('NaN')
  })
})

describe('blockingChart', () => {
  it('begins each rule’s bar where the rules before it ended, and fills the width at the last', () => {
    const rules = [30, 70].map((newPairs, i) => ({
      name: `rule ${i}`,
      blocks: 1,
      pairs: newPairs,
      newPairs,
      cumulativePairs: i === 0 ? 30 : 100,
      split: 0,
    }))
    const chart = String(blockingChart(rules))
    expect(chart).toContain('class="new" x="0%" y="0" width="30%"')
    expect(chart).toContain('class="earlier" x="0" y="0" width="30%"')
    expect(chart).toContain('class="new" x="30%" y="0" width="70%"')
  })

  it('draws rules that found nothing', () => {
    const rule = { name: 'none', blocks: 0, pairs: 0, newPairs: 0, cumulativePairs: 0, split: 0 }
    expect(String(blockingChart([rule]))).toContain('width="0%"')
  })
})
