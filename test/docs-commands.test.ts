import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')
/** Pages whose commands are run, and how many blocks of them there are at least. */
const PAGES: readonly (readonly [page: string, blocks: number])[] = [
  ['docs/registry.md', 9],
  ['docs/analysis.md', 2],
  ['docs/evaluation.md', 8],
  ['docs/tuning.md', 8],
  ['docs/labelling.md', 6],
]

const dir = mkdtempSync(join(tmpdir(), 'nearmatch-docs-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** The command as a reader has it. */
function installed(): string {
  const command = join(dir, 'nearmatch')
  const cli = resolve(ROOT, 'dist/cli.js')
  writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${cli}" "$@"\n`)
  chmodSync(command, 0o755)
  return dir
}

const env = { ...process.env, PATH: `${installed()}:${process.env.PATH}` }

describe.each(PAGES)('%s', (page, least) => {
  const blocks = Array.from(
    readFileSync(resolve(ROOT, page), 'utf8').matchAll(/^```sh\n([\s\S]*?)^```$/gm),
    (it) => it[1]!,
  )
  const cwd = join(dir, page.replaceAll('/', '-'))
  mkdirSync(cwd)
  cpSync(resolve(ROOT, 'examples'), join(cwd, 'examples'), { recursive: true })

  it('holds commands', () => expect(blocks.length).toBeGreaterThanOrEqual(least))

  for (const [at, block] of blocks.entries()) {
    const [first] = block.split('\n')
    it(`runs block ${at + 1}: ${first}`, () => {
      const script = `set -euo pipefail\n${block}`
      const out = execFileSync('bash', ['-c', script], { cwd, env, encoding: 'utf8' })
      if (block.includes('nearmatch')) expect(out).not.toBe('')
      for (const [, told] of block.matchAll(/^# → (.*)$/gm)) expect(out).toContain(told)
    })
  }
})
