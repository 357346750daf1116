/** A real Chromium for tests of pages. Its binary comes with a package; nothing is installed. */

import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

// The package's flags are made for one page per process on a server. Here several pages live in one
// browser (a single process dies with its first page), and a page's own policies must hold.
const UNWANTED = new Set([
  '--single-process',
  '--disable-web-security',
  '--allow-running-insecure-content',
])

/** Starts a headless Chromium; close it in `afterAll`. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: sparticuz.args.filter((flag) => !UNWANTED.has(flag)),
    headless: true,
  })
}
