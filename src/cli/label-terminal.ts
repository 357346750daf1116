import type { ReadStream } from 'node:tty'
import { formatWeight } from '../report/number-format.ts'
import type { ReportRecord } from '../report/report-data.ts'
import type { LabelDesk, PairOnDesk } from './label-desk.ts'
import { estimateText } from './label-words.ts'
import { sideBySideText } from './side-by-side-text.ts'

/** The estimate is told each time that so many pairs have been answered. */
const TELL_EACH = 10

const KEYS = 'y same child · n different · ? not sure · s skip · u undo · q quit and save'
const UNDERLINE = ['\u001b[1;4m', '\u001b[0m'] as const
/** Ctrl-C and Ctrl-D as a terminal in raw mode gives them. */
const STOP_KEYS = new Set(['\u0003', '\u0004'])

/** Options of {@link labelInTerminal}. */
export interface TerminalOptions {
  readonly input: NodeJS.ReadableStream
  readonly say: (text: string) => Promise<void>
  readonly signal: AbortSignal
  readonly showWeight: boolean
  /** Mark where values differ by underlining. */
  readonly marks: boolean
}

/**
 * Shows pairs in the terminal and takes answers by single keys, or as characters of a pipe, until the
 * pairs, the keys or the patience end.
 */
export async function labelInTerminal(desk: LabelDesk, options: TerminalOptions): Promise<void> {
  const { say } = options
  if (desk.current === undefined || desk.isStopped) return
  await say(`${KEYS}\n\n${pairText(desk, options)}`)
  for await (const key of keysOf(options.input, options.signal)) {
    if (key === 'q' || STOP_KEYS.has(key)) return
    if (desk.isStopped && key !== 'u') {
      if (key !== 'g') continue
      desk.goOn()
    } else {
      const told = take(desk, key)
      if (told === undefined) continue
      await say(`${told}\n`)
    }
    if (desk.isStopped) {
      await say(`Sure enough: ${estimateText(desk.estimate)}. g goes on, q quits.\n`)
      continue
    }
    if (desk.current === undefined) return
    await say(`\n${pairText(desk, options)}`)
  }
}

/** Does what a key says; gives words for it, or nothing for a key that means nothing. */
function take(desk: LabelDesk, key: string): string | undefined {
  const answer = ({ y: 'same', n: 'different', '?': 'unsure' } as const)[key]
  if (answer !== undefined) {
    if (desk.answer(answer) === 'contradicts') {
      return 'That contradicts earlier answers: other pairs say that these are one, or two. Not kept; look again, take them back with u, or say ?.'
    }
    const { decided } = desk.progress
    const estimate =
      answer !== 'unsure' && decided % TELL_EACH === 0
        ? ` So far ${estimateText(desk.estimate)}.`
        : ''
    return `${{ same: 'Same', different: 'Different', unsure: 'Not sure' }[answer]}.${estimate}`
  }
  switch (key) {
    case 's':
      desk.skip()
      return 'Skipped; it comes again at the end.'
    case 'u':
      return desk.undo() ? 'Taken back.' : 'Nothing to take back.'
    default:
      return undefined
  }
}

function pairText(desk: LabelDesk, { showWeight, marks }: TerminalOptions): string {
  const { answered, left } = desk.progress
  const { pair, ...records } = desk.current as PairOnDesk
  const weight =
    !showWeight || Number.isNaN(pair.weight) ? '' : ` · ${formatWeight(pair.weight)} bits`
  const mark = marks ? (own: string) => `${UNDERLINE[0]}${own}${UNDERLINE[1]}` : undefined
  return [
    `Pair ${answered + 1} of ${answered + left}${weight}`,
    ...sideBySideText(desk.fields, named(records.left), named(records.right), mark),
    '',
  ].join('\n')
}

function named(record: ReportRecord): { name: string; values: readonly string[] } {
  const { id, source, values } = record
  return { name: source === undefined ? id : `${source}/${id}`, values }
}

/** Keys as they are typed; of a pipe, its characters without blanks. */
async function* keysOf(input: NodeJS.ReadableStream, signal: AbortSignal): AsyncGenerator<string> {
  const terminal = 'isTTY' in input && input.isTTY === true ? (input as ReadStream) : undefined
  input.setEncoding('utf8')
  const stop = (): void => {
    ;(input as ReadStream).destroy()
  }
  signal.addEventListener('abort', stop, { once: true })
  terminal?.setRawMode(true)
  try {
    for await (const chunk of input) {
      const text = String(chunk)
      // An arrow or function key.
      if (text.startsWith('\u001b')) continue
      for (const key of text) if (key.trim() !== '' || STOP_KEYS.has(key)) yield key.toLowerCase()
    }
  } finally {
    terminal?.setRawMode(false)
    signal.removeEventListener('abort', stop)
  }
}
