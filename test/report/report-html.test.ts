import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReportData } from '../../src/report/report-data.ts'
import { renderReport } from '../../src/report/report-html.ts'
import { HOSTILE_STRINGS, withStrings } from './hostile-strings.ts'
import { EMPTY_REPORT, REPORT } from './report-fixture.ts'

const SECTIONS = [
  'summary',
  'notes',
  'match-weights',
  'near-matches',
  'clusters',
  'evidence',
  'blocking',
  'run',
  'glossary',
]

describe('renderReport', () => {
  const page = renderReport(REPORT)

  it('is one complete document that allows nothing but its own styles', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/)
    expect(page).toMatch(/<\/html>\n$/)
    expect(page).toContain(`content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;`)
    expect(page).not.toMatch(/<(?:script|link|img|iframe|object|embed|form|base|audio|video)\b/i)
    expect(page).not.toMatch(/\b(?:src|srcset|action|on\w+)=|url\(|@import|https?:/i)
  })

  it('has every section, each with its heading and its place in the contents', () => {
    for (const id of SECTIONS) {
      expect(page).toContain(`<section id="${id}" aria-labelledby="${id}-heading">`)
      expect(page).toContain(`<a href="#${id}">`)
    }
  })

  it('shows the headline figures with thousands separators', () => {
    expect(page).toContain('51,811 records belong to 44,026 persons.')
    expect(page).toContain('<dt>Review items</dt><dd class="figure">391</dd>')
    expect(page).toContain('of 3,665,218 compared (70.7 per record)')
  })

  it('shows quality only when truth was given', () => {
    expect(page).toContain('<dt>Precision</dt><dd class="figure">99.8%</dd>')
    expect(page).toContain('<dt>Recall with near matches</dt><dd class="figure">98.0%</dd>')
    const { quality: _, ...untrue } = REPORT
    expect(renderReport(untrue)).not.toContain('Precision</dt><dd class="figure">')
  })

  it('says what splitting gave up, and nothing where nothing was split', () => {
    const page = renderReport(REPORT)
    expect(page).toContain('3 blocks held too many records')
    expect(page).toContain('<b>2.1%</b> of the true pairs')
    const { blocking } = REPORT
    const enough = renderReport({ ...REPORT, blocking: { ...blocking, splitRecallCost: 0 } })
    expect(enough).toContain('Finer keys were enough')
    const rules = blocking.rules.map((rule) => ({ ...rule, split: 0 }))
    const whole = renderReport({ ...REPORT, blocking: { ...blocking, rules } })
    expect(whole).not.toContain('What splitting gave up')
  })

  it('calls an estimated recall of blocking an upper bound, a measured one not', () => {
    expect(page).toContain('<b>at most 99.2%</b>')
    expect(page).toContain('an upper bound')
    const measured = { ...REPORT.blocking, recall: { value: 0.9921, estimated: false } }
    expect(renderReport({ ...REPORT, blocking: measured })).toContain('<b>99.2%</b>')
  })

  it('marks where two values differ, with a sign and a word beside the colour', () => {
    expect(page).toContain(
      '<span aria-hidden="true">≠</span><span class="unseen">differs</span></td><th scope="row">Birth date</th><td>2009-11-<mark>21</mark></td><td>2009-11-<mark>12</mark></td>',
    )
  })

  it('says how many near matches there are even if none is shown', () => {
    const rendered = renderReport({ ...REPORT, nearMatches: [] })
    expect(rendered).toContain('463 near matches; none is shown on this page.')
  })

  it('does not mark letters where only the spelling differs', () => {
    expect(page).toContain('<td>José Luis<mark></mark></td><td>JOSELUIS<mark></mark></td>')
  })

  it('warns that children’s records are shown, but only if some are', () => {
    expect(page).toContain('Confidential:')
    expect(renderReport(EMPTY_REPORT)).not.toContain('Confidential:')
  })

  it('gives the same bytes for the same data', () => {
    expect(renderReport(structuredClone(REPORT))).toBe(page)
  })

  it('has a word for everything that is not there', () => {
    const empty = renderReport(EMPTY_REPORT)
    for (const id of SECTIONS) expect(empty).toContain(`<section id="${id}"`)
    expect(empty).toContain(
      '0 records belong to 0 persons. Nothing is left for a person to decide.',
    )
    expect(empty).toContain('No guesses were made')
    expect(empty).toContain('No two records were compared')
    expect(empty).toContain('No pair was left between the thresholds')
    expect(empty).toContain('No person has more than one record')
    expect(empty).not.toMatch(/NaN|undefined|null|Infinity|\[object/)
  })

  it('draws a histogram whose bins are all empty as no comparison at all', () => {
    const histogram = [{ from: 0, pairs: 0 }]
    expect(renderReport({ ...EMPTY_REPORT, histogram })).toContain('No two records were compared')
  })

  it('writes no value of a program into the page, whatever the numbers', () => {
    const odd = fc.oneof(
      fc.double({ min: -1e6, max: 1e12 }),
      fc.constantFrom(0, 1, -1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
    )
    fc.assert(
      fc.property(fc.array(odd, { minLength: 1, maxLength: 20 }), (numbers) => {
        const rendered = renderReport(withNumbers(SMALL, numbers))
        expect(rendered.match(/NaN|undefined|Infinity|\[object|\de[+-]\d|="-\d+%/)).toBeNull()
      }),
      { numRuns: 50 },
    )
  })
})

/** Two near matches and two clusters have every kind of element that many have. */
const SMALL: ReportData = {
  ...REPORT,
  nearMatches: REPORT.nearMatches.slice(0, 2),
  largest: REPORT.largest.slice(0, 2),
}

describe('renderReport with hostile strings', () => {
  const plain = markup(renderReport(withStrings(SMALL, () => 'plain')))

  it.each(HOSTILE_STRINGS.map((text) => [text.slice(0, 40), text]))(
    'keeps its shape when every string is %j',
    (_, text) => {
      expect(sameMarkup(markup(renderReport(withStrings(SMALL, () => text))), plain)).toBe(true)
    },
  )

  it('keeps its shape whatever the strings are', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(...HOSTILE_STRINGS),
    )
    fc.assert(
      fc.property(fc.array(anything, { minLength: 1, maxLength: 60 }), (strings) => {
        let at = 0
        const next = () => strings[at++ % strings.length]!
        expect(sameMarkup(markup(renderReport(withStrings(SMALL, next))), plain)).toBe(true)
      }),
    )
  })
})

/** What data must not change; compared as a whole, so that a failure doesn't print two pages. */
interface Markup {
  /** All tags in order. */
  readonly tags: string
  /** How many characters could open a tag or end an attribute. */
  readonly counts: readonly number[]
}

function sameMarkup(a: Markup, b: Markup): boolean {
  return a.tags === b.tags && a.counts.join() === b.counts.join()
}

function markup(page: string): Markup {
  const count = (character: string) => page.split(character).length - 1
  const tags = page.match(/<[^\s>]*/g)!.join('')
  return { tags, counts: ['<', '"', "'", '<!--'].map(count) }
}

/** A copy in which the numbers are taken from `numbers` in turn. */
function withNumbers(data: ReportData, numbers: readonly number[]): ReportData {
  let at = 0
  const copy = (value: unknown): unknown => {
    if (typeof value === 'number') return numbers[at++ % numbers.length]
    if (Array.isArray(value)) return value.map(copy)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copy(item)]))
  }
  return copy(data) as ReportData
}
