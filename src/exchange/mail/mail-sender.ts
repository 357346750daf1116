import { createTransport } from 'nodemailer'
import { EXCHANGE_ACTOR } from '../access/roles.ts'
import type { Exchange } from '../exchange.ts'
import { subjectPath } from './mail-subject.ts'
import { dueMails, type WaitingMail } from './outbox.ts'

/** The SMTP server that mails go through, and how often it is tried. */
export interface MailSettings {
  readonly host: string
  readonly port: number
  /** `starttls` has to succeed; `none` is for a relay on this machine. */
  readonly security: 'starttls' | 'tls' | 'none'
  /** Empty: none. */
  readonly user: string
  readonly password: string
  readonly from: string
  /** A mail that could not be sent so often is given up. */
  readonly maxTries: number
  /** Certificate authorities beside those that Node knows, PEM. */
  readonly ca?: string
}

/** What became of a mail; its number in the outbox says which. */
export interface MailEvent {
  readonly event: 'mail-sent' | 'mail-postponed' | 'mail-given-up'
  readonly mail: number
  /** SMTP’s reply code or the kind of failure; never what the server said, which names the receiver. */
  readonly reason?: string
}

/** Sends what waits in the outbox. */
export interface MailSender {
  /**
   * Tries all that is due, one after the other.
   *
   * @returns how many were sent.
   */
  send(): Promise<number>
  close(): void
}

const AT_ONCE = 50
const FIRST_WAIT_MS = 60_000
const LONGEST_WAIT_MS = 6 * 3_600_000

/**
 * A sender of mails over SMTP. A mail leaves the outbox once the server has accepted it, or when it is
 * given up: after so many tries (the waits double, up to six hours, so that twelve take more than two
 * days), or at once if the server refuses it for good.
 *
 * @param publicUrl - address of the exchange, for the links in mails: `https://exchange.example.org`.
 */
export function mailSender(
  exchange: Exchange,
  settings: MailSettings,
  {
    publicUrl,
    tell = () => {},
  }: {
    readonly publicUrl: string
    readonly tell?: (event: MailEvent) => void
  },
): MailSender {
  const { host, port, security, user, password, from, ca } = settings
  const transport = createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(user === '' ? {} : { auth: { user, pass: password } }),
    ...(ca === undefined ? {} : { tls: { ca } }),
  })
  /** Accepted, but still in the outbox, as the disk refused to have it removed. */
  const accepted = new Set<number>()
  let sending: Promise<number> | undefined

  const remove = async (number: number): Promise<void> => {
    await exchange.run('mail.remove', { number }, EXCHANGE_ACTOR)
    accepted.delete(number)
  }
  const sendOne = async (mail: WaitingMail): Promise<boolean> => {
    const { number, to, subject, tries } = mail
    if (accepted.has(number)) {
      await remove(number)
      return false
    }
    const lines = await linesOf(exchange, mail, publicUrl)
    // The account that the link is for is no more.
    if (lines === undefined) {
      await remove(number)
      return false
    }
    try {
      const messageId = `<${mail.queued}.${number}@${new URL(publicUrl).hostname}>`
      await transport.sendMail({ from, to, subject, text: lines.join('\n\n'), messageId })
    } catch (error) {
      const { responseCode, code } = error as { responseCode?: number; code?: string }
      const reason = String(responseCode ?? code ?? 'unknown')
      const isForGood = (responseCode ?? 0) >= 500 && code === 'EENVELOPE'
      if (isForGood || tries + 1 >= settings.maxTries) {
        await remove(number)
        tell({ event: 'mail-given-up', mail: number, reason })
      } else {
        const waitMs = Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_WAIT_MS)
        await exchange.run('mail.postpone', { number, waitMs }, EXCHANGE_ACTOR)
        tell({ event: 'mail-postponed', mail: number, reason })
      }
      return false
    }
    accepted.add(number)
    tell({ event: 'mail-sent', mail: number })
    await remove(number)
    return true
  }
  const sendAll = async (): Promise<number> => {
    let sent = 0
    for (;;) {
      const mails = exchange.read(({ app }) => dueMails(app, exchange.now(), AT_ONCE))
      for (const mail of mails) if (await sendOne(mail)) sent++
      if (mails.length < AT_ONCE) return sent
    }
  }
  return {
    // Never two at once: each would send what the other has not removed yet.
    send: () => {
      sending ??= sendAll().finally(() => {
        sending = undefined
      })
      return sending
    },
    close: () => transport.close(),
  }
}

/** Paragraphs of a mail; the token of a one-time link is made now, behind a # that no server logs. */
async function linesOf(
  exchange: Exchange,
  { text, about, link }: WaitingMail,
  publicUrl: string,
): Promise<readonly string[] | undefined> {
  if (link === undefined) {
    return about === undefined ? [text] : [text, publicUrl + subjectPath(about)]
  }
  const { resetMinutes, invitationDays } = exchange.config.sessions
  const holdsMs = link.kind === 'invitation' ? invitationDays * 86_400_000 : resetMinutes * 60_000
  const issued = await exchange.run('link.issue', { ...link, holdsMs }, EXCHANGE_ACTOR)
  if (issued === undefined) return undefined
  const holds =
    link.kind === 'invitation'
      ? `It holds for ${invitationDays} days.`
      : `It holds for ${resetMinutes} minutes.`
  return [text, `${publicUrl}/new-password#${issued.token}`, holds]
}
