import { isIPv6 } from 'node:net'
import { basename, join } from 'node:path'
import type { ParseArgsOptionsConfig } from 'node:util'
import { LinkageError } from '../errors.ts'
import { recoveryLink } from '../exchange/accounts/recovery.ts'
import { verifyAudit } from '../exchange/audit/verify-audit.ts'
import { backupExchange, restoreExchange, verifyExchange } from '../exchange/backup.ts'
import type { Config } from '../exchange/config.ts'
import { type Exchange, openExchange } from '../exchange/exchange.ts'
import { loadConfig } from '../exchange/load-config.ts'
import type { Finding } from '../exchange/msix/finding.ts'
import { eraseFromExchange } from '../exchange/submissions/erase-student.ts'
import { CsvWriter } from '../io/csv-writer.ts'
import { isDigitPersonId } from '../ledger/digit-person-ids.ts'
import { FINDING_COLUMNS, findingRow } from './finding-row.ts'
import type { RegistryCall } from './registry-command.ts'
import { submissionSummary } from './submission-summary.ts'
import { print } from './terminal.ts'

/** One command of `nearmatch exchange`. */
export interface ExchangeCommand {
  readonly options: ParseArgsOptionsConfig
  run(call: RegistryCall): Promise<void>
}

const SHOWN = 20

const INIT: ExchangeCommand = {
  options: {},
  async run(call) {
    const [dir] = call.operands('DIR')
    await withExchange(dir!, true, async ({ registry }) => {
      await call.answer({ exchange: dir, model: registry.model.name, ...registry.policies })
    })
  },
}

const SUBMIT: ExchangeCommand = {
  options: {
    out: { type: 'string' },
    author: { type: 'string' },
    'all-or-nothing': { type: 'boolean' },
  },
  async run(call) {
    const [dir, file] = call.operands('DIR', 'FILE')
    const out = call.text('out')
    const author = call.text('author')
    await withExchange(dir!, false, async (exchange) => {
      using report = out === undefined ? undefined : CsvWriter.open(out)
      report?.row(FINDING_COLUMNS)
      const shown: Finding[] = []
      const taken = await exchange.takeIn(file!, {
        signal: call.interrupt.signal,
        allOrNothing: call.flag('all-or-nothing'),
        ...(author === undefined ? {} : { author }),
        onFinding: (finding) => {
          report?.row(findingRow(finding))
          if (shown.length < SHOWN) shown.push(finding)
        },
      })
      report?.close()
      const { summary, outcome } = taken
      if (call.wantsWords) {
        await print(submissionSummary(summary, shown, out))
        if (outcome === 'again') call.note('this very file was taken in before; nothing changed')
      } else await call.answer(taken)
      if (outcome !== 'refused' && summary.rejected + summary.strayLines === 0) return
      const { students, rejected, strayLines } = summary
      throw new LinkageError('submission-refused', {
        file: basename(file!),
        students,
        rejected,
        strayLines,
      })
    })
  },
}

const STUDENT: ExchangeCommand = {
  options: { state: { type: 'string' } },
  async run(call) {
    const [dir, id] = call.operands('DIR', 'ID')
    const state = call.text('state')
    if (state === undefined && !isDigitPersonId(id!)) {
      throw call.wrong(
        'ID is mistyped: an MSIX id has 12 digits, the last of which checks the others.',
      )
    }
    await withExchange(dir!, false, async (exchange) => {
      const msixId = state === undefined ? id! : exchange.msixIdOf(state, id!)
      if (msixId === undefined)
        throw new LinkageError('record-unknown', { source: state!, id: id! })
      await call.answer(exchange.student(msixId))
    })
  },
}

const ERASE: ExchangeCommand = {
  options: { state: { type: 'string' } },
  async run(call) {
    const [dir, id] = call.operands('DIR', 'ID')
    const state = call.text('state')
    if (state === undefined) throw call.wrong('--state CODE is missing: whose id it is.')
    await withExchange(dir!, false, async (exchange) => {
      const erased = await eraseFromExchange(exchange, { state, id: id! })
      await call.answer({ erased: true, ...erased })
    })
    call.note(
      'its bytes stay in free pages of the data file until `nearmatch registry compact DIR/registry`',
    )
  },
}

const BACKUP: ExchangeCommand = {
  options: {},
  async run(call) {
    const [dir, to] = call.operands('DIR', 'TO')
    await call.answer({ copy: to, ...(await backupExchange(dir!, to!)) })
  },
}

const RESTORE: ExchangeCommand = {
  options: {},
  async run(call) {
    const [from, to] = call.operands('FROM', 'TO')
    await call.answer({ exchange: to, ...(await restoreExchange(from!, to!)) })
  },
}

const VERIFY: ExchangeCommand = {
  options: { 'audit-hash': { type: 'string' } },
  async run(call) {
    const [dir] = call.operands('DIR')
    await call.answer({ sound: true, ...(await verifyExchange(dir!, call.text('audit-hash'))) })
  },
}

const AUDIT: ExchangeCommand = {
  options: { 'audit-hash': { type: 'string' } },
  async run(call) {
    const [action, dir] = call.operands('verify', 'DIR')
    if (action !== 'verify') throw call.wrong('expects verify DIR.')
    const verified = await verifyAudit(join(dir!, 'audit'), call.text('audit-hash'))
    await call.answer({ sound: true, ...verified })
  },
}

const LINK: ExchangeCommand = {
  options: { config: { type: 'string' } },
  async run(call) {
    const [dir, email] = call.operands('DIR', 'EMAIL')
    const { server } = loadConfig(call.text('config'), process.env)
    await withExchange(dir!, false, async (exchange) => {
      const { path, account, expires } = await recoveryLink(exchange, email!)
      const link = addressOf(server) + path
      await call.answer({ link, account, expires: new Date(expires).toISOString() })
    })
  },
}

/** Where people reach a service that is not running. */
function addressOf({ publicUrl, host, port, tlsCertFile }: Config['server']): string {
  if (publicUrl !== '') return publicUrl
  return `${tlsCertFile === '' ? 'http' : 'https'}://${isIPv6(host) ? `[${host}]` : host}:${port}`
}

/** All commands, by name. */
export const EXCHANGE_COMMANDS: Readonly<Record<string, ExchangeCommand>> = {
  init: INIT,
  submit: SUBMIT,
  student: STUDENT,
  link: LINK,
  erase: ERASE,
  backup: BACKUP,
  restore: RESTORE,
  verify: VERIFY,
  audit: AUDIT,
}

async function withExchange(
  dir: string,
  create: boolean,
  work: (exchange: Exchange) => Promise<void>,
): Promise<void> {
  const exchange = await openExchange(dir, { create })
  try {
    await work(exchange)
  } finally {
    await exchange.close()
  }
}
