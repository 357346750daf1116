import { setUpLink } from '../exchange/accounts/set-up.ts'
import type { Config } from '../exchange/config.ts'
import { loadConfig } from '../exchange/load-config.ts'
import { type Service, startService } from '../exchange/service/service.ts'
import type { Interrupt } from './interrupt.ts'
import { jsonLine } from './json-line.ts'
import { parseArguments, parseInteger } from './parse-arguments.ts'
import { print, printError } from './terminal.ts'
import { UsageError } from './usage-error.ts'

/** What `serve` was asked to do. */
export interface ServeArguments {
  readonly data: string
  readonly port: number | undefined
  readonly config: string | undefined
  readonly json: boolean
}

/** Reads the arguments of `serve`; undefined if help was asked for. @throws {@link UsageError} */
export function serveArguments(args: readonly string[]): ServeArguments | undefined {
  const { values, positionals } = parseArguments('serve', args, {
    data: { type: 'string' },
    port: { type: 'string' },
    config: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  })
  if (values.help === true) return undefined
  if (positionals.length > 0) throw new UsageError('serve expects options alone.', 'serve')
  const { data, port, config } = values
  if (typeof data !== 'string' || data === '')
    throw new UsageError('--data DIR is missing.', 'serve')
  return {
    data,
    port: typeof port === 'string' ? parseInteger('serve', 'port', port, 0, 65_535) : undefined,
    config: typeof config === 'string' ? config : undefined,
    json: values.json === true,
  }
}

/** Serves an exchange until it is told to stop. @throws {@link LinkageError} */
export async function runServe(args: ServeArguments, interrupt: Interrupt): Promise<void> {
  const loaded = loadConfig(args.config, process.env)
  const config = args.port === undefined ? loaded : withPort(loaded, args.port)
  const service = await startService(args.data, { config, log: printError })
  try {
    const address = config.server.publicUrl || service.url
    const setUp = await setUpLink(service.exchange)
    const link = setUp === undefined ? undefined : address + setUp
    const { url, unsent } = service
    if (args.json) {
      const mail = unsent === undefined ? {} : { mailsNotSent: unsent }
      await print(jsonLine({ url, ...(link && { setUpLink: link }), ...mail }))
    } else await print(words(service, link))
    await untilStopped(interrupt)
  } finally {
    await service.close()
  }
}

/** Waits for Ctrl-C or SIGTERM, which is how a service ends well. */
export function untilStopped(interrupt: Interrupt): Promise<void> {
  return new Promise((resolve) => {
    if (interrupt.signal.aborted) resolve()
    else interrupt.whenStopped(resolve)
  })
}

export function withPort(config: Config, port: number): Config {
  return { ...config, server: { ...config.server, port } }
}

function words({ url, isNew, exchange, unsent }: Service, link: string | undefined): string {
  const made = isNew ? `New exchange in ${exchange.dir}.\n` : ''
  const setUp =
    link === undefined
      ? ''
      : `Make the first account, within 24 hours, at\n  ${link}\nThe link holds once; a new start gives a new one as long as there is no account.\n`
  const mails =
    unsent === undefined
      ? ''
      : `NO MAIL IS SENT: no SMTP server is configured (mail.host). Invitations, resets and notices wait in\nthe outbox, ${unsent} now; nearmatch exchange link DIR EMAIL makes a link to a password without mail.\n`
  return `${made}nearmatch exchange at ${url}\nThe interface: ${url}/docs\n${setUp}${mails}`
}
