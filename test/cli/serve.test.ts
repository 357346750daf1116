import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ended, runCli, startCli, Workspace } from './run-cli.ts'

// Each start is a process of its own, which takes its time where the machine is busy.
vi.setConfig({ testTimeout: 180_000 })

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
  it('makes an exchange with a link to the first account, and goes on with it', async () => {
    const data = workspace.path('new')
    const { child, told } = await start('serve', '--data', data, '--port', '0')
    expect(told.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(told.mailsNotSent).toBe(0)
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
    const link = ['exchange', 'link', data, 'First@Example.org']
    expect(await runCli(link)).toMatchObject({
      code: 1,
      err: expect.stringContaining('is in use'),
    })
    // Killed, it leaves no lock behind, and what it answered stands.
    const killed = once(child, 'close')
    child.kill('SIGKILL')
    await killed
    const unknown = await runCli(['exchange', 'link', data, 'nobody@example.org'])
    expect(unknown).toMatchObject({
      code: 1,
      err: expect.stringContaining('no account of that address'),
    })
    const recovered = JSON.parse((await runCli(link)).out)
    expect(recovered.link).toMatch(/^http:\/\/127\.0\.0\.1:8420\/new-password#[\w-]{43}$/)
    const again = await start('serve', '--data', data, '--port', '0')
    expect(again.told.setUpLink).toBeUndefined()
    expect(again.errors()).toContain('no mail is sent')
    const used = await fetch(`${again.told.url}/v1/password-resets/use`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        token: recovered.link.split('#')[1],
        password: 'another password of nobody',
      }),
    })
    expect(used.status).toBe(204)
    const closed = once(again.child, 'close')
    again.child.kill('SIGTERM')
    expect((await closed)[0]).toBe(0)
  })

  it('refuses a configuration that is wrong', async () => {
    const file = workspace.file('config.json', JSON.stringify({ server: { prot: 1 } }))
    const { code, err } = await runCli(['serve', '--data', workspace.path('x'), '--config', file])
    expect(code).toBe(1)
    expect(err).toContain('Did you mean "port"?')
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
    const cookies: string[] = []
    for (const { email, password } of told.accounts) {
      const answer = await fetch(`${told.url}/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email, password }),
      })
      expect(answer.status, email).toBe(200)
      expect(((await answer.json()) as { missing: unknown[] }).missing).toEqual([])
      cookies.push(answer.headers.get('set-cookie')!.split(';')[0]!)
    }
    // The recruiter, who is the first, finds where in another state a notice may go.
    const found = await fetch(`${told.url}/v1/directory?state=WA&kind=district`, {
      headers: { cookie: cookies[0]! },
    })
    const { items } = (await found.json()) as { items: { id: string; state: string }[] }
    expect(items.length).toBeGreaterThan(2)
    for (const { id, state } of items)
      expect([state, id]).toEqual(['WA', expect.stringMatching(/^53\d{5}$/)])
    child.kill('SIGTERM')
    const { code } = await ended(child)
    expect(code).toBe(0)
  })
})
