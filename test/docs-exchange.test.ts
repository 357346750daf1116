import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SETTINGS } from '../src/exchange/config.ts'
import { keyInFile } from '../src/exchange/load-config.ts'
import { exchangeServer, type TestServer } from './support/exchange-server.ts'

const ROOT = resolve(import.meta.dirname, '..')
const read = (page: string): string => readFileSync(resolve(ROOT, page), 'utf8')
const run = promisify(execFile)

describe('docs/exchange/integration.md', () => {
  const dir = mkdtempSync(join(tmpdir(), 'nearmatch-docs-exchange-'))
  let server: TestServer
  let env: NodeJS.ProcessEnv
  beforeAll(async () => {
    server = await exchangeServer()
    const asked = { state: 'TX', name: 'docs', days: 1 }
    const actor = { account: 'exchange', roles: [], place: {} }
    const { key } = await server.exchange.run('api-key.create', asked, actor)
    env = { ...process.env, EXCHANGE: server.url, KEY: key }
  })
  afterAll(async () => {
    await server[Symbol.asyncDispose]()
    rmSync(dir, { recursive: true })
  })

  it('walks a submission through by curl, as it stands', async () => {
    const blocks = Array.from(
      read('docs/exchange/integration.md').matchAll(/^```sh\n([\s\S]*?)^```$/gm),
      (it) => it[1]!,
    )
    expect(blocks.length).toBeGreaterThan(3)
    // One script: a block uses what those before it have made.
    const script = blocks.map((block, at) => `${block}\nprintf '\\n== ${at}\\n'`).join('\n')
    const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', script], { cwd: dir, env })
    const outputs = stdout.split(/^== \d+$/m)
    for (const [at, block] of blocks.entries()) {
      for (const [, told] of block.matchAll(/^# → (.*)$/gm)) expect(outputs[at]).toContain(told)
    }
  })
})

describe('docs/exchange/administrator.md', () => {
  it('has every setting with its default and what it means', () => {
    const rows = Object.entries(SETTINGS).flatMap(([section, settings]) =>
      Object.entries(settings).map(([name, it]) => {
        const standard = it.isSecret ? 'none' : JSON.stringify(it.default)
        const about = it.about.replaceAll('|', '\\|')
        return `| \`${section}.${keyInFile([name, it])}\` | \`${standard}\` | ${about} |`
      }),
    )
    const page = read('docs/exchange/administrator.md')
    expect(rows.filter((row) => !page.includes(`\n${row}\n`))).toEqual([])
  })
})
