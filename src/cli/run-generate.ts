import { closeSync, existsSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { ParseArgsOptionsConfig } from 'node:util'
import { LinkageError } from '../errors.ts'
import { unwritable } from '../io/csv-writer.ts'
import { didYouMean } from '../similarity/did-you-mean.ts'
import { generateStudentsCsv } from '../synthetic/students-csv.ts'
import type { Interrupt } from './interrupt.ts'
import { parseArguments, parseChoice, parseInteger } from './parse-arguments.ts'
import { printAll } from './terminal.ts'
import { UsageError } from './usage-error.ts'

const OPTIONS = {
  rows: { type: 'string' },
  seed: { type: 'string' },
  errors: { type: 'string' },
  out: { type: 'string' },
  force: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} satisfies ParseArgsOptionsConfig

const LEVELS = ['low', 'middle', 'high'] as const
const MOST_ROWS = 2 ** 32
const { MIN_SAFE_INTEGER, MAX_SAFE_INTEGER } = Number

/** What `generate` was asked to do. */
export interface GenerateArguments {
  readonly rows: number
  readonly seed: number
  readonly errors: (typeof LEVELS)[number]
  readonly out: string | undefined
  readonly force: boolean
}

/** Reads the arguments of `generate`; undefined if help was asked for. @throws {@link UsageError} */
export function generateArguments(args: readonly string[]): GenerateArguments | undefined {
  const { values, positionals } = parseArguments('generate', args, OPTIONS)
  if (values.help === true) return undefined
  const [what, ...more] = positionals
  if (what !== 'students' || more.length > 0) {
    const hint = what === undefined ? '' : didYouMean(what, ['students'])
    throw new UsageError(`generate expects one word, students.${hint}`, 'generate')
  }
  const { rows, seed, errors, out } = values
  if (typeof rows !== 'string') throw new UsageError('--rows N is missing.', 'generate')
  if (typeof seed !== 'string') throw new UsageError('--seed S is missing.', 'generate')
  return {
    rows: parseInteger('generate', 'rows', rows, 1, MOST_ROWS),
    seed: parseInteger('generate', 'seed', seed, MIN_SAFE_INTEGER, MAX_SAFE_INTEGER),
    errors:
      typeof errors === 'string' ? parseChoice('generate', 'errors', errors, LEVELS) : 'middle',
    out: typeof out === 'string' && out !== '-' ? out : undefined,
    force: values.force === true,
  }
}

/** Writes synthetic students to a file or standard output. @throws {@link LinkageError} */
export async function runGenerate(args: GenerateArguments, interrupt: Interrupt): Promise<void> {
  const { out, force, ...options } = args
  const chunks = untilStopped(generateStudentsCsv(options), interrupt.signal)
  if (out === undefined) await printAll(chunks.sync())
  else await writeFile(out, force, chunks, interrupt)
}

interface StoppableChunks {
  /** For a consumer that waits between chunks by itself. */
  sync(): Generator<string>
  /** Lets signals in between chunks. */
  breathing(): AsyncGenerator<string>
}

function untilStopped(chunks: Iterable<string>, signal: AbortSignal): StoppableChunks {
  const check = (): void => {
    if (signal.aborted) throw new LinkageError('aborted', { stage: 'generate' })
  }
  return {
    *sync() {
      for (const chunk of chunks) {
        check()
        yield chunk
      }
    },
    async *breathing() {
      for (const chunk of chunks) {
        await new Promise((resolve) => setImmediate(resolve))
        check()
        yield chunk
      }
    },
  }
}

/** The file appears whole or not at all; a device or a pipe is written as it is. */
async function writeFile(
  path: string,
  force: boolean,
  chunks: StoppableChunks,
  interrupt: Interrupt,
): Promise<void> {
  const isPlain = !existsSync(path) || statSync(path).isFile()
  if (isPlain && existsSync(path) && !force) {
    const reason = 'a file of that name is in the way; --force replaces it'
    throw new LinkageError('output-unwritable', { file: path, reason })
  }
  const partial = join(dirname(path), `.${basename(path)}.partial-${process.pid}`)
  const target = isPlain ? partial : path
  const discard = (): void => {
    if (isPlain) rmSync(partial, { force: true })
  }
  interrupt.beforeForcedExit(discard)
  try {
    const descriptor = openSync(target, 'w')
    try {
      for await (const chunk of chunks.breathing()) writeWhole(descriptor, chunk)
    } finally {
      closeSync(descriptor)
    }
    if (isPlain) renameSync(partial, path)
  } catch (error) {
    discard()
    throw unwritable(path, error)
  }
}

function writeWhole(descriptor: number, text: string): void {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at)
}
