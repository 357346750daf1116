import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { didYouMean } from '../similarity/did-you-mean.ts'
import { UsageError } from './usage-error.ts'

/** Options as typed: `true` for a flag, a list for what may be repeated. */
export type RawOptions = Readonly<Record<string, string | boolean | readonly string[] | undefined>>

/** What stood on the command line after the command. */
export interface ParsedArguments {
  readonly values: RawOptions
  readonly positionals: readonly string[]
}

/**
 * Parses the arguments of one command.
 *
 * @throws {@link UsageError} with a hint, for what the command doesn't know.
 */
export function parseArguments(
  command: string,
  args: readonly string[],
  options: ParseArgsOptionsConfig,
): ParsedArguments {
  try {
    const { values, positionals } = parseArgs({
      args: joinNegativeNumbers(args),
      options,
      allowPositionals: true,
    })
    return { values: values as RawOptions, positionals }
  } catch (error) {
    throw explained(command, error, Object.keys(options))
  }
}

/** `--lower -3` would read as an option of its own; `--lower=-3` does not. */
function joinNegativeNumbers(args: readonly string[]): string[] {
  const joined: string[] = []
  for (const arg of args) {
    const before = joined.at(-1)
    if (/^-\.?\d/.test(arg) && before !== undefined && /^--[a-z][a-z-]*$/.test(before)) {
      joined[joined.length - 1] = `${before}=${arg}`
    } else joined.push(arg)
  }
  return joined
}

function explained(command: string, error: unknown, known: readonly string[]): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  const quoted = /'([^' ]+)/.exec(error.message)?.[1] ?? ''
  const name = quoted.split('=')[0]!
  switch (error.code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION': {
      const hint = didYouMean(name.replace(/^-+/, ''), known).replace('"', '"--')
      return new UsageError(`unknown option ${name}.${hint}`, command)
    }
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE': {
      const isFlag = error.message.includes('does not take')
      const problem = isFlag ? 'takes no value' : 'needs a value'
      return new UsageError(`option ${name.replace(/^-\w,$/, '-h')} ${problem}.`, command)
    }
    default:
      return error
  }
}

/** A finite number. @throws {@link UsageError} */
export function parseNumber(command: string, option: string, text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (Number.isFinite(value)) return value
  throw new UsageError(`--${option} expects a number.`, command)
}

/** A whole number from `min` to `max`. @throws {@link UsageError} */
export function parseInteger(
  command: string,
  option: string,
  text: string,
  min: number,
  max: number,
): number {
  const value = /^[+-]?\d+$/.test(text.trim()) ? Number(text) : Number.NaN
  if (Number.isSafeInteger(value) && value >= min && value <= max) return value
  const range =
    min === Number.MIN_SAFE_INTEGER ? 'a whole number' : `a whole number from ${min} to ${max}`
  throw new UsageError(`--${option} expects ${range}.`, command)
}

/** One of a few words. @throws {@link UsageError} */
export function parseChoice<T extends string>(
  command: string,
  option: string,
  text: string,
  choices: readonly T[],
): T {
  const found = choices.find((choice) => choice === text)
  if (found !== undefined) return found
  const hint = didYouMean(text, choices)
  throw new UsageError(`--${option} expects ${choices.join(' or ')}.${hint}`, command)
}
