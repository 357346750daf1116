import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordPage } from '../../../src/exchange/students/record-page.ts'
import { recordPdf } from '../../../src/exchange/students/record-pdf.ts'
import { type StudentRecord, studentRecord } from '../../../src/exchange/students/student-record.ts'
import { launchBrowser } from '../../support/browser.ts'
import { exchangeServer, type TestServer } from '../../support/exchange-server.ts'
import { submitStudents } from '../../support/exchange-students.ts'

let server: TestServer
let browser: Browser
let record: StudentRecord
beforeAll(async () => {
  server = await exchangeServer()
  browser = await launchBrowser()
  const school = 'Benito Juárez Elementary School of Science, Technology, Engineering and Arts'
  const records = Array.from(
    { length: 12 },
    (_, at) =>
      `E|${String(at + 1).padStart(3, '0')}|20${at + 14}0905|01|${school}||480001200001|Annex|100 Long Street|||Laredo|TX|78040|9565551234|05`,
  )
  const names = 'María José|Guadalupe|Hernández-Fernández de la Concepción|Núñez'
  const demographics = `${names}||Female|20110304|No||||1004|Søren|Nguyễn`
  const id = 'R-0000000000001'
  await submitStudents(server.exchange, [{ state: 'TX', id, demographics, records }])
  const msixId = server.exchange.msixIdOf('TX', id)!
  record = server.exchange.read((view) => studentRecord(view, msixId))
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

describe('a record', () => {
  it('fits a telephone as a page, its tables scrolling by themselves', async () => {
    const page = await browser.newPage({ viewport: { width: 400, height: 800 } })
    await page.setContent(recordPage(record, '2026-11-27'))
    const [width, ofTables] = await page.evaluate(() => {
      const { document } = globalThis as unknown as {
        document: {
          documentElement: { scrollWidth: number }
          querySelectorAll(of: string): Iterable<{ scrollWidth: number }>
        }
      }
      const tables = [...document.querySelectorAll('.wide')].map((it) => it.scrollWidth)
      return [document.documentElement.scrollWidth, Math.max(...tables)] as const
    })
    expect(width).toBeLessThanOrEqual(400)
    expect(ofTables).toBeGreaterThan(400)
    await page.close()
  })

  it('takes few pages as PDF', async () => {
    const pdf = (await recordPdf(record, '2026-11-27')).toString('latin1')
    const pages = pdf.match(/\/Type \/Page\b/g) ?? []
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.length).toBeLessThanOrEqual(3)
  })
})
