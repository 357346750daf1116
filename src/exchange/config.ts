import { type TArray, type TRecord, type TString, Type } from 'typebox'
import { POSTAL_CODES } from './msix/postal-codes.ts'
import {
  type Choice,
  choice,
  flag,
  list,
  number,
  type SettingsOf,
  secret,
  settingOf,
  text,
} from './settings.ts'

/** How the exchange is run: every rule that a keeper may set, each with a default. */
export interface Config {
  /** Where and how it listens. */
  readonly server: {
    readonly host: string
    readonly port: number
    readonly publicUrl: string
    readonly tlsCertFile: string
    readonly tlsKeyFile: string
    readonly trustProxy: readonly string[]
    readonly requestSeconds: number
    readonly maxConnections: number
    readonly requestsPerMinute: number
    readonly metricsToken: string
  }
  /** Log-ins. */
  readonly sessions: {
    readonly idleMinutes: number
    readonly absoluteHours: number
    readonly secondFactor: Choice<'administrators' | 'everybody' | 'nobody'>
    readonly lockAfter: number
    readonly lockMinutes: number
    readonly triesByNetwork: number
    readonly triesByAddress: number
    readonly resetMinutes: number
    readonly invitationDays: number
    readonly rulesDays: number
  }
  /** An issuer of identities (OpenID Connect) that log-ins may come from too. */
  readonly openId: {
    readonly issuer: string
    readonly clientId: string
    readonly clientSecret: string
    readonly secondFactor: readonly string[]
  }
  /** The SMTP server that mails go through. None are sent while `host` is empty. */
  readonly mail: {
    readonly host: string
    readonly port: number
    readonly security: Choice<'starttls' | 'tls' | 'none'>
    readonly user: string
    readonly password: string
    readonly from: string
    readonly everySeconds: number
    readonly maxTries: number
  }
  /** What is decided, by whom and when. */
  readonly policies: {
    readonly escalationDays: number
    readonly autoApproval: boolean
    readonly autoApprovalStates: readonly string[]
    readonly secondParty: Choice<'always' | 'across-states'>
    readonly lockMinutes: number
  }
  /** Working days. */
  readonly calendars: {
    readonly stateHolidays: Readonly<Record<string, readonly string[]>>
  }
  /** Move notices and data requests. */
  readonly notices: {
    readonly raiseChangeOfResidence: boolean
    readonly residenceDays: number
    readonly moveNoticeWorkingDays: number
    readonly dataRequestWorkingDays: number
    readonly reminderDays: number
    readonly worklistMailHours: number
  }
  /** Work that the service does by itself. */
  readonly jobs: {
    readonly clocksSeconds: number
  }
}

/** Each setting with its default and what it means. */
export const SETTINGS: SettingsOf<Config> = {
  server: {
    host: text(
      '127.0.0.1',
      'Address to listen on. Beyond this machine only with TLS, or behind a proxy that `trustProxy` names.',
    ),
    port: number(8420, [0, 65_535], 'Port; 0 takes any free one.'),
    publicUrl: text(
      '',
      'Address that people reach it by, for links in mails: `https://exchange.example.org`. Default: the address listened on.',
      '^(https?://[^/]+)?$',
    ),
    tlsCertFile: text('', 'Certificate chain, PEM.'),
    tlsKeyFile: text('', 'Key of the certificate, PEM.'),
    trustProxy: list(
      [],
      { minLength: 2, maxLength: 50 },
      'Addresses or networks of proxies in front, whose `X-Forwarded-For` and `-Proto` are believed: `["127.0.0.1"]`.',
    ),
    requestSeconds: number(300, [5, 3600], 'Longest time in which a request must have come whole.'),
    maxConnections: number(2000, [10, 100_000], 'Most connections at once.'),
    requestsPerMinute: number(
      30_000,
      [10, 10_000_000],
      'Most requests of one account in a minute; more are refused with 429.',
    ),
    metricsToken: secret(
      'Bearer token for `/metrics` from other machines; without one only this machine may read it.',
    ),
  },
  sessions: {
    idleMinutes: number(30, [1, 1440], 'A session ends when nothing is done for so long.'),
    absoluteHours: number(12, [1, 168], 'A session ends after so long at the latest.'),
    secondFactor: choice(
      'administrators',
      ['administrators', 'everybody', 'nobody'],
      'Who needs a one-time code (TOTP) to log in. `nobody` is for training alone.',
    ),
    lockAfter: number(
      5,
      [3, 100],
      'Log-ins that fail one after the other until an address is locked.',
    ),
    lockMinutes: number(15, [1, 1440], 'How long an address is locked.'),
    triesByNetwork: number(
      60,
      [1, 100_000],
      'Log-ins that may be tried in a minute from one network address.',
    ),
    triesByAddress: number(
      10,
      [1, 1000],
      'Log-ins that may be tried in a minute with one e-mail address.',
    ),
    resetMinutes: number(30, [5, 1440], 'How long a mailed link to a new password holds.'),
    invitationDays: number(7, [1, 60], 'How long the link holds that opens a new account.'),
    rulesDays: number(
      365,
      [1, 366],
      'The rules of behaviour are to be accepted again after so long.',
    ),
  },
  openId: {
    issuer: text(
      '',
      'Address of the issuer; empty: log-ins are by password alone. It has to send verified e-mail addresses.',
      '^(https://.+|http://(127\\.0\\.0\\.1|localhost)(:\\d+)?(/.*)?)?$',
    ),
    clientId: text('', 'Name of this exchange at the issuer.'),
    clientSecret: secret('Secret of this exchange at the issuer.'),
    secondFactor: list(
      ['mfa', 'otp', 'hwk'],
      { minLength: 1, maxLength: 200 },
      'Values of `amr` or `acr` by which the issuer says that there was a second factor.',
    ),
  },
  mail: {
    host: text('', 'SMTP server; empty: mails wait and are not sent.'),
    port: number(587, [1, 65_535], 'Port of the SMTP server.'),
    security: choice(
      'starttls',
      ['starttls', 'tls', 'none'],
      '`starttls` is required to succeed; `none` is for a relay on this machine.',
    ),
    user: text('', 'User to log in to the SMTP server with; empty: none.'),
    password: secret('Password of that user.'),
    from: text('nearmatch <noreply@localhost>', 'Sender of all mails.'),
    everySeconds: number(5, [1, 3600], 'How often the outbox is looked into.'),
    maxTries: number(12, [1, 100], 'A mail that could not be sent so often is given up.'),
  },
  policies: {
    escalationDays: number(
      5,
      [1, 60],
      'Working days after which an item of the worklist goes one level up.',
    ),
    autoApproval: flag(
      false,
      'Whether what nobody decided is approved once it has been escalated to the top. Never in place of another state’s consent, never for a multiple birth.',
    ),
    autoApprovalStates: list(
      [],
      stateCode(),
      'States whose consent to a merge with another of them may be given by this policy.',
    ),
    secondParty: choice(
      'always',
      ['always', 'across-states'],
      'Which merges and splits another administrator has to validate: all of them, or those of records of more than one state. Across states it is always the other state’s.',
    ),
    lockMinutes: number(
      15,
      [1, 240],
      'How long an item is kept for whoever opened it to work on it.',
    ),
  },
  calendars: {
    stateHolidays: settingOf(
      Type.Record(
        Type.String({ pattern: `^(${[...POSTAL_CODES].join('|')})$` }),
        // A day that there is not would be no holiday, and nobody would know.
        Type.Array(Type.String({ format: 'date' })),
        { additionalProperties: false },
      ) as TRecord<string, TArray<TString>>,
      {},
      'Holidays of states beside the federal ones: `{"TX": ["2026-03-02"]}`.',
    ),
  },
  notices: {
    raiseChangeOfResidence: flag(
      true,
      'Whether the exchange itself tells the state that a child came from (34 CFR 200.85).',
    ),
    residenceDays: number(
      90,
      [1, 1000],
      'An enrollment or move that began longer ago is history: nobody is told of a change of residence.',
    ),
    moveNoticeWorkingDays: number(
      4,
      [1, 60],
      'Working days in which a move notice is to be answered.',
    ),
    dataRequestWorkingDays: number(
      4,
      [1, 60],
      'Working days in which a data request is to be answered.',
    ),
    reminderDays: number(
      1,
      [0, 30],
      'Days before a due date on which the administrators are reminded by mail.',
    ),
    worklistMailHours: number(
      24,
      [1, 720],
      'Hours between two mails, at least, that tell an administrator of new items of the worklist.',
    ),
  },
  jobs: {
    clocksSeconds: number(
      60,
      [1, 86_400],
      'How often clocks are looked at: escalation, due dates.',
    ),
  },
}

function stateCode(): { readonly pattern: string } {
  return { pattern: `^(${[...POSTAL_CODES].join('|')})$` }
}

/** All settings at their defaults. */
export const DEFAULT_CONFIG: Config = Object.fromEntries(
  Object.entries(SETTINGS).map(([section, settings]) => [
    section,
    Object.fromEntries(Object.entries(settings).map(([name, it]) => [name, it.default])),
  ]),
) as unknown as Config
