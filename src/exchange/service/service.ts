import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { basename, join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { LinkageError } from '../../errors.ts'
import { reasonOf } from '../../io/failure-reason.ts'
import type { Config } from '../config.ts'
import { type Exchange, openExchange } from '../exchange.ts'
import { metricsOf } from '../http/metrics.ts'
import { createServer, type ServerOptions } from '../http/server.ts'
import { countWaitingMails } from '../mail/outbox.ts'
import { jobsOf } from './jobs.ts'
import { startJobs } from './scheduler.ts'

/** Options of {@link startService}. */
export interface ServiceOptions {
  readonly config: Config
  /** Where structured logs go, line by line. */
  readonly log: (line: string) => void
}

/** An exchange that is served. */
export interface Service {
  readonly exchange: Exchange
  /** Address that it listens on. */
  readonly url: string
  /** Whether the exchange was made now. */
  readonly isNew: boolean
  /** Mails that wait as long as no SMTP server is configured; absent if one is. */
  readonly unsent?: number
  /**
   * Takes no more requests, lets those under way finish, and closes all.
   *
   * @param patienceMs - after which connections are cut. Default 3000.
   */
  close(patienceMs?: number): Promise<void>
}

const PATIENCE_MS = 3000

/**
 * Serves the exchange in a folder, which is made if it is not there: only its owner can read it. One
 * service works on a folder.
 *
 * @throws {@link LinkageError} `exchange-in-use`, `config-invalid`, `file-unreadable`,
 *   `port-unusable`, and what opening an exchange throws.
 */
export async function startService(dir: string, { config, log }: ServiceOptions): Promise<Service> {
  assertSafe(config)
  const tls = tlsOf(config)
  const isNew = !existsSync(join(dir, 'registry'))
  if (isNew) await makeExchange(dir)
  const exchange = await openExchange(dir, { writerThread: true, config })
  const metrics = metricsOf(exchange)
  let server: FastifyInstance | undefined
  try {
    // Who writes the audit has the folder: a second service ends here.
    await auditOwn(exchange, 'startService')
    server = await createServer(exchange, {
      log: { write: log },
      metrics,
      trustProxy: config.server.trustProxy.length === 0 ? false : config.server.trustProxy,
      ...(tls === undefined ? {} : { tls }),
    })
    await exchange.ready
    const url = await listen(server, config)
    const { log: logger } = server
    const own = jobsOf(exchange, {
      publicUrl: config.server.publicUrl || url,
      onMail: (event) => logger.info(event, event.event),
    })
    const jobs = startJobs(own, exchange.now, (job, code, seconds) => {
      metrics.jobRan(job, code, seconds)
      if (code !== undefined) logger.error({ job, code }, 'job failed')
    })
    logger.info({ address: url }, 'listening')
    const unsent =
      config.mail.host === '' ? exchange.read(({ app }) => countWaitingMails(app)) : undefined
    if (unsent !== undefined) {
      logger.warn({ waiting: unsent }, 'no mail is sent: mail.host is not set; mails wait')
    }
    return {
      exchange,
      url,
      isNew,
      ...(unsent === undefined ? {} : { unsent }),
      close: async (patienceMs = PATIENCE_MS) => {
        const impatient = setTimeout(() => server?.server.closeAllConnections(), patienceMs).unref()
        await server?.close()
        clearTimeout(impatient)
        await jobs.stop()
        await auditOwn(exchange, 'stopService')
        await exchange.close()
      },
    }
  } catch (error) {
    await server?.close()
    await exchange.close()
    throw error
  }
}

async function makeExchange(dir: string): Promise<void> {
  const isThere = existsSync(dir)
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  if (isThere) chmodSync(dir, 0o700)
  const made = await openExchange(dir, { create: true })
  await made.close()
}

async function auditOwn(exchange: Exchange, operation: string): Promise<void> {
  await exchange.audit.record({
    time: exchange.now(),
    account: 'exchange',
    operation,
    status: 0,
    subjects: [],
  })
}

/** Children’s records do not go over a network in the clear. */
function assertSafe({ server }: Config): void {
  const { host, tlsCertFile, tlsKeyFile, trustProxy } = server
  if ((tlsCertFile === '') !== (tlsKeyFile === '')) {
    const problem = 'tlsCertFile and tlsKeyFile are given together or not at all'
    throw new LinkageError('config-invalid', { path: 'server.tlsKeyFile', problem })
  }
  if (isLoopback(host) || tlsCertFile !== '' || trustProxy.length > 0) return
  const problem =
    'beyond this machine it listens only with TLS (server.tlsCertFile, server.tlsKeyFile) or ' +
    'behind a proxy that does TLS (server.trustProxy)'
  throw new LinkageError('config-invalid', { path: 'server.host', problem })
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}

function tlsOf({ server: { tlsCertFile, tlsKeyFile } }: Config): ServerOptions['tls'] {
  if (tlsCertFile === '') return undefined
  return { cert: read(tlsCertFile), key: read(tlsKeyFile) }
}

function read(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (cause) {
    const reason = reasonOf(cause)
    if (reason === undefined) throw cause
    throw new LinkageError('file-unreadable', { file: basename(file), reason }, { cause })
  }
}

const UNUSABLE: Readonly<Record<string, string>> = {
  EADDRINUSE: 'it is taken',
  EACCES: 'it is not permitted',
  EADDRNOTAVAIL: 'this machine has no such address',
}

async function listen(server: FastifyInstance, { server: own }: Config): Promise<string> {
  const { host, port } = own
  try {
    return await server.listen({ host, port })
  } catch (cause) {
    const reason = UNUSABLE[(cause as NodeJS.ErrnoException).code ?? '']
    if (reason === undefined) throw cause
    throw new LinkageError('port-unusable', { port, reason }, { cause })
  }
}
