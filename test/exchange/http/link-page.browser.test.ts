import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setUpLink } from '../../../src/exchange/accounts/set-up.ts'
import { launchBrowser } from '../../support/browser.ts'
import { exchangeServer, type TestServer } from '../../support/exchange-server.ts'
import { linkFor, tryLogIn } from '../../support/person.ts'

let server: TestServer
let browser: Browser
beforeAll(async () => {
  server = await exchangeServer()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

const EMAIL = 'first@example.org'

/** Fills the form that a link leads to, and gives what it answers. */
async function fill(link: string, values: Readonly<Record<string, string>>): Promise<string> {
  const page = await browser.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.name))
  await page.goto(server.url + link)
  expect(new URL(page.url()).hash).toBe('')
  for (const [name, value] of Object.entries(values)) await page.fill(`[name=${name}]`, value)
  await page.click('button')
  const status = page.locator('[role=status]:not(:empty)')
  const told = (await status.textContent()) ?? ''
  expect(faults).toEqual([])
  await page.close()
  return told
}

describe('the page of a one-time link', () => {
  it('makes the first account, once, and says why a password is refused', async () => {
    const link = (await setUpLink(server.exchange))!
    const first = { name: 'Ada First', email: EMAIL }
    expect(await fill(link, { ...first, password: 'password1234' })).toContain('common')
    const password = 'nine slow herons at dusk'
    expect(await fill(link, { ...first, password })).toBe('Saved. You can log in now.')
    const { status, json } = await tryLogIn(server, { email: EMAIL, password })
    expect(status).toBe(200)
    const account: string = json.account
    const token = await linkFor(server, account)
    const other = 'six loud geese at noon'
    const changed = await fill(`/new-password#${token}`, { password: other })
    expect(changed).toBe('Saved. You can log in now.')
    expect((await tryLogIn(server, { email: EMAIL, password: other })).status).toBe(200)
    expect(await fill(`/new-password#${token}`, { password: other })).not.toContain('Saved')
  })
})
