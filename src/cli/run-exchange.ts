import { didYouMean } from '../similarity/did-you-mean.ts'
import { EXCHANGE_COMMANDS } from './exchange-commands.ts'
import type { Interrupt } from './interrupt.ts'
import { parseArguments } from './parse-arguments.ts'
import { RegistryCall } from './registry-command.ts'
import { print } from './terminal.ts'
import { USAGE } from './usage.ts'
import { UsageError } from './usage-error.ts'

/** Runs `nearmatch exchange COMMAND …`. @throws {@link UsageError}, {@link LinkageError} */
export async function runExchange(args: readonly string[], interrupt: Interrupt): Promise<void> {
  const [name, ...rest] = args
  if (name === undefined) throw new UsageError('a command is missing.', 'exchange')
  if (name === '--help' || name === '-h' || name === 'help') return print(USAGE.exchange!)
  const command = Object.hasOwn(EXCHANGE_COMMANDS, name) ? EXCHANGE_COMMANDS[name] : undefined
  if (command === undefined) {
    const hint = didYouMean(name, Object.keys(EXCHANGE_COMMANDS))
    throw new UsageError(`unknown exchange command ${name}.${hint}`, 'exchange')
  }
  const { values, positionals } = parseArguments('exchange', rest, {
    ...command.options,
    json: { type: 'boolean' },
    quiet: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  })
  if (values.help === true) return print(USAGE.exchange!)
  return command.run(new RegistryCall('exchange', values, positionals, interrupt))
}
