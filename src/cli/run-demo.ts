import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Config } from '../exchange/config.ts'
import { type Demo, prepareDemo } from '../exchange/demo/prepare-demo.ts'
import { loadConfig } from '../exchange/load-config.ts'
import { startService } from '../exchange/service/service.ts'
import type { Interrupt } from './interrupt.ts'
import { jsonLine } from './json-line.ts'
import { parseArguments, parseInteger } from './parse-arguments.ts'
import { untilStopped } from './run-serve.ts'
import { print, printError } from './terminal.ts'
import { textTable } from './text-table.ts'
import { UsageError } from './usage-error.ts'

/** What `demo` was asked to do. */
export interface DemoArguments {
  readonly data: string | undefined
  readonly port: number
  readonly logs: boolean
  readonly json: boolean
}

const PORT = 8421

/** Reads the arguments of `demo`; undefined if help was asked for. @throws {@link UsageError} */
export function demoArguments(args: readonly string[]): DemoArguments | undefined {
  const { values, positionals } = parseArguments('demo', args, {
    data: { type: 'string' },
    port: { type: 'string' },
    logs: { type: 'boolean' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  })
  if (values.help === true) return undefined
  if (positionals.length > 0) throw new UsageError('demo expects options alone.', 'demo')
  const { data, port } = values
  return {
    data: typeof data === 'string' ? data : undefined,
    port: typeof port === 'string' ? parseInteger('demo', 'port', port, 0, 65_535) : PORT,
    logs: values.logs === true,
    json: values.json === true,
  }
}

/** Serves the training environment until it is told to stop. @throws {@link LinkageError} */
export async function runDemo(args: DemoArguments, interrupt: Interrupt): Promise<void> {
  const own = args.data === undefined ? mkdtempSync(join(tmpdir(), 'nearmatch-demo-')) : undefined
  interrupt.beforeForcedExit(() => own && rmSync(own, { recursive: true, force: true }))
  try {
    const service = await startService(join(own ?? args.data!, 'exchange'), {
      config: demoConfig(args.port),
      log: args.logs ? printError : () => {},
    })
    try {
      const demo = service.isNew ? await prepareDemo(service.exchange) : undefined
      const { url } = service
      if (args.json) await print(jsonLine({ url, ...demo }))
      else await print(words(url, demo))
      await untilStopped(interrupt)
    } finally {
      await service.close()
    }
  } finally {
    if (own !== undefined) rmSync(own, { recursive: true, force: true })
  }
}

/** As `serve` without a file, but nobody needs a second factor: it is for training, on this machine. */
function demoConfig(port: number): Config {
  const config = loadConfig(undefined)
  return {
    ...config,
    server: { ...config.server, port },
    sessions: { ...config.sessions, secondFactor: 'nobody' },
  }
}

function words(url: string, demo: Demo | undefined): string {
  const address = `nearmatch exchange, training environment, at ${url}\nThe interface: ${url}/docs\n`
  if (demo === undefined) return `${address}The accounts are those of its first start.\n`
  const rows = demo.accounts.map(({ role, place, email, password }) => [
    role,
    [place.state ?? 'all states', place.district ?? ''].join(' ').trim(),
    email,
    password,
  ])
  return `${address}${demo.students} generated students of six states, ${demo.children} children. No real child is among them.

${textTable([['role', 'place', 'log in as', 'password'], ...rows], 0).join('\n')}

Key of the system of Texas: ${demo.key}
These are shown once. Ctrl-C ends it.
`
}
