import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labelInBrowser } from '../../src/cli/label-server.ts'
import { launchBrowser } from '../support/browser.ts'
import { openDesk, resultToLabel } from './label-desk-of.ts'
import { readRecords, Workspace } from './run-cli.ts'

const PHONE = { width: 360, height: 740 }
const DESKTOP = { width: 1280, height: 900 }

const work = new Workspace()
const NASTY = '<img src=x onerror="globalThis.broken = true">'
const result = await resultToLabel((row, at) =>
  at % 2 === 0 ? row : { ...row, last_name_1: `${row.last_name_1}${NASTY}` },
)
let browser: Browser
let files = 0

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
})

/** An opened page, what must not happen on it, and the file behind it. */
interface Opened extends AsyncDisposable {
  readonly page: Page
  readonly trouble: string[]
  readonly file: string
  readonly ended: Promise<void>
}

async function open(viewport: { width: number; height: number }, width = 1e-9): Promise<Opened> {
  const file = work.path(`page-${++files}.csv`)
  const desk = await openDesk(result, file, { width })
  const abort = new AbortController()
  let ended: Promise<void> = Promise.resolve()
  const url = await new Promise<string>((resolve, reject) => {
    const onReady = async (where: string): Promise<void> => resolve(where)
    ended = labelInBrowser(desk, { port: 0, showWeight: false, signal: abort.signal, onReady })
    ended.catch(reject)
  })
  const context = await browser.newContext({ viewport })
  const page = await context.newPage()
  const trouble: string[] = []
  page.on('console', (message) => trouble.push(`console: ${message.text()}`))
  page.on('pageerror', (error) => trouble.push(`error: ${error.message}`))
  page.on('request', (request) => {
    const own = request.url() === url || request.url() === `${url}answer`
    // The browser asks for an icon by itself, and gets none.
    if (!own && !request.url().endsWith('/favicon.ico')) trouble.push(`request: ${request.url()}`)
  })
  await page.goto(url)
  return {
    page,
    trouble,
    file,
    ended,
    [Symbol.asyncDispose]: async () => {
      await context.close()
      abort.abort()
      await ended
      desk[Symbol.dispose]()
    },
  }
}

async function isAt(page: Page, answered: number): Promise<void> {
  await page.getByText(`${answered} answered,`).waitFor()
}

function matchesIn(file: string): (string | undefined)[] {
  return readRecords(file).map(({ match }) => match)
}

describe('the page for labelling in a browser', () => {
  it('takes answers by key and by click, and takes them back', async () => {
    await using opened = await open(DESKTOP)
    const { page, file } = opened
    await page.keyboard.press('y')
    await isAt(page, 1)
    await page.keyboard.press('n')
    await isAt(page, 2)
    await page.getByRole('button', { name: 'Not sure' }).click()
    await isAt(page, 3)
    expect(matchesIn(file)).toEqual(['1', '0', ''])
    await page.keyboard.press('u')
    await isAt(page, 2)
    await page.getByRole('button', { name: 'Undo' }).click()
    await isAt(page, 1)
    expect(matchesIn(file)).toEqual(['1'])
    const shown = await page.locator('.records thead').textContent()
    await page.keyboard.press('s')
    await page.getByText('Skipped').waitFor()
    expect(await page.locator('.records thead').textContent()).not.toBe(shown)
    await page.getByRole('button', { name: 'Same child' }).click()
    await isAt(page, 2)
    expect(matchesIn(file)).toEqual(['1', '1'])
    await page.keyboard.press('q')
    await page.getByText('Saved.').waitFor()
    await opened.ended
    expect(opened.trouble).toEqual([])
  })

  it.each([
    ['a phone', PHONE],
    ['a desktop', DESKTOP],
  ])('fits %s, shows values as text, and hides what the model thinks', async (_, viewport) => {
    await using opened = await open(viewport)
    const { page } = opened
    for (let pair = 0; pair < 3; pair++) {
      const wide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
      expect(await page.evaluate(wide)).toBeLessThanOrEqual(0)
      for (const button of await page.getByRole('button').all()) {
        const box = await button.boundingBox()
        expect(box!.height).toBeGreaterThanOrEqual(44)
      }
      const inView = await page.getByRole('button', { name: 'Same child' }).boundingBox()
      expect(inView!.y + inView!.height).toBeLessThanOrEqual(viewport.height)
      expect(await page.locator('body').textContent()).not.toMatch(/\bbits\b|probab/i)
      await page.keyboard.press('?')
      await isAt(page, pair + 1)
    }
    expect(await page.evaluate('globalThis.broken')).toBeUndefined()
    expect(await page.locator('img').count()).toBe(0)
    expect(opened.trouble).toEqual([])
  })

  it('says when the estimate is sure enough, and goes on if told to', async () => {
    await using opened = await open(DESKTOP, 0.99)
    const { page, file } = opened
    for (let pair = 0; pair < 30; pair++) {
      await isAt(page, pair)
      await page.keyboard.press('y')
    }
    await page.getByText('Sure enough.').waitFor()
    expect(await page.getByText('Precision of the matches').isVisible()).toBe(true)
    await page.keyboard.press('g')
    await page.getByRole('button', { name: 'Same child' }).click()
    await isAt(page, 31)
    expect(matchesIn(file)).toHaveLength(31)
    expect(opened.trouble).toEqual([])
  })
})
