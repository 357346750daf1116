import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReportData } from '../../src/report/report-data.ts'
import { renderReport } from '../../src/report/report-html.ts'
import { launchBrowser } from '../support/browser.ts'
import {
  ACCESS_FAULTS,
  LOW_CONTRAST,
  type OpenedPage,
  openPage,
  overflow,
} from '../support/page-checks.ts'
import { HOSTILE_STRINGS, withStrings } from './hostile-strings.ts'
import { EMPTY_REPORT, REPORT } from './report-fixture.ts'

const PHONE = { width: 360, height: 740 }
const DESKTOP = { width: 1280, height: 900 }
const A4 = { width: 794, height: 1123 }

let browser: Browser
let folder: string
let written = 0

beforeAll(async () => {
  browser = await launchBrowser()
  folder = await mkdtemp(join(tmpdir(), 'report-'))
})

afterAll(async () => {
  await browser?.close()
  await rm(folder, { recursive: true, force: true })
})

function open(data: ReportData, options: BrowserContextOptions): Promise<OpenedPage> {
  return openPage(browser, join(folder, `report-${written++}.html`), renderReport(data), options)
}

function hostile(): ReportData {
  let at = 0
  return withStrings(REPORT, () => HOSTILE_STRINGS[at++ % HOSTILE_STRINGS.length]!)
}

describe('the report in a browser', () => {
  it.each([
    ['a phone', { viewport: PHONE }],
    ['a phone in dark mode', { viewport: PHONE, colorScheme: 'dark' as const }],
    ['a small window', { viewport: { width: 600, height: 800 } }],
    ['a desktop', { viewport: DESKTOP }],
    ['a desktop without scripts', { viewport: DESKTOP, javaScriptEnabled: false }],
  ])('opens without trouble and without sideways scrolling on %s', async (_, options) => {
    for (const data of [REPORT, EMPTY_REPORT]) {
      await using opened = await open(data, options)
      expect(await overflow(opened.page)).toBeLessThanOrEqual(0)
      expect(await opened.page.locator('section > h2').allTextContents()).toEqual([
        'Summary',
        'Guesses and warnings',
        'Match weights',
        'Near matches',
        'Largest clusters',
        'What counts as evidence',
        'Blocking',
        'About this run',
        'Glossary',
      ])
      expect(opened.trouble).toEqual([])
    }
  })

  it('shows every near match with both records and its waterfall', async () => {
    await using opened = await open(REPORT, { viewport: DESKTOP })
    const pairs = opened.page.locator('article.pair')
    expect(await pairs.count()).toBe(REPORT.nearMatches.length)
    expect(await pairs.locator('table.records:visible').count()).toBe(REPORT.nearMatches.length)
    expect(await pairs.locator('table.waterfall:visible').count()).toBe(REPORT.nearMatches.length)
  })

  it('draws a waterfall’s bars where its numbers say, whatever the width', async () => {
    for (const viewport of [PHONE, DESKTOP]) {
      await using opened = await open(REPORT, { viewport })
      const rects = opened.page.locator('.waterfall').first().locator('rect:not(.near-zone)')
      const boxes = await Promise.all((await rects.all()).map((rect) => rect.boundingBox()))
      const weights = [...REPORT.nearMatches[0]!.waterfall, REPORT.nearMatches[0]!].map(
        ({ weight }) => Math.abs(weight),
      )
      const pixelsPerBit = boxes[0]!.width / weights[0]!
      for (const [i, box] of boxes.entries()) {
        expect(Math.abs(box!.width - weights[i]! * pixelsPerBit)).toBeLessThan(1.5)
      }
    }
  })

  it('can be read by a screen reader: names, scopes, one order of headings, no id twice', async () => {
    await using opened = await open(REPORT, { viewport: DESKTOP })
    const faults = await opened.page.evaluate(ACCESS_FAULTS)
    expect(faults).toEqual([])
  })

  it.each([['light' as const], ['dark' as const]])(
    'has enough contrast for text in %s mode',
    async (colorScheme) => {
      await using opened = await open(REPORT, { viewport: DESKTOP, colorScheme })
      expect(await opened.page.evaluate(LOW_CONTRAST)).toEqual([])
    },
  )

  it('unfolds all clusters on paper, and fits the page', async () => {
    await using opened = await open(REPORT, { viewport: A4 })
    const { page } = opened
    const tables = page.locator('.cluster table')
    expect(await tables.last().isVisible()).toBe(false)
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    for (const table of await tables.all()) expect(await table.isVisible()).toBe(true)
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
      'rgb(255, 255, 255)',
    )
    const pdf = await page.pdf({ preferCSSPageSize: true })
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(opened.trouble).toEqual([])
  })
})

describe('the report with hostile data in a browser', () => {
  it.each([
    ['a phone', PHONE],
    ['a desktop', DESKTOP],
  ])('shows it as text on %s: no script, no request, nothing too wide', async (_, viewport) => {
    await using opened = await open(hostile(), { viewport })
    const { page, trouble } = opened
    await page.locator('summary').last().click()
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    expect(await page.getByText('<script>alert(1)</script>').first().isVisible()).toBe(true)
    expect(await page.locator('script, img, iframe, a:not([href^="#"])').count()).toBe(0)
    expect(await page.locator('svg[onload], [onerror], [onmouseover]').count()).toBe(0)
    expect(trouble).toEqual([])
  })

  it('has exactly the elements that it has with plain data', async () => {
    await using plain = await open(
      withStrings(REPORT, () => 'plain'),
      { viewport: DESKTOP },
    )
    await using other = await open(hostile(), { viewport: DESKTOP })
    const names = '[...document.querySelectorAll("*")].map((e) => e.tagName).join()'
    expect((await other.page.evaluate(names)) === (await plain.page.evaluate(names))).toBe(true)
  })

  it('runs no script and loads no picture even if one got into the page', async () => {
    await using opened = await open(REPORT, { viewport: DESKTOP })
    await opened.page.evaluate(`(() => {
      const script = document.createElement('script')
      script.textContent = 'globalThis.broken = true'
      const picture = document.createElement('img')
      picture.src = 'https://example.com/x.png'
      document.body.append(script, picture)
    })()`)
    expect(await opened.page.evaluate('globalThis.broken')).toBeUndefined()
    await expect.poll(() => opened.trouble).toContain('failed: csp')
    await expect.poll(() => opened.trouble.join()).toContain('Executing inline script violates')
  })
})
