import { describe, expect, it } from 'vitest'
import { Interrupt } from '../../src/cli/interrupt.ts'
import { plainText } from '../../src/cli/plain-text.ts'
import { RegistryCall } from '../../src/cli/registry-command.ts'
import { REGISTRY_COMMANDS } from '../../src/cli/registry-commands.ts'
import { commandHelp, REGISTRY_USAGE } from '../../src/cli/registry-usage.ts'
import { runCli } from './run-cli.ts'

function call(positionals: readonly string[], values = {}): RegistryCall {
  using interrupt = new Interrupt()
  return new RegistryCall('registry test', values, positionals, interrupt)
}

describe('registry --help', () => {
  it('names every command, on lines a terminal can show', () => {
    for (const name of Object.keys(REGISTRY_COMMANDS)) {
      expect(REGISTRY_USAGE).toMatch(new RegExp(`^ {2}${name} DIR`, 'm'))
    }
    for (const line of REGISTRY_USAGE.split('\n')) expect(line.length).toBeLessThanOrEqual(110)
  })

  it('says of every command what it takes, with an example, and what its options are', () => {
    for (const [name, command] of Object.entries(REGISTRY_COMMANDS)) {
      const help = commandHelp(name, command)
      expect(help).toContain(`nearmatch registry ${name} ${command.operands}\n`)
      expect(help).toMatch(new RegExp(`^Examples?\\n {2}nearmatch registry ${name} `, 'm'))
      for (const option of Object.keys(command.options)) expect(help, name).toContain(`--${option}`)
      for (const line of help.split('\n')) expect(line.length, line).toBeLessThanOrEqual(110)
    }
  })

  it('is printed where it is asked for', async () => {
    expect(await runCli(['registry', '--help'])).toEqual({ code: 0, out: REGISTRY_USAGE, err: '' })
    const help = commandHelp('merge', REGISTRY_COMMANDS.merge!)
    expect(await runCli(['registry', 'merge', '--help'])).toEqual({ code: 0, out: help, err: '' })
    expect((await runCli(['registry', 'help', 'merge'])).out).toBe(help)
  })
})

describe('wrong usage of the registry', () => {
  it('ends with code 2 and the command that was meant', async () => {
    const run = await runCli(['registry', 'mereg', 'x'])
    expect(run).toMatchObject({ code: 2, out: '' })
    expect(run.err).toBe(
      'nearmatch: unknown registry command mereg. Did you mean "merge"? ' +
        'See: nearmatch registry --help\n',
    )
    const action = await runCli(['registry', 'review', 'nowhere', 'aplpy'])
    expect(action.err).toMatch(/unknown action aplpy\. Did you mean "apply"\?/)
    const none = await runCli(['registry'])
    expect(none).toMatchObject({ code: 2 })
  })

  it('asks for what is missing and refuses what is too much', () => {
    expect(() => call([]).operands('DIR')).toThrow('DIR is missing.')
    expect(() => call(['a']).operands('DIR', 'OTHER…')).toThrow('OTHER is missing.')
    expect(() => call(['a', 'b']).operands('DIR')).toThrow('expects DIR; more is given.')
    expect(() => call(['']).operands('DIR')).toThrow('an operand is empty.')
    expect(call(['a', 'b', 'c']).operands('DIR', 'OTHER…')).toEqual(['a', 'b', 'c'])
    expect(call(['a']).operands('DIR', 'ACTION?…')).toEqual(['a'])
    expect(() => call([], { out: '' }).text('out')).toThrow('--out needs a value.')
    expect(() => call([]).wholeNumber('ITEM', '-1')).toThrow('ITEM expects a whole number.')
  })
})

describe('answers on a terminal', () => {
  it('are indented words, without what steers a terminal', () => {
    const value = {
      person: 'K7',
      via: [],
      members: [{ source: 'TX', id: '1' }],
      pins: ['a', 'b\u001b[2J'],
    }
    expect(plainText(value)).toBe(
      'person: K7\nmembers:\n  - source: TX\n    id: 1\npins:\n  - a\n  - b\ufffd[2J\n',
    )
    expect(plainText({ left: undefined, text: '', none: null })).toBe('none: null\n')
  })
})
