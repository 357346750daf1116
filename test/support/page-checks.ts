/** What every page must hold to, seen in a real browser. */

import { writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

/** An opened page, and everything that a page must not do. */
export interface OpenedPage extends AsyncDisposable {
  readonly page: Page
  /** Errors in the console, uncaught errors, dialogs, and requests other than for the page. */
  readonly trouble: string[]
}

/** Writes a page into a file and opens it. */
export async function openPage(
  browser: Browser,
  file: string,
  html: string,
  options: BrowserContextOptions,
): Promise<OpenedPage> {
  await writeFile(file, html)
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
export function overflow(page: Page): Promise<number> {
  return page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
}

/** What a screen reader would stumble over: names, scopes, order of headings, ids. */
export const ACCESS_FAULTS = `(() => {
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
    })()`

/** Texts with less than 4.5 to 1 against the nearest background behind them (WCAG 2, AA). */
export const LOW_CONTRAST = `(() => {
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
