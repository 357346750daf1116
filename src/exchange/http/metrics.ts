import { timingSafeEqual } from 'node:crypto'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Exchange } from '../exchange.ts'
import { countWaitingMails } from '../mail/outbox.ts'

/** Counts of what the service does, as Prometheus reads them. No label tells of a person. */
export interface Metrics {
  /** A request was answered. */
  answered(operation: string, status: number, seconds: number): void
  /** A job of the service ran; `code` is that of its error. */
  jobRan(job: string, code: string | undefined, seconds: number): void
  /** All of them as text, and its content type. */
  text(): Promise<{ readonly text: string; readonly type: string }>
}

export function metricsOf(exchange: Exchange): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry, prefix: 'nearmatch_' })
  const requests = new Counter({
    name: 'nearmatch_http_requests_total',
    help: 'Requests answered, by operation and status.',
    labelNames: ['operation', 'status'],
    registers,
  })
  const latency = new Histogram({
    name: 'nearmatch_http_request_seconds',
    help: 'Time from a request’s beginning to its answer’s end.',
    labelNames: ['operation'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
    registers,
  })
  const jobs = new Counter({
    name: 'nearmatch_jobs_total',
    help: 'Runs of what the service does by itself, by job and code of the error.',
    labelNames: ['job', 'code'],
    registers,
  })
  const jobTime = new Histogram({
    name: 'nearmatch_job_seconds',
    help: 'Time that a run of a job took.',
    labelNames: ['job'],
    registers,
  })
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
  }
  gauge('nearmatch_writer_waiting', 'Commands that wait for the thread that writes.', () =>
    exchange.waiting(),
  )
  gauge('nearmatch_outbox_mails', 'Mails that wait to be sent, 1000 at most.', () =>
    exchange.read(({ app }) => countWaitingMails(app)),
  )
  gauge('nearmatch_mail_configured', '1 if mails are sent; 0: they wait, no server is set.', () =>
    exchange.config.mail.host === '' ? 0 : 1,
  )
  gauge('nearmatch_ledger_sequence', 'Sequence number of the last event of the ledger.', () =>
    exchange.read(({ state }) => state.sequence()),
  )
  gauge('nearmatch_audit_sequence', 'Sequence number of the last entry of the audit.', () => {
    return exchange.audit.sequence
  })
  return {
    answered: (operation, status, seconds) => {
      requests.inc({ operation, status: String(status) })
      latency.observe({ operation }, seconds)
    },
    jobRan: (job, code = '', seconds) => {
      jobs.inc({ job, code })
      jobTime.observe({ job }, seconds)
    },
    text: async () => ({ text: await registry.metrics(), type: registry.contentType }),
  }
}

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/

/**
 * May it be read? With the token, if there is one; else from this machine alone, and not through a
 * proxy on it.
 */
export function mayReadMetrics(
  token: string,
  headers: Readonly<Record<string, unknown>>,
  ip: string,
): boolean {
  if (token === '') {
    const isForwarded = 'x-forwarded-for' in headers || 'forwarded' in headers
    return LOOPBACK.test(ip) && !isForwarded
  }
  const given = Buffer.from(String(headers.authorization ?? ''))
  const expected = Buffer.from(`Bearer ${token}`)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
