import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { LinkageError } from '../errors.ts'
import { type LabelPageData, renderLabelPage } from '../report/label-page.ts'
import type { LabelDesk } from './label-desk.ts'

/** The only address: no other machine can reach it. */
const ADDRESS = '127.0.0.1'
/** An answer is a few words. */
const LONGEST_BODY = 1000

/** Options of {@link labelInBrowser}. */
export interface BrowserOptions {
  /** 0: any free one. */
  readonly port: number
  readonly showWeight: boolean
  readonly signal: AbortSignal
  /** Told where the page is, as soon as it is there. */
  readonly onReady: (url: string) => Promise<void>
}

/**
 * Serves one page to this machine, pair by pair, until its user quits. Its address holds a random
 * token, so that other programs and pages cannot guess it; requests by another name of this machine
 * (rebound by DNS) or from another page are refused; the page may load nothing.
 *
 * @throws {@link LinkageError} `port-unusable`; what keeping an answer throws.
 */
export async function labelInBrowser(desk: LabelDesk, options: BrowserOptions): Promise<void> {
  const token = randomBytes(16).toString('hex')
  const server = createServer()
  await listen(server, options.port)
  try {
    await new Promise<void>((resolve, reject) => {
      const page = new Page(desk, options.showWeight, resolve)
      server.on('request', (request, response) => {
        serve(request, response, { token, server, page }).catch((error: unknown) => {
          response.destroy()
          reject(error)
        })
      })
      options.signal.addEventListener('abort', () => resolve(), { once: true })
      options.onReady(`http://${ADDRESS}:${portOf(server)}/${token}/`).catch(reject)
    })
  } finally {
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeIdleConnections()
    // The last page may still be on its way.
    setTimeout(() => server.closeAllConnections(), 500).unref()
    await closed
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: Error & { code?: string }) => {
      const reason = { EADDRINUSE: 'it is taken', EACCES: 'it is not permitted' }[cause.code ?? '']
      if (reason === undefined) reject(cause)
      else reject(new LinkageError('port-unusable', { port, reason }, { cause }))
    })
    server.listen(port, ADDRESS, resolve)
  })
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}

interface Site {
  readonly token: string
  readonly server: Server
  readonly page: Page
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  { token, server, page }: Site,
): Promise<void> {
  const own = `${ADDRESS}:${portOf(server)}`
  const { host, origin } = request.headers
  const site = request.headers['sec-fetch-site']
  if (host !== own) return refuse(response, 421)
  const [given = '', path, ...more] = (request.url ?? '').slice(1).split('/')
  if (!isSame(given, token) || path === undefined || more.length > 0) return refuse(response, 404)
  if (request.method === 'GET' && path === '') return page.show(response)
  if (request.method !== 'POST' || path !== 'answer') return refuse(response, 404)
  if (origin !== `http://${own}`) return refuse(response, 403)
  if (site !== undefined && site !== 'same-origin') return refuse(response, 403)
  const body = await bodyOf(request)
  if (body === undefined) return refuse(response, 413)
  return page.take(new URLSearchParams(body), response)
}

/** Compares without telling by its time how much was right. */
function isSame(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/plain', connection: 'close' })
  response.end('refused\n')
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    length += (chunk as Buffer).length
    if (length > LONGEST_BODY) return undefined
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const ANSWERS = { same: 'same', different: 'different', unsure: 'unsure' } as const
const SAID = {
  same: 'Kept: same child.',
  different: 'Kept: different.',
  unsure: 'Kept: not sure.',
} as const

/** The page's state between two requests. */
class Page {
  readonly #desk: LabelDesk
  readonly #showWeight: boolean
  readonly #end: () => void
  #notice: string | undefined

  constructor(desk: LabelDesk, showWeight: boolean, end: () => void) {
    this.#desk = desk
    this.#showWeight = showWeight
    this.#end = end
  }

  show(response: ServerResponse): void {
    this.#send(response, this.#state())
  }

  take(form: URLSearchParams, response: ServerResponse): void {
    const action = form.get('action') ?? ''
    if (action === 'quit') {
      response.once('finish', this.#end)
      this.#send(response, { kind: 'saved' })
      return
    }
    this.#notice = this.#do(action, form.get('ticket') ?? '')
    response.writeHead(303, { ...HEADERS, location: './' })
    response.end()
  }

  #do(action: string, ticket: string): string | undefined {
    if (action === 'undo') return this.#desk.undo() ? 'Taken back.' : 'Nothing to take back.'
    if (action === 'go-on') {
      this.#desk.goOn()
      return undefined
    }
    // The button of a page that was left open, or pressed twice: it speaks of another pair.
    if (ticket !== this.#ticket()) return undefined
    if (action === 'skip') {
      this.#desk.skip()
      return 'Skipped; it comes again at the end.'
    }
    if (!Object.hasOwn(ANSWERS, action)) return undefined
    const answer = ANSWERS[action as keyof typeof ANSWERS]
    return this.#desk.answer(answer) === 'kept'
      ? SAID[answer]
      : 'Not kept: that contradicts earlier answers. Look again, take them back, or say that you are not sure.'
  }

  #ticket(): string {
    const pair = this.#desk.current?.pair
    return pair === undefined ? '' : `${pair.left}-${pair.right}`
  }

  #state(): LabelPageData['state'] {
    if (this.#desk.isStopped) return { kind: 'sure' }
    const shown = this.#desk.current
    if (shown === undefined) return { kind: 'done' }
    const { pair, left, right } = shown
    return {
      kind: 'pair',
      ticket: this.#ticket(),
      left,
      right,
      ...(this.#showWeight && !Number.isNaN(pair.weight) ? { weight: pair.weight } : {}),
    }
  }

  #send(response: ServerResponse, state: LabelPageData['state']): void {
    const nonce = randomBytes(16).toString('base64')
    const { answered, left } = this.#desk.progress
    const text = renderLabelPage({
      nonce,
      fields: this.#desk.fields,
      answered,
      left,
      canUndo: this.#desk.canUndo,
      ...(this.#notice === undefined ? {} : { notice: this.#notice }),
      state,
      estimate: this.#desk.estimate,
    })
    response.writeHead(200, {
      ...HEADERS,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    })
    response.end(text)
  }
}

/** The page shows people's records: nobody keeps it, frames it or learns its address. */
const HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const
