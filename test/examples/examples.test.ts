import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')

describe('examples', () => {
  it('dedupe-a-file finds the children and explains a near match', () => {
    const args = ['examples/dedupe-a-file.ts']
    const out = execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })
    expect(out).toMatch(/^3000 records of \d+ children\n/)
    expect(Number(/precision ([\d.]+)/.exec(out)?.[1])).toBeGreaterThan(0.95)
    expect(Number(/recall ([\d.]+)/.exec(out)?.[1])).toBeGreaterThan(0.7)
    expect(out).toMatch(/near match \w+ and \w+, -?[\d.]+ bits:\n {2}.*prior/)
  })
})
