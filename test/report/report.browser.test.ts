import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReportData } from '../../src/report/report-data.ts'
import { renderReport } from '../../src/report/report-html.ts'
import { launchBrowser } from '../support/browser.ts'
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

/** An opened report, and everything that a report must not do. */
interface Opened extends AsyncDisposable {
  readonly page: Page
  /** Errors in the console, uncaught errors, dialogs, and requests other than for the page. */
  readonly trouble: string[]
}

async function open(data: ReportData, options: BrowserContextOptions): Promise<Opened> {
  const file = join(folder, `report-${written++}.html`)
  await writeFile(file, renderReport(data))
  const url = pathToFileURL(file).href
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const trouble: string[] = []
  page.on('console', (message) => trouble.push(`console: ${message.text()}`))
  page.on('pageerror', (error) => trouble.push(`error: ${error.message}`))
  page.on('request', (request) => {
    if (request.url() !== url) trouble.push(`request: ${request.url()}`)
  })
  page.on('requestfailed', (request) => trouble.push(`failed: ${request.failure()?.errorText}`))
  page.on('dialog', (dialog) => {
    trouble.push(`dialog: ${dialog.message()}`)
    dialog.dismiss().catch(() => {})
  })
  await page.goto(url)
  return { page, trouble, [Symbol.asyncDispose]: () => context.close() }
}

/** Pixels by which the document is wider than the window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
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
    const faults = await opened.page.evaluate(`(() => {
      const faults = []
      const all = (selector) => [...document.querySelectorAll(selector)]
      for (const th of all('th:not([scope])')) faults.push('no scope: ' + th.textContent)
      for (const svg of all('svg')) {
        const hidden = svg.closest('[aria-hidden=true]')
        const named = svg.closest('[role=img][aria-label], [role=img][aria-labelledby]')
        if (!hidden && !named) faults.push('nameless picture: ' + svg.outerHTML.slice(0, 80))
      }
      for (const element of all('[aria-labelledby]'))
        for (const id of element.getAttribute('aria-labelledby').split(' '))
          if (!document.getElementById(id)) faults.push('no element ' + id)
      const ids = all('[id]').map((element) => element.id)
      if (new Set(ids).size < ids.length) faults.push('an id occurs twice')
      for (const region of all('.scroll:not([tabindex])')) faults.push('no way to scroll by keys')
      const levels = all('h1,h2,h3,h4').map((heading) => Number(heading.tagName[1]))
      if (levels.filter((level) => level === 1).length !== 1) faults.push('not one h1')
      levels.forEach((level, i) => i > 0 && level > levels[i - 1] + 1 && faults.push('level left out'))
      return faults
    })()`)
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

/** Texts with less than 4.5 to 1 against the nearest background behind them (WCAG 2, AA). */
const LOW_CONTRAST = `(() => {
  const parse = (colour) => colour.match(/[\\d.]+/g).map(Number)
  const luminance = ([r, g, b]) => [r, g, b]
    .map((c) => c / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0)
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const colour = parse(getComputedStyle(e).backgroundColor)
      if (colour.length < 4 || colour[3] > 0) return colour
    }
    return [255, 255, 255]
  }
  const faults = new Set()
  for (const element of document.querySelectorAll('body *')) {
    const text = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim() !== '')
    if (!text || element.closest('title, desc')) continue
    const style = getComputedStyle(element)
    const colour = element.closest('svg') ? style.fill : style.color
    const [a, b] = [luminance(parse(colour)), luminance(behind(element))].sort((x, y) => y - x)
    if ((a + 0.05) / (b + 0.05) < 4.5) faults.add(element.tagName + '.' + element.className)
  }
  return [...faults]
})()`
