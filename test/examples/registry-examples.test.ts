import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
const EXAMPLE_MS = 180_000

function answerOf(example: string): string {
  return execFileSync(process.execPath, [`examples/${example}.ts`], { cwd: ROOT, encoding: 'utf8' })
}

describe('examples of the registry', () => {
  it('embed-a-registry matches, merges and takes it back', { timeout: EXAMPLE_MS }, () => {
    expect(answerOf('embed-a-registry')).toBe(
      [
        'María García is a match: TX/17 and WA/A1',
        'the merged id leads to true',
        'born 2011-05-06 (latest)',
        'apart again true',
        'sound true',
        '',
      ].join('\n'),
    )
  })

  it('night-batch goes on where it stopped', { timeout: EXAMPLE_MS }, () => {
    expect(answerOf('night-batch')).toMatch(
      /^200 new, 0 changed, 0 unchanged:\n.*\n200 new, 0 changed, 200 unchanged:\n( {2}400 .*\n)0 new, 0 changed, 400 unchanged:\n\1$/,
    )
  })

  it('resolve-duplicates leaves nothing to decide, and undoes the rule', {
    timeout: EXAMPLE_MS,
  }, () => {
    const out = answerOf('resolve-duplicates')
    const number = (pattern: RegExp): number => Number(pattern.exec(out)?.[1])
    expect(number(/^(\d+) potential duplicates$/m)).toBeGreaterThan(1000)
    expect(number(/^by rule: (\d+)/m)).toBeGreaterThan(400)
    expect(out).toMatch(/^by rule: (\d+), .*\napplied: \1\n/m)
    expect(number(/^left to decide: (\d+)$/m)).toBe(0)
    expect(out).toMatch(/^sound true$/m)
  })

  it('follow-the-feed knows what the registry knows', { timeout: EXAMPLE_MS }, () => {
    expect(answerOf('follow-the-feed').trim().split('\n')).toEqual([
      expect.stringMatching(/ 3 records of 2 persons$/),
      expect.stringMatching(/ 3 records of 3 persons$/),
      expect.stringMatching(/ 2 records of 1 persons$/),
    ])
  })
})
