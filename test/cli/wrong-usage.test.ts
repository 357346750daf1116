import { describe, expect, it } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { didYouMean } from '../../src/cli/usage-error.ts'
import { runCli } from './run-cli.ts'

async function usageError(...args: string[]): Promise<string> {
  const run = await runCli(args)
  expect(run.code, run.err).toBe(2)
  expect(run.out).toBe('')
  expect(run.err).toMatch(/^nearmatch: [^\n]+ --help\n$/)
  return run.err
}

describe('wrong usage', () => {
  it('names the command that was meant', async () => {
    expect(await usageError('dedup', 'a.csv')).toMatch(/unknown command dedup\. Did you mean "ded/)
    expect(await usageError()).toMatch(/a command is missing/)
    expect(await usageError('--frobnicate')).toMatch(/unknown option --frobnicate/)
  })

  it('names the option that was meant', async () => {
    const text = await usageError('dedupe', 'a.csv', '--out', 'x', '--modle', 'person')
    expect(text).toMatch(/unknown option --modle\. Did you mean "--model"\?/)
  })

  it('asks for what is missing', async () => {
    expect(await usageError('dedupe', 'a.csv')).toMatch(/--out DIR is missing/)
    expect(await usageError('dedupe', '--out', 'x')).toMatch(/at least one FILE/)
    expect(await usageError('link', 'a.csv', '--out', 'x')).toMatch(/two files.*1 given/)
    expect(await usageError('explain', 'dir', 'a')).toMatch(/RESULT LEFT RIGHT/)
    expect(await usageError('generate', 'students', '--rows', '5')).toMatch(/--seed S is missing/)
    expect(await usageError('generate', 'student')).toMatch(/Did you mean "students"/)
    expect(await usageError('dedupe', 'a.csv', '--out')).toMatch(/--out needs a value/)
  })

  it('refuses values that no option takes', async () => {
    const dedupe = (...args: string[]): Promise<string> =>
      usageError('dedupe', 'a.csv', '--out', 'x', ...args)
    expect(await dedupe('--threads', '0')).toMatch(/--threads expects a whole number from 1 to/)
    expect(await dedupe('--threads', '1.5')).toMatch(/--threads/)
    expect(await dedupe('--lower', 'low')).toMatch(/--lower expects a number/)
    expect(await dedupe('--map', 'surname')).toMatch(/--map expects field=column/)
    expect(await dedupe('--map', 'sex=a,sex=b')).toMatch(/"sex" twice/)
    expect(await dedupe('--clustering', 'parts')).toMatch(/Did you mean "partition"/)
    expect(await dedupe('--encoding', 'ebcdic')).toMatch(/auto, utf-8 or latin1/)
    expect(await dedupe('--id', '')).toMatch(/--id needs a value/)
    expect(await usageError('dedupe', '-', '-', '--out', 'x')).toMatch(/only once/)
  })
})

describe('help', () => {
  it('is printed for the program and each command, with an example', async () => {
    for (const args of [[], ['dedupe'], ['link'], ['explain'], ['generate']]) {
      const run = await runCli([...args, '--help'])
      expect(run).toMatchObject({ code: 0, err: '' })
      expect(run.out).toMatch(/Example/)
      for (const line of run.out.split('\n')) expect(line.length).toBeLessThanOrEqual(110)
    }
  })

  it('gives the version of the package', async () => {
    expect((await runCli(['--version'])).out).toBe(`${manifest.version}\n`)
  })
})

describe('didYouMean', () => {
  it('says nothing where nothing is close', () => {
    expect(didYouMean('xyzzy', ['dedupe', 'link'])).toBe('')
    expect(didYouMean('lnik', ['dedupe', 'link'])).toBe(' Did you mean "link"?')
    expect(didYouMean('gen', ['generate', 'link'])).toBe(' Did you mean "generate"?')
  })
})
