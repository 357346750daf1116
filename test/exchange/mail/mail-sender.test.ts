import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { EXCHANGE_ACTOR } from '../../../src/exchange/access/roles.ts'
import {
  type MailEvent,
  type MailSender,
  type MailSettings,
  mailSender,
} from '../../../src/exchange/mail/mail-sender.ts'
import { waitingMails } from '../../../src/exchange/mail/outbox.ts'
import { exchangeServer, type TestServer } from '../../support/exchange-server.ts'
import { PASSWORD, personWith, tryLogIn } from '../../support/person.ts'

const PUBLIC_URL = 'https://exchange.example.org'

let server: TestServer
/** What the SMTP server took. */
let received: string[]
/** What it answers to a receiver; undefined: accepts. */
let refusal: { readonly code: number; readonly temporary: boolean } | undefined
let smtp: SMTPServer
let port: number
let events: MailEvent[]
let sender: MailSender

function refused(): Error | null {
  if (refusal === undefined) return null
  return Object.assign(new Error('refused, naming someone@example.org'), {
    responseCode: refusal.code,
  })
}

beforeAll(async () => {
  server = await exchangeServer()
  const options: SMTPServerOptions = {
    authMethods: ['PLAIN'],
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, done) =>
      username === 'exchange' && password === 'secret'
        ? done(null, { user: username })
        : done(new Error('no')),
    onRcptTo: (_address, _session, done) => done(refused()),
    onData: (stream, _session, done) => {
      let text = ''
      stream.on('data', (chunk) => {
        text += chunk
      })
      stream.on('end', () => {
        received.push(text)
        done()
      })
    },
  }
  smtp = new SMTPServer(options)
  smtp.on('error', () => {})
  const listening = once(smtp.listen(0, '127.0.0.1'), 'listening')
  await listening
  port = (smtp.server.address() as AddressInfo).port
})
afterAll(async () => {
  await new Promise<void>((resolve) => smtp.close(() => resolve()))
  await server[Symbol.asyncDispose]()
})

beforeEach(async () => {
  for (const { number } of server.exchange.read(({ app }) => waitingMails(app, 1000))) {
    await server.exchange.run('mail.remove', { number }, EXCHANGE_ACTOR)
  }
  received = []
  events = []
  refusal = undefined
  sender = senderWith()
  server.time += 3_600_000
})

function senderWith(more: Partial<MailSettings> = {}): MailSender {
  return mailSender(
    server.exchange,
    {
      host: '127.0.0.1',
      port,
      security: 'none',
      user: 'exchange',
      password: 'secret',
      from: 'nearmatch <noreply@exchange.example.org>',
      maxTries: 3,
      ...more,
    },
    { publicUrl: PUBLIC_URL, tell: (event) => events.push(event) },
  )
}

async function askReset(): Promise<Awaited<ReturnType<typeof personWith>>> {
  const person = await personWith(server, ['primary-user'])
  await server.nobody.post('/v1/password-resets', { email: person.email })
  return person
}

function waiting(): number {
  return server.exchange.read(({ app }) => waitingMails(app, 1000)).length
}

/** The text of a mail, as it reads. */
function textOf(mail: string): string {
  return mail.replaceAll('=\r\n', '').replaceAll('=3D', '=')
}

describe('a mail', () => {
  it('is sent over SMTP, with a link that is taken once and lies nowhere before', async () => {
    const person = await askReset()
    const [kept] = server.exchange.read(({ app }) => waitingMails(app, 1))
    expect(kept).not.toHaveProperty('about')
    expect(await sender.send()).toBe(1)
    expect(waiting()).toBe(0)
    const [mail] = received.map(textOf)
    expect(mail).toContain(`To: ${person.email}`)
    expect(mail).not.toContain('Pat')
    const token = /https:\/\/exchange\.example\.org\/new-password#([\w-]{43})/.exec(mail!)![1]!
    const password = `${PASSWORD} by mail`
    const use = (): Promise<{ status: number }> =>
      server.nobody.post('/v1/password-resets/use', { token, password })
    expect((await use()).status).toBe(204)
    expect((await use()).status).toBe(400)
    expect((await tryLogIn(server, { ...person, password })).status).toBe(200)
  })

  it('is not sent twice, also by two who send at once', async () => {
    await askReset()
    await Promise.all([sender.send(), sender.send()])
    await sender.send()
    expect(received).toHaveLength(1)
    expect(events).toMatchObject([{ event: 'mail-sent' }])
  })

  it('that the server cannot take now is tried again later, with its doubled waits', async () => {
    refusal = { code: 450, temporary: true }
    await askReset()
    expect(await sender.send()).toBe(0)
    expect(events).toMatchObject([{ event: 'mail-postponed', reason: '450' }])
    await sender.send()
    expect(events).toHaveLength(1)
    server.time += 60_000
    await sender.send()
    server.time += 60_000
    await sender.send()
    expect(events).toHaveLength(2)
    refusal = undefined
    server.time += 60_000
    expect(await sender.send()).toBe(1)
    expect(waiting()).toBe(0)
  })

  it('is given up after so many tries, and at once where it is refused for good', async () => {
    refusal = { code: 450, temporary: true }
    await askReset()
    for (let tries = 0; tries < 3; tries++) {
      await sender.send()
      server.time += 3_600_000
    }
    expect(events.map(({ event }) => event)).toEqual([
      'mail-postponed',
      'mail-postponed',
      'mail-given-up',
    ])
    refusal = { code: 550, temporary: false }
    await askReset()
    await sender.send()
    expect(events.at(-1)).toMatchObject({ event: 'mail-given-up', reason: '550' })
    expect(waiting()).toBe(0)
    expect(JSON.stringify(events)).not.toContain('example.org')
  })

  it('waits while the server is away or refuses the log-in', async () => {
    await askReset()
    await senderWith({ password: 'wrong' }).send()
    server.time += 60_000
    await senderWith({ port: 1 }).send()
    expect(events.map(({ event }) => event)).toEqual(['mail-postponed', 'mail-postponed'])
    expect(waiting()).toBe(1)
  })

  it('is never sent in the clear where TLS is wanted', async () => {
    await askReset()
    await senderWith({ security: 'starttls' }).send()
    server.time += 60_000
    await senderWith({ security: 'tls' }).send()
    expect(events.map(({ event }) => event)).toEqual(['mail-postponed', 'mail-postponed'])
    expect(received).toEqual([])
  })

  it('with a link for an account that is closed since is not sent', async () => {
    const person = await askReset()
    const administrates = await server.as('user-administrator')
    await administrates.post(`/v1/accounts/${person.account}/disable`, {})
    expect(await sender.send()).toBe(0)
    expect([received.length, waiting()]).toEqual([0, 0])
  })

  it('cannot be made to go elsewhere by an address with a line break', async () => {
    const body = { email: 'a@example.org\r\nBcc: b@example.org' }
    expect((await server.nobody.post('/v1/password-resets', body)).status).toBe(400)
  })
})
