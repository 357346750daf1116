import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { EXCHANGE_ACTOR } from '../../../src/exchange/access/roles.ts'
import { waitingMails } from '../../../src/exchange/mail/outbox.ts'
import { elementsOf } from '../../../src/exchange/msix/elements.ts'
import { exchangeServer, type TestServer } from '../../support/exchange-server.ts'
import { fileWith } from '../msix/submission-text.ts'

/** TX has María since September 2026, in district 4826700 of region 01. */
export const TX_LINES: Readonly<Record<string, string>> = {
  E: 'E|0000001|001|20260905|01|Central|||||||Laredo|TX|78040|9565551234|09',
}

/** A server whose directory knows Laredo and Yakima, and with a child of TX in it. */
export async function noticeServer(): Promise<TestServer> {
  const server = await exchangeServer()
  const entry = (kind: string, state: string, id: string, more: object = {}) => ({
    line: 1,
    entry: { kind, state, id, name: id, since: '1900-01-01', ...more } as never,
  })
  await server.exchange.run(
    'directory.import',
    {
      dryRun: false,
      entries: [
        entry('region', 'TX', '01'),
        entry('region', 'WA', 'east'),
        entry('district', 'TX', '4826700', { region: '01' }),
        entry('district', 'TX', '4800001', { region: '01' }),
        entry('district', 'WA', '5310110', { region: 'east' }),
      ],
    },
    EXCHANGE_ACTOR,
  )
  return server
}

/** Takes in a student as a state says it. */
export async function submit(
  server: TestServer,
  lines: Readonly<Record<string, string>>,
): Promise<void> {
  const path = join(server.dir, `file-${Math.random()}.txt`)
  writeFileSync(path, fileWith(lines))
  const { summary } = await server.exchange.takeIn(path)
  if (summary.rejected > 0) throw new Error('the student was rejected')
}

/** The same child as another state has it. */
export function ofState(
  state: string,
  id: string,
  { move, enrollment }: { readonly move: string; readonly enrollment?: string },
): Record<string, string> {
  return {
    H: `H|${state}|20261127120000000|20261101000000000|20261127000000000|1|7`,
    S: `S|0000001|I|${state}||${id}|01`,
    Q: `Q|0000001|001|${move}|Laredo|TX||Yakima|${state}|${Number(move) + 30_000}`,
    ...(enrollment === undefined ? {} : { E: enrollment }),
    K: '',
    A: '',
    C: '',
  }
}

/** An enrollment in a district. */
export function enrolled(date: string, district: string, withdrawn = ''): string {
  const fields = Array(35).fill('')
  fields[0] = 'E'
  fields[1] = '0000001'
  fields[2] = '001'
  const at = (name: string, value: string): void => {
    fields[3 + ENROLLMENT.indexOf(name)] = value
  }
  at('enrollmentDate', date)
  at('enrollmentType', '01')
  at('gradeLevel', '09')
  at('withdrawalDate', withdrawn)
  at('districtId', district)
  return fields.join('|').replace(/\|+$/, '')
}

const ENROLLMENT = elementsOf('enrollment').map(({ name }) => name)

/** Addresses that mails wait for, and all that they say. */
export function mails(server: TestServer): { readonly to: string; readonly text: string }[] {
  return server.exchange.read(({ app }) =>
    waitingMails(app, 1000).map((mail) => ({ to: mail.to, text: JSON.stringify(mail) })),
  )
}
