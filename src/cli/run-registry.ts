import { didYouMean } from '../similarity/did-you-mean.ts'
import type { Interrupt } from './interrupt.ts'
import { parseArguments } from './parse-arguments.ts'
import { RegistryCall, type RegistryCommand } from './registry-command.ts'
import { REGISTRY_COMMANDS } from './registry-commands.ts'
import { commandHelp, REGISTRY_USAGE } from './registry-usage.ts'
import { print } from './terminal.ts'
import { UsageError } from './usage-error.ts'

/** Runs `nearmatch registry COMMAND …`. @throws {@link UsageError}, {@link LinkageError} */
export async function runRegistry(args: readonly string[], interrupt: Interrupt): Promise<void> {
  const [name, ...rest] = args
  if (name === undefined) throw new UsageError('a command is missing.', 'registry')
  if (name === '--help' || name === '-h' || name === 'help') {
    const wanted = find(rest[0] ?? '')
    return print(wanted === undefined ? REGISTRY_USAGE : commandHelp(rest[0]!, wanted))
  }
  const command = find(name)
  if (command === undefined) {
    const hint = didYouMean(name, Object.keys(REGISTRY_COMMANDS))
    throw new UsageError(`unknown registry command ${name}.${hint}`, 'registry')
  }
  const full = `registry ${name}`
  const { values, positionals } = parseArguments(full, rest, {
    ...command.options,
    json: { type: 'boolean' },
    quiet: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  })
  if (values.help === true) return print(commandHelp(name, command))
  return command.run(new RegistryCall(full, values, positionals, interrupt))
}

function find(name: string): RegistryCommand | undefined {
  return Object.hasOwn(REGISTRY_COMMANDS, name) ? REGISTRY_COMMANDS[name] : undefined
}
