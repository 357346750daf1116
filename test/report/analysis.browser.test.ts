import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AnalysisReportData } from '../../src/report/analysis-data.ts'
import { renderAnalysis } from '../../src/report/analysis-html.ts'
import { launchBrowser } from '../support/browser.ts'
import {
  ACCESS_FAULTS,
  LOW_CONTRAST,
  type OpenedPage,
  openPage,
  overflow,
} from '../support/page-checks.ts'
import { ANALYSIS, EMPTY_ANALYSIS } from './analysis-fixture.ts'
import { HOSTILE_STRINGS, withStrings } from './hostile-strings.ts'

const PHONE = { width: 360, height: 740 }
const DESKTOP = { width: 1280, height: 900 }

let browser: Browser
let folder: string
let written = 0

beforeAll(async () => {
  browser = await launchBrowser()
  folder = await mkdtemp(join(tmpdir(), 'analysis-'))
})

afterAll(async () => {
  await browser?.close()
  await rm(folder, { recursive: true, force: true })
})

function open(data: AnalysisReportData, options: BrowserContextOptions): Promise<OpenedPage> {
  return openPage(browser, join(folder, `page-${written++}.html`), renderAnalysis(data), options)
}

/** Texts of charts that lie on each other, or stick out of the window. */
const OVERLAPS = `(() => {
  const faults = []
  for (const svg of document.querySelectorAll('svg.histogram')) {
    const texts = [...svg.querySelectorAll('text')]
      .map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0)
    for (const [at, a] of texts.entries()) {
      if (a.box.left < 0 || a.box.right > innerWidth) faults.push('outside: ' + a.text)
      for (const b of texts.slice(at + 1)) {
        const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left)
        const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top)
        // Boxes of lines of text are taller than their letters.
        if (across > 1 && down > 5) faults.push(a.text + ' / ' + b.text)
      }
    }
  }
  return faults
})()`

describe('the page of an analysis in a browser', () => {
  it.each([
    ['a phone', { viewport: PHONE }],
    ['a phone in dark mode', { viewport: PHONE, colorScheme: 'dark' as const }],
    ['a small window', { viewport: { width: 600, height: 800 } }],
    ['a desktop without scripts', { viewport: DESKTOP, javaScriptEnabled: false }],
  ])('opens without trouble and without sideways scrolling on %s', async (_, options) => {
    for (const data of [ANALYSIS, EMPTY_ANALYSIS]) {
      await using opened = await open(data, options)
      expect(await overflow(opened.page)).toBeLessThanOrEqual(0)
      expect(opened.trouble).toEqual([])
    }
  })

  it('draws every chart, none of them empty', async () => {
    await using opened = await open(ANALYSIS, { viewport: DESKTOP })
    const drawn = await opened.page.evaluate(`(() => {
      const size = (element) => {
        const { width, height } = element.getBoundingClientRect()
        return Math.max(width, height)
      }
      const count = (selector) =>
        [...document.querySelectorAll(selector)].filter((it) => size(it) > 2).length
      return {
        curves: count('#curves polyline.curve'),
        marks: count('#curves .plot .mark'),
        sweeps: count('#thresholds polyline.curve'),
        bars: count('#weights rect.one-child') > 10 && count('#weights rect.two-children') > 10,
        calibrated: count('#probabilities .plot .mark'),
        intervals: count('#probabilities .interval'),
        fairness: count('#fairness circle.dot'),
        changes: count('#changes .changes rect'),
        scatter: count('#changes .point'),
        waterfalls: count('#errors .waterfall rect.total') + count('#changed-pairs .waterfall rect.total'),
      }
    })()`)
    expect(drawn).toEqual({
      curves: 2,
      marks: 2,
      sweeps: 5,
      bars: true,
      calibrated: 14,
      intervals: 14,
      fairness: 10,
      changes: 7,
      scatter: 120,
      waterfalls: 6,
    })
  })

  it.each([
    ['a phone', PHONE],
    ['a desktop', DESKTOP],
  ])('keeps the texts of its charts apart and inside on %s', async (_, viewport) => {
    await using opened = await open(ANALYSIS, { viewport })
    expect(await opened.page.evaluate(OVERLAPS)).toEqual([])
  })

  it('can be read by a screen reader', async () => {
    await using opened = await open(ANALYSIS, { viewport: DESKTOP })
    expect(await opened.page.evaluate(ACCESS_FAULTS)).toEqual([])
  })

  it.each([['light' as const], ['dark' as const]])(
    'has enough contrast for text in %s mode',
    async (colorScheme) => {
      await using opened = await open(ANALYSIS, { viewport: DESKTOP, colorScheme })
      expect(await opened.page.evaluate(LOW_CONTRAST)).toEqual([])
    },
  )

  it('fits a sheet of paper, in the colours of paper', async () => {
    await using opened = await open(ANALYSIS, { viewport: { width: 794, height: 1123 } })
    const { page } = opened
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
      'rgb(255, 255, 255)',
    )
    expect((await page.pdf({ preferCSSPageSize: true })).subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('shows hostile data as text, with the elements that it has with plain data', async () => {
    let at = 0
    const hostile = withStrings(ANALYSIS, () => HOSTILE_STRINGS[at++ % HOSTILE_STRINGS.length]!)
    await using other = await open(hostile, { viewport: PHONE })
    await using plain = await open(
      withStrings(ANALYSIS, () => 'plain'),
      { viewport: PHONE },
    )
    expect(other.trouble).toEqual([])
    expect(await overflow(other.page)).toBeLessThanOrEqual(0)
    const strangers = 'script, img, iframe, a:not([href^="#"]), svg[onload], [onerror]'
    expect(await other.page.locator(strangers).count()).toBe(0)
    // Bidirectional isolation and headings by group aside, no data makes an element.
    const names =
      '[...new Set([...document.querySelectorAll("*")].map((e) => e.tagName))].sort().join()'
    expect(await other.page.evaluate(names)).toBe(await plain.page.evaluate(names))
  })
})
