import { describe, expect, it } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { type LinkageArguments, linkageArguments } from '../../src/cli/linkage-arguments.ts'
import { REGISTRY_USAGE } from '../../src/cli/registry-usage.ts'
import { explainArguments } from '../../src/cli/run-explain.ts'
import { generateArguments } from '../../src/cli/run-generate.ts'
import { COMMANDS, USAGE } from '../../src/cli/usage.ts'
import { didYouMean } from '../../src/similarity/did-you-mean.ts'
import { runCli } from './run-cli.ts'

const dedupe = (...args: string[]): LinkageArguments | undefined =>
  linkageArguments('dedupe', ['a.csv', '--out', 'x', ...args])

describe('wrong usage', () => {
  it('ends with code 2, one line, and the command that was meant', async () => {
    const run = await runCli(['dedup', 'a.csv'])
    expect(run).toMatchObject({ code: 2, out: '' })
    expect(run.err).toBe(
      'nearmatch: unknown command dedup. Did you mean "dedupe"? See: nearmatch --help\n',
    )
    const none = await runCli([])
    expect(none.code).toBe(2)
    expect(none.err).toMatch(/a command is missing/)
  })

  it('is a line of JSON too with --json', async () => {
    const run = await runCli(['dedupe', 'a.csv', '--json'])
    expect(run.code).toBe(2)
    expect(JSON.parse(run.out)).toMatchObject({ error: { code: 'wrong-usage' } })
    expect(run.err).toMatch(/--out DIR is missing.* See: nearmatch dedupe --help\n$/)
  })

  it('names the option that was meant', () => {
    expect(() => dedupe('--modle', 'person')).toThrow(
      'unknown option --modle. Did you mean "--model"?',
    )
    expect(() => dedupe('-x')).toThrow('unknown option -x.')
  })

  it('asks for what is missing', () => {
    expect(() => linkageArguments('dedupe', ['a.csv'])).toThrow(/--out DIR is missing/)
    expect(() => linkageArguments('dedupe', ['--out', 'x'])).toThrow(/at least one FILE/)
    expect(() => linkageArguments('link', ['a.csv', '--out', 'x'])).toThrow(/two files.*1 given/)
    expect(() => linkageArguments('dedupe', ['a.csv', '--out'])).toThrow('--out needs a value')
    expect(() => explainArguments(['dir', 'a'])).toThrow(/RESULT LEFT RIGHT/)
    expect(() => generateArguments(['students', '--rows', '5'])).toThrow(/--seed S is missing/)
    expect(() => generateArguments(['student'])).toThrow(/Did you mean "students"/)
  })

  it('refuses values that no option takes', () => {
    for (const bad of ['0', '1.5', '1025', 'two', '', '0x10']) {
      expect(() => dedupe('--threads', bad)).toThrow(/--threads (expects a whole|needs a value)/)
    }
    expect(() => dedupe('--lower', 'low')).toThrow('--lower expects a number')
    expect(() => dedupe('--upper', 'Infinity')).toThrow('--upper expects a number')
    expect(() => dedupe('--map', 'surname')).toThrow('--map expects field=column')
    expect(() => dedupe('--map', 'sex=a,sex=b')).toThrow('"sex" twice')
    expect(() => dedupe('--clustering', 'partitions')).toThrow('Did you mean "partition"')
    expect(() => dedupe('--encoding', 'constructor')).toThrow('auto, utf-8 or latin1')
    expect(() => dedupe('--id', '')).toThrow('--id needs a value')
    expect(() => dedupe('--one-to-one')).toThrow('--one-to-one needs --source')
    expect(() => dedupe('--force=yes')).toThrow('--force takes no value')
    expect(() => linkageArguments('dedupe', ['-', '-', '--out', 'x'])).toThrow('only once')
  })
})

describe('the options of dedupe', () => {
  it('are read into plain data', () => {
    expect(
      dedupe('--lower', '-3.5', '--seed', '-7', '--map', 'sex=a,street=b+c', '--map', 'phone='),
    ).toMatchObject({ lower: -3.5, seed: -7, map: { sex: 'a', street: 'b+c', phone: '' } })
    expect(dedupe('--ignore', 'a,b', '--ignore', 'c')?.ignore).toEqual(['a', 'b', 'c'])
    expect(dedupe('--no-train', '--delimiter', '\\t')).toMatchObject({
      train: false,
      delimiter: '\t',
    })
    expect(dedupe('--help')).toBeUndefined()
  })
})

describe('help', () => {
  it('has an example for every command, on lines a terminal can show', () => {
    for (const text of COMMANDS.map((command) => USAGE[command] ?? REGISTRY_USAGE)) {
      expect(text).toMatch(/Example/)
      expect(text).toMatch(/Exit: 0 done, 1 refused input, 2 wrong usage/)
      for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(110)
    }
  })

  it('is printed where it is asked for, whatever else is missing', async () => {
    expect(await runCli(['dedupe', '--help'])).toEqual({ code: 0, out: USAGE.dedupe, err: '' })
    expect(await runCli(['--help'])).toEqual({ code: 0, out: USAGE[''], err: '' })
    const registry = { code: 0, out: REGISTRY_USAGE, err: '' }
    expect(await runCli(['help', 'registry'])).toEqual(registry)
    expect((await runCli(['registri'])).err).toContain('Did you mean "registry"?')
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
