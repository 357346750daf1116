import { request } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { labelInBrowser } from '../../src/cli/label-server.ts'
import { openDesk, resultToLabel } from './label-desk-of.ts'
import { readRecords, Workspace } from './run-cli.ts'

const work = new Workspace()
const NASTY = '<script>alert(1)</script>"\'&'
const result = await resultToLabel((row) => ({ ...row, first_name: `${row.first_name}${NASTY}` }))

interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

let files = 0
let stop: (() => Promise<void>) | undefined

afterEach(async () => {
  await stop?.()
  stop = undefined
})

/** A page being served; `file` is where its labels go. */
async function serve() {
  const file = work.path(`web-${++files}.csv`)
  const desk = await openDesk(result, file)
  const abort = new AbortController()
  let ended: Promise<void> = Promise.resolve()
  const url = await new Promise<URL>((resolve, reject) => {
    const onReady = async (where: string): Promise<void> => resolve(new URL(where))
    ended = labelInBrowser(desk, { port: 0, showWeight: false, signal: abort.signal, onReady })
    ended.catch(reject)
  })
  stop = async () => {
    abort.abort()
    await ended
    desk[Symbol.dispose]()
  }
  return { url, file, ended, desk }
}

/** A request as any program may make it. */
function ask(
  url: URL,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answered> {
  const { method = 'GET', headers = {}, body } = options
  return new Promise((resolve, reject) => {
    const { hostname, port } = url
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
      })
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: text }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

function ticketIn(body: string): string {
  return /name="ticket" value="([^"]*)"/.exec(body)![1]!
}

function answer(url: URL, body: string, headers: Record<string, string> = {}): Promise<Answered> {
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  return ask(url, `${url.pathname}answer`, {
    method: 'POST',
    headers: { ...type, origin: url.origin, ...headers },
    body,
  })
}

describe('the page for labelling', () => {
  it('is served to this machine alone, and may load nothing', async () => {
    const { url } = await serve()
    expect(url.hostname).toBe('127.0.0.1')
    expect(url.pathname).toMatch(/^\/[0-9a-f]{32}\/$/)
    const { status, headers, body } = await ask(url, url.pathname)
    expect(status).toBe(200)
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'nonce-/)
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['referrer-policy']).toBe('same-origin')
    expect(body).not.toMatch(/https?:|src=|<link/)
  })

  it('shows names as text', async () => {
    const { url } = await serve()
    const { body } = await ask(url, url.pathname)
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(body.match(/<script/g)).toHaveLength(1)
    expect(body).not.toMatch(/bits|probab/)
  })

  it('is not found without its token, nor under another name or address of this machine', async () => {
    const { url, file } = await serve()
    const wrong = `/${'0'.repeat(32)}/`
    for (const path of ['/', wrong, `${wrong}answer`, `${url.pathname}x`, `${url.pathname}../`]) {
      expect((await ask(url, path)).status).toBe(404)
    }
    const ticket = ticketIn((await ask(url, url.pathname)).body)
    const body = `action=same&ticket=${ticket}`
    const elsewhere = await ask(url, `${wrong}answer`, {
      method: 'POST',
      headers: { origin: url.origin },
      body,
    })
    expect(elsewhere.status).toBe(404)
    for (const host of ['evil.example', `localhost:${url.port}`, `evil.example:${url.port}`]) {
      expect((await ask(url, url.pathname, { headers: { host } })).status).toBe(421)
      expect((await answer(url, body, { host })).status).toBe(421)
    }
    expect(readRecords(file)).toEqual([])
  })

  it('takes no answer from another page', async () => {
    const { url, file } = await serve()
    const body = `action=same&ticket=${ticketIn((await ask(url, url.pathname)).body)}`
    for (const origin of ['http://evil.example', 'null', '', `http://localhost:${url.port}`]) {
      expect((await answer(url, body, { origin })).status).toBe(403)
    }
    const bare = await ask(url, `${url.pathname}answer`, { method: 'POST', body })
    expect(bare.status).toBe(403)
    expect((await answer(url, body, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await ask(url, `${url.pathname}answer`, {})).status).toBe(404)
    expect((await answer(url, `${body}&x=${'x'.repeat(2000)}`)).status).toBe(413)
    expect(readRecords(file)).toEqual([])
  })

  it('keeps an answer once, for the pair that was shown', async () => {
    const { url, file } = await serve()
    const ticket = ticketIn((await ask(url, url.pathname)).body)
    const first = await answer(url, `action=same&ticket=${ticket}`)
    expect(first.status).toBe(303)
    expect(first.headers.location).toBe('./')
    await answer(url, `action=same&ticket=${ticket}`)
    await answer(url, 'action=same&ticket=')
    await answer(url, `action=constructor&ticket=${ticketIn((await ask(url, url.pathname)).body)}`)
    expect(readRecords(file).map(({ match }) => match)).toEqual(['1'])
    await answer(url, 'action=undo')
    expect(readRecords(file)).toEqual([])
    expect((await ask(url, url.pathname)).body).toContain('Taken back.')
  })

  it('ends when its user quits', async () => {
    const { url, ended } = await serve()
    expect((await answer(url, 'action=quit')).body).toContain('Saved.')
    await ended
    await expect(ask(url, url.pathname)).rejects.toThrow()
  })

  it('stops serving, and says why, when a label cannot be kept', async () => {
    const { url, ended, file, desk } = await serve()
    const failed = ended.then(
      () => undefined,
      (error: unknown) => error,
    )
    const ticket = ticketIn((await ask(url, url.pathname)).body)
    await import('node:fs').then(({ appendFileSync }) => appendFileSync(file, 'x'))
    await answer(url, `action=same&ticket=${ticket}`).catch(() => undefined)
    expect(await failed).toMatchObject({ code: 'output-unwritable' })
    stop = async () => desk[Symbol.dispose]()
  })

  it('needs a port that is free', async () => {
    const { url, desk } = await serve()
    const again = labelInBrowser(desk, {
      port: Number(url.port),
      showWeight: false,
      signal: new AbortController().signal,
      onReady: async () => undefined,
    })
    await expect(again).rejects.toMatchObject({ code: 'port-unusable' })
  })
})
