import { type ChildProcessWithoutNullStreams, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { ended, runCli, startCli, Workspace } from './run-cli.ts'

const workspace = new Workspace()
const started: ChildProcessWithoutNullStreams[] = []
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
})

/** Starts the command and waits for its line of JSON. */
async function start(
  ...args: string[]
  // biome-ignore lint/suspicious/noExplicitAny: what the command prints
): Promise<{ child: ChildProcessWithoutNullStreams; told: any; errors: () => string }> {
  const child = startCli([...args, '--json'])
  started.push(child)
  let out = ''
  let err = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  const told = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
      if (out.includes('\n')) resolve(out)
    })
    child.once('close', () => reject(new Error(`it ended: ${err}`)))
  })
  return { child, told: JSON.parse(told), errors: () => err }
}

describe('serve', () => {
  it('makes an exchange that its owner alone can read, with a link to the first account', async () => {
    const data = workspace.path('new')
    const { child, told } = await start('serve', '--data', data, '--port', '0')
    expect(told.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(await (await fetch(`${told.url}/health`)).json()).toEqual({ status: 'ok' })
    const [address, token] = told.setUpLink.split('#')
    expect(address).toBe(`${told.url}/set-up`)
    const made = await fetch(`${told.url}/v1/set-up`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        token,
        email: 'first@example.org',
        name: 'The First',
        password: 'a long password of nobody',
      }),
    })
    expect(made.status).toBeLessThan(300)
    expect(statSync(data).mode & 0o077).toBe(0)
    for (const name of readdirSync(data)) {
      const { mode } = statSync(join(data, name))
      if (!statSync(join(data, name)).isDirectory()) expect(mode & 0o077, name).toBe(0)
    }

    // One service a folder; a second one says so.
    const second = await runCli(['serve', '--data', data, '--port', '0'])
    expect(second.code).toBe(1)
    expect(second.err).toContain('is in use')

    // Ends well when told to, and knows of the account when it starts again.
    const closed = once(child, 'close')
    child.kill('SIGTERM')
    expect((await closed)[0]).toBe(0)
    const again = await start('serve', '--data', data, '--port', '0')
    expect(again.told.setUpLink).toBeUndefined()

    // Killed, it leaves no lock behind.
    const killed = once(again.child, 'close')
    again.child.kill('SIGKILL')
    await killed
    const third = await start('serve', '--data', data, '--port', '0')
    expect((await fetch(`${third.told.url}/health`)).status).toBe(200)
  })

  it.each([
    [{ server: { host: '0.0.0.0' } }, 'only with TLS'],
    [{ server: { tlsCertFile: 'a.pem' } }, 'together'],
    [{ server: { prot: 1 } }, 'Did you mean "port"?'],
  ])('refuses %j', async (config, words) => {
    const file = workspace.file('config.json', JSON.stringify(config))
    const { code, err } = await runCli(['serve', '--data', workspace.path('x'), '--config', file])
    expect(code).toBe(1)
    expect(err).toContain(words)
  })

  it('serves by TLS, and tells browsers to stay with it', async () => {
    const [key, cert] = [workspace.path('key.pem'), workspace.path('cert.pem')]
    const made = spawnSync('openssl', [
      ...'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2'.split(' '),
      ...['-subj', '/CN=localhost', '-keyout', key, '-out', cert],
    ])
    if (made.error !== undefined) return
    const file = workspace.path('tls.json')
    writeFileSync(file, JSON.stringify({ server: { tlsCertFile: cert, tlsKeyFile: key } }))
    const { told } = await start(
      'serve',
      '--data',
      workspace.path('tls'),
      '--port',
      '0',
      '--config',
      file,
    )
    const { status, headers } = await getUnchecked(`${told.url}/health`)
    expect(status).toBe(200)
    expect(headers['strict-transport-security']).toContain('max-age')
  })

  it('says what is missing', async () => {
    expect((await runCli(['serve'])).code).toBe(2)
    expect((await runCli(['serve', '--help'])).out).toContain('--data DIR')
  })
})

describe('demo', () => {
  it('has children of several states and an account for each role, and leaves nothing', async () => {
    const { child, told } = await start('demo', '--port', '0')
    expect(told.students).toBeGreaterThan(told.children)
    const roles = told.accounts.map(({ role }: { role: string }) => role)
    expect(new Set(roles).size).toBe(6)
    for (const { email, password } of told.accounts) {
      const answer = await fetch(`${told.url}/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email, password }),
      })
      expect(answer.status, email).toBe(200)
      expect(((await answer.json()) as { missing: unknown[] }).missing).toEqual([])
    }
    child.kill('SIGTERM')
    const { code } = await ended(child)
    expect(code).toBe(0)
  })
})

async function getUnchecked(
  url: string,
): Promise<{ status: number | undefined; headers: Readonly<Record<string, unknown>> }> {
  const { get } = await import('node:https')
  return new Promise((resolve, reject) => {
    get(url, { rejectUnauthorized: false }, (response) => {
      response.resume()
      resolve({ status: response.statusCode, headers: response.headers })
    }).on('error', reject)
  })
}
