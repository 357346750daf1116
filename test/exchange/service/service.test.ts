import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { get } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { type Config, DEFAULT_CONFIG } from '../../../src/exchange/config.ts'
import { type Service, startService } from '../../../src/exchange/service/service.ts'

// Each start takes its time where the machine is busy.
vi.setConfig({ testTimeout: 180_000 })

const home = mkdtempSync(join(tmpdir(), 'nearmatch-service-'))
afterAll(() => rmSync(home, { recursive: true }))

const logged: string[] = []
function start(name: string, server: Partial<Config['server']> = {}): Promise<Service> {
  const config = { ...DEFAULT_CONFIG, server: { ...DEFAULT_CONFIG.server, port: 0, ...server } }
  return startService(join(home, name), { config, log: (line) => logged.push(line) })
}

describe('the service', () => {
  it('makes an exchange for its owner’s eyes alone, works on it alone, and goes on with it', async () => {
    const first = await start('one')
    expect(first.isNew).toBe(true)
    expect((await fetch(`${first.url}/health`)).status).toBe(200)
    const dir = join(home, 'one')
    expect(statSync(dir).mode & 0o077).toBe(0)
    await expect(start('one')).rejects.toMatchObject({ code: 'exchange-in-use' })
    await first.close()
    const second = await start('one')
    expect(second.isNew).toBe(false)
    await second.close()
    expect(readdirSync(join(dir, 'audit'))).not.toContain('lock.sock')
  })

  it('answers what is under way before it ends', async () => {
    const service = await start('two')
    const answers = Array.from({ length: 20 }, () => fetch(`${service.url}/health`))
    await Promise.race(answers)
    await service.close()
    const settled = await Promise.allSettled(answers)
    // Whatever came after the end was begun is told so, or finds nobody.
    for (const it of settled) {
      if (it.status === 'fulfilled') expect([200, 503]).toContain(it.value.status)
    }
    await expect(fetch(`${service.url}/health`)).rejects.toThrow()
  })

  it('listens beyond this machine only with TLS or behind a proxy', async () => {
    for (const server of [{ host: '0.0.0.0' }, { host: '::' }, { tlsCertFile: 'a.pem' }]) {
      await expect(start('three', server)).rejects.toMatchObject({ code: 'config-invalid' })
    }
    const behind = await start('three', { host: '0.0.0.0', trustProxy: ['127.0.0.1'] })
    await behind.close()
  })

  it('says that a port is taken', async () => {
    const service = await start('four')
    const port = Number(new URL(service.url).port)
    await expect(start('five', { port })).rejects.toMatchObject({ code: 'port-unusable' })
    await service.close()
  })

  it('serves by TLS, and tells browsers to stay with it', async () => {
    const [key, cert] = [join(home, 'key.pem'), join(home, 'cert.pem')]
    const made = spawnSync('openssl', [
      ...'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2'.split(' '),
      ...['-subj', '/CN=localhost', '-keyout', key, '-out', cert],
    ])
    if (made.error !== undefined) return
    const service = await start('six', { tlsCertFile: cert, tlsKeyFile: key })
    const hsts = await new Promise((resolve, reject) => {
      get(`${service.url}/health`, { rejectUnauthorized: false }, (response) => {
        response.resume()
        resolve(response.headers['strict-transport-security'])
      }).on('error', reject)
    })
    expect(hsts).toContain('max-age')
    await service.close()
  })

  it('counts requests and jobs for this machine, and with a token for others', async () => {
    const service = await start('seven')
    await fetch(`${service.url}/health`)
    const job = 'nearmatch_jobs_total{job="clocks",code=""} 1'
    const read = async (): Promise<string> => (await fetch(`${service.url}/metrics`)).text()
    const text = await vi.waitFor(
      async () => {
        const now = await read()
        if (!now.includes(job)) throw new Error('not yet')
        return now
      },
      { timeout: 30_000, interval: 100 },
    )
    expect(text).toContain('nearmatch_http_requests_total{operation="health",status="200"} 1')
    expect(text).toMatch(/^nearmatch_writer_waiting \d+$/m)
    expect(text).toContain('nearmatch_nodejs_eventloop_lag_seconds')
    // Through a proxy on this machine it may be anybody.
    const headers = { 'x-forwarded-for': '192.0.2.1' }
    expect((await fetch(`${service.url}/metrics`, { headers })).status).toBe(403)
    await service.close()
    const guarded = await start('seven', { metricsToken: 'secret' })
    const authorization = 'Bearer secret'
    const statuses = [{}, { authorization: 'Bearer other' }, { authorization }].map(
      async (own) =>
        (await fetch(`${guarded.url}/metrics`, { headers: own as Record<string, string> })).status,
    )
    expect(await Promise.all(statuses)).toEqual([403, 403, 200])
    await guarded.close()
  })

  it('says in its log no address, and of a failed job the code alone', () => {
    expect(logged.length).toBeGreaterThan(10)
    for (const line of logged) expect(line).not.toMatch(/\/health|192\.0\.2\.1/)
  })
})
