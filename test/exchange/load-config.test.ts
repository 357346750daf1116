import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { isLinkageError, type LinkageError } from '../../src/errors.ts'
import { DEFAULT_CONFIG, SETTINGS } from '../../src/exchange/config.ts'
import { loadConfig, variableOf } from '../../src/exchange/load-config.ts'

const dir = mkdtempSync(join(tmpdir(), 'nearmatch-config-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

function file(content: unknown): string {
  const path = join(dir, 'config.json')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

function refused(content: unknown, environment = {}): LinkageError {
  try {
    loadConfig(file(content), environment)
  } catch (error) {
    if (isLinkageError(error)) return error
    throw error
  }
  throw new Error('was not refused')
}

describe('the configuration', () => {
  it('is the defaults if nobody says anything, and they are as they have to be', () => {
    expect(loadConfig(undefined)).toEqual(DEFAULT_CONFIG)
    expect(loadConfig(file({}))).toEqual(DEFAULT_CONFIG)
    expect(loadConfig(file(withoutSecrets()))).toEqual(DEFAULT_CONFIG)
  })

  it('takes a setting from the file, and from the environment before it', () => {
    const path = file({ server: { port: 1234 }, policies: { escalationDays: 3 } })
    expect(loadConfig(path).server.port).toBe(1234)
    const config = loadConfig(path, {
      NEARMATCH_SERVER_PORT: '99',
      NEARMATCH_POLICIES_AUTO_APPROVAL: 'true',
      NEARMATCH_SERVER_TRUST_PROXY: '127.0.0.1,10.0.0.0/8',
      NEARMATCH_CALENDARS_STATE_HOLIDAYS: '{"TX":["2026-03-02"]}',
    })
    expect(config.server.port).toBe(99)
    expect(config.server.trustProxy).toEqual(['127.0.0.1', '10.0.0.0/8'])
    expect(config.policies).toMatchObject({ escalationDays: 3, autoApproval: true })
    expect(config.calendars.stateHolidays).toEqual({ TX: ['2026-03-02'] })
  })

  it('refuses a variable of a section that is no setting of it', () => {
    const { code, message } = refused({}, { NEARMATCH_SESSIONS_SECOND_FACTR: 'everybody' })
    expect(code).toBe('config-invalid')
    expect(message).toContain('Did you mean "NEARMATCH_SESSIONS_SECOND_FACTOR"')
    expect(loadConfig(file({}), { NEARMATCH_DEBUG: '1', PATH: '' })).toEqual(DEFAULT_CONFIG)
  })

  it('takes secrets from a file of their own or the environment', () => {
    writeFileSync(join(dir, 'smtp'), 'hunter2\n')
    const path = file({ mail: { passwordFile: 'smtp' } })
    expect(loadConfig(path).mail.password).toBe('hunter2')
    expect(loadConfig(path, { NEARMATCH_MAIL_PASSWORD: 'other' }).mail.password).toBe('other')
  })

  it('refuses a secret in the file, and does not repeat it', () => {
    const { message } = refused({ mail: { password: 'hunter2' } })
    expect(message).toContain('mail.passwordFile, or NEARMATCH_MAIL_PASSWORD')
    expect(message).not.toContain('hunter2')
  })

  it.each([
    [{ sever: {} }, 'sever: there is no such setting. Did you mean "server"?'],
    [{ server: { prot: 1 } }, 'server.prot: there is no such setting. Did you mean "port"?'],
    [{ server: { port: 70_000 } }, 'server.port: expected a whole number from 0 to 65535'],
    [{ server: { port: '1' } }, 'server.port: expected a whole number'],
    [{ server: 1 }, 'server: expected an object'],
    [{ mail: { security: 'ssl' } }, 'mail.security: expected starttls or tls or none'],
    [{ policies: { autoApproval: 'yes' } }, 'policies.autoApproval: expected true or false'],
    [{ calendars: { stateHolidays: { XX: [] } } }, 'calendars.stateHolidays: expected an object'],
    [
      { calendars: { stateHolidays: { TX: ['2026-02-30'] } } },
      'calendars.stateHolidays: expected an object',
    ],
    [{ server: { publicUrl: 'example.org' } }, 'server.publicUrl: expected a text like'],
    ['{', 'expected one JSON object; this is no JSON'],
    ['[]', 'expected one JSON object'],
  ])('refuses %j', (content, problem) => {
    const error = refused(content)
    expect(error.code).toBe('config-invalid')
    expect(error.message).toContain(problem)
  })

  it('refuses what stands wrong in the environment', () => {
    expect(refused({}, { NEARMATCH_SERVER_PORT: 'http' }).message).toContain('server.port')
  })

  it('says which file cannot be read', () => {
    expect(() => loadConfig(join(dir, 'none.json'))).toThrow(/none.json/)
    expect(() => loadConfig(file({ mail: { passwordFile: 'gone' } }))).toThrow(/gone/)
  })

  it('has a name of its own in the environment for every setting', () => {
    const names = Object.entries(SETTINGS).flatMap(([section, settings]) =>
      Object.keys(settings).map((name) => variableOf(section, name)),
    )
    expect(new Set(names).size).toBe(names.length)
    expect(names).toContain('NEARMATCH_SERVER_PUBLIC_URL')
  })
})

function withoutSecrets(): unknown {
  return Object.fromEntries(
    Object.entries(SETTINGS).map(([section, settings]) => [
      section,
      Object.fromEntries(
        Object.entries(settings)
          .filter(([, { isSecret }]) => !isSecret)
          .map(([name, it]) => [name, it.default]),
      ),
    ]),
  )
}
