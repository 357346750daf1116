import type { ParseArgsOptionsConfig } from 'node:util'
import type { Interrupt } from './interrupt.ts'
import { jsonLine } from './json-line.ts'
import { parseInteger, parseNumber, type RawOptions } from './parse-arguments.ts'
import { plainText } from './plain-text.ts'
import { print, printError } from './terminal.ts'
import { UsageError } from './usage-error.ts'

/** One command of `nearmatch registry`. */
export interface RegistryCommand {
  /** What follows its name, for the first line of its help: `DIR SURVIVOR OTHER…`. */
  readonly operands: string
  /** One line for the list of commands. */
  readonly summary: string
  /** The rest of its help: what it does, options, an example. */
  readonly help: string
  readonly options: ParseArgsOptionsConfig
  run(call: RegistryCall): Promise<void>
}

/** How a command was called: its arguments, and where its answer goes. */
export class RegistryCall {
  /** Such as `registry submit`. */
  readonly command: string
  readonly interrupt: Interrupt
  readonly #values: RawOptions
  readonly #positionals: readonly string[]

  constructor(
    command: string,
    values: RawOptions,
    positionals: readonly string[],
    interrupt: Interrupt,
  ) {
    this.command = command
    this.#values = values
    this.#positionals = positionals
    this.interrupt = interrupt
  }

  /**
   * The operands: as many as there are names, the last taking all that follow if its name ends in `…`
   * and none if it ends in `?`.
   *
   * @throws {@link UsageError} if there are too few or too many.
   */
  operands(...names: string[]): string[] {
    const given = this.#positionals
    const missing = names.filter((name) => !name.includes('?'))[given.length]
    if (missing !== undefined) throw this.wrong(`${missing.replace('…', '')} is missing.`)
    if (given.length > names.length && !names.at(-1)?.endsWith('…')) {
      throw this.wrong(`expects ${names.join(' ').replaceAll('?', '')}; more is given.`)
    }
    if (given.includes('')) throw this.wrong('an operand is empty.')
    return [...given]
  }

  text(option: string): string | undefined {
    const value = this.#values[option]
    // An empty one is a slip (`--id "$ID"` with ID unset).
    if (value === '') throw this.wrong(`--${option} needs a value.`)
    return typeof value === 'string' ? value : undefined
  }

  flag(option: string): boolean {
    return this.#values[option] === true
  }

  /** What was given, each time the option stands there, split at commas. */
  list(option: string): string[] {
    const lists = (this.#values[option] ?? []) as readonly string[]
    return lists.flatMap((list) => list.split(',')).filter((name) => name !== '')
  }

  number(option: string): number | undefined {
    const text = this.text(option)
    return text === undefined ? undefined : parseNumber(this.command, option, text)
  }

  integer(option: string, min: number, max: number = Number.MAX_SAFE_INTEGER): number | undefined {
    const text = this.text(option)
    return text === undefined ? undefined : parseInteger(this.command, option, text, min, max)
  }

  /** A whole number that is an operand. */
  wholeNumber(name: string, text: string): number {
    if (/^\d{1,15}$/.test(text)) return Number(text)
    throw this.wrong(`${name} expects a whole number.`)
  }

  /** Does a person read the answer? */
  get wantsWords(): boolean {
    return process.stdout.isTTY === true && !this.flag('json')
  }

  /** Prints an answer: words on a terminal, a line of JSON otherwise. */
  async answer(value: object): Promise<void> {
    await print(this.wantsWords ? plainText(value) : jsonLine(value))
  }

  /** Tells the person at the terminal what a script need not know. */
  note(text: string): void {
    if (!this.flag('quiet')) printError(`nearmatch: ${text}\n`)
  }

  wrong(message: string): UsageError {
    return new UsageError(message, this.command)
  }
}
