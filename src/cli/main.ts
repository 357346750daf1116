/**
 * The command line: arguments in, files and words out, an exit code at the end. Layer 9, above all
 * others, and the only place that knows the terminal, signals and the clock. Its one hard problem is
 * to end well: whatever goes wrong, there is one clear message that holds no person's data, the
 * right exit code, and no half-written result.
 *
 * @module
 */

import { isLinkageError } from '../errors.ts'
import { didYouMean } from '../similarity/did-you-mean.ts'
import { Interrupt } from './interrupt.ts'
import { linkageArguments } from './linkage-arguments.ts'
import { explainArguments, runExplain } from './run-explain.ts'
import { generateArguments, runGenerate } from './run-generate.ts'
import { runLinkage } from './run-linkage.ts'
import { print, printError, tolerateClosedPipes } from './terminal.ts'
import { COMMANDS, USAGE } from './usage.ts'
import { UsageError } from './usage-error.ts'
import { VERSION } from './version.ts'

const DONE = 0
const REFUSED = 1
const WRONG_USAGE = 2
/** EX_SOFTWARE of sysexits.h: a bug of ours. */
const BUG = 70

/**
 * Runs the command line.
 *
 * @param argv - arguments after the program's name.
 * @returns the exit code: 0 done, 1 refused input, 2 wrong usage, 70 a bug, 130 or 143 stopped by a
 *   signal.
 *
 * @example
 * ```ts
 * process.exitCode = await main(['dedupe', 'people.csv', '--out', 'result'])
 * ```
 */
export async function main(argv: readonly string[]): Promise<number> {
  tolerateClosedPipes()
  using interrupt = new Interrupt()
  try {
    await run(argv, interrupt)
    return DONE
  } catch (error) {
    return await report(error, interrupt, argv.includes('--json'))
  }
}

async function run(argv: readonly string[], interrupt: Interrupt): Promise<void> {
  const [command, ...args] = argv
  switch (command) {
    case 'dedupe':
    case 'link':
      return orHelp(command, linkageArguments(command, args), (it) => runLinkage(it, interrupt))
    case 'explain':
      return orHelp(command, explainArguments(args), (it) => runExplain(it, interrupt))
    case 'compare':
      return compare(args, interrupt)
    case 'generate':
      return orHelp(command, generateArguments(args), (it) => runGenerate(it, interrupt))
    case 'tune':
      return tune(args, interrupt)
    case 'label':
      return label(args, interrupt)
    case 'registry':
      return registry(args, interrupt)
    case 'evaluate':
      return evaluate(args, interrupt)
    case 'exchange':
      return exchange(args, interrupt)
    case 'submission':
      return submission(args, interrupt)
    case 'demo':
      return demo(args, interrupt)
    case 'serve':
      return serve(args, interrupt)
    case '--version':
    case '-V':
      return print(`${VERSION}\n`)
    case '--help':
    case '-h':
    case 'help':
      if (args[0] === 'registry') return registry(['--help'], interrupt)
      return print(USAGE[COMMANDS.find((name) => name === args[0]) ?? '']!)
    case undefined:
      throw new UsageError('a command is missing.')
    default:
      throw new UsageError(unknownCommand(command))
  }
}

/** A store, sheets and all that is behind them are no business of the other commands: loaded on demand. */
async function registry(args: readonly string[], interrupt: Interrupt): Promise<void> {
  const { runRegistry } = await import('./run-registry.ts')
  return runRegistry(args, interrupt)
}

/** Analysis is no business of the other commands either. */
async function tune(args: readonly string[], interrupt: Interrupt): Promise<void> {
  const { runTune, tuneArguments } = await import('./run-tune.ts')
  return orHelp('tune', tuneArguments(args), (it) => runTune(it, interrupt))
}

async function exchange(args: readonly string[], interrupt: Interrupt): Promise<void> {
  const { runExchange } = await import('./run-exchange.ts')
  return runExchange(args, interrupt)
}

/** A server and all that is behind it: loaded on demand. */
async function serve(args: readonly string[], interrupt: Interrupt): Promise<void> {
  const { runServe, serveArguments } = await import('./run-serve.ts')
  return orHelp('serve', serveArguments(args), (it) => runServe(it, interrupt))
}

async function demo(args: readonly string[], interrupt: Interrupt): Promise<void> {
  const { demoArguments, runDemo } = await import('./run-demo.ts')
  return orHelp('demo', demoArguments(args), (it) => runDemo(it, interrupt))
}

async function submission(args: readonly string[], interrupt: Interrupt): Promise<void> {
  const { runSubmission, submissionArguments } = await import('./run-submission.ts')
  await orHelp('submission', submissionArguments(args), (it) => runSubmission(it, interrupt))
}

/** Asking people takes a server and more: loaded on demand. */
async function label(args: readonly string[], interrupt: Interrupt): Promise<void> {
  const { labelArguments } = await import('./label-arguments.ts')
  const { runLabel } = await import('./run-label.ts')
  return orHelp('label', labelArguments(args), (it) => runLabel(it, interrupt))
}

/** Loaded on demand, as it may read a registry. */
async function evaluate(args: readonly string[], interrupt: Interrupt): Promise<void> {
  const { evaluateArguments } = await import('./evaluate-arguments.ts')
  return orHelp('evaluate', evaluateArguments(args), async (it) => {
    const { runEvaluate } = await import('./run-evaluate.ts')
    return runEvaluate(it, interrupt)
  })
}

/** What analysis needs is loaded on demand, as the registry is. */
async function compare(args: readonly string[], interrupt: Interrupt): Promise<void> {
  const { compareArguments, runCompare } = await import('./run-compare.ts')
  return orHelp('compare', compareArguments(args), (it) => runCompare(it, interrupt))
}

async function orHelp<T>(
  command: string,
  args: T | undefined,
  work: (args: T) => Promise<void>,
): Promise<void> {
  if (args === undefined) await print(USAGE[command]!)
  else await work(args)
}

function unknownCommand(command: string): string {
  const kind = command.startsWith('-') ? 'option' : 'command'
  return `unknown ${kind} ${command}.${didYouMean(command, COMMANDS)}`
}

/** Says what went wrong, in words and if wanted as JSON; gives the exit code. */
async function report(
  error: unknown,
  { exitCode, message }: Interrupt,
  json: boolean,
): Promise<number> {
  // Whatever was thrown on the way out, it was because of the signal.
  if (exitCode !== undefined) return say('aborted', message, {}, json, exitCode)
  if (error instanceof UsageError) {
    const help = error.command === undefined ? '' : ` ${error.command}`
    printError(`nearmatch: ${error.message} See: nearmatch${help} --help\n`)
    if (json) await printJson('wrong-usage', error.message, {})
    return WRONG_USAGE
  }
  if (isLinkageError(error)) return say(error.code, error.message, error.details, json, REFUSED)
  return reportBug(error, json)
}

async function say(
  code: string,
  message: string,
  details: object,
  json: boolean,
  exit: number,
): Promise<number> {
  printError(`nearmatch: ${message}\n`)
  if (json) await printJson(code, message, details)
  return exit
}

/** Its own message may hold a record's values (a parser quotes what it read), so it isn't shown. */
async function reportBug(error: unknown, json: boolean): Promise<number> {
  const kind = error instanceof Error ? error.name : typeof error
  const message =
    `internal error (${kind}); nothing was written. This is a bug: please report it with the ` +
    'command you ran. NEARMATCH_DEBUG=1 shows where it happened; check that for personal data first.'
  printError(`nearmatch: ${message}\n`)
  if (process.env.NEARMATCH_DEBUG) {
    printError(`${error instanceof Error ? error.stack : String(error)}\n`)
  }
  if (json) await printJson('internal-error', message, {})
  return BUG
}

async function printJson(code: string, message: string, details: object): Promise<void> {
  // The message is out on standard error, and the exit code stands, whatever becomes of this line.
  await print(`${JSON.stringify({ error: { code, message, details } })}\n`).catch(() => undefined)
}
