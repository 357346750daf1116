import { userInfo } from 'node:os'
import { basename } from 'node:path'
import { type AnsweredPair, LabelSession } from '../analysis/label-session.ts'
import { BELOW_LOWER, selectPairsToLabel } from '../analysis/select-pairs.ts'
import { LinkageError } from '../errors.ts'
import { widthOf } from '../evaluation/label-estimate.ts'
import { Crew } from '../linker/crew.ts'
import type { LinkageResult } from '../linker/link-table.ts'
import { formatBits, formatCount, formatCounted } from '../report/number-format.ts'
import type { Interrupt } from './interrupt.ts'
import type { LabelArguments, LabelPairsArguments } from './label-arguments.ts'
import { LabelDesk } from './label-desk.ts'
import { type FiledLabel, LabelFile } from './label-file.ts'
import { labelInBrowser } from './label-server.ts'
import { labelInTerminal } from './label-terminal.ts'
import { estimateText } from './label-words.ts'
import { ProgressBar } from './progress-bar.ts'
import { repeatRun } from './repeat-run.ts'
import { readResult } from './result-folder.ts'
import { runLabelAgreement } from './run-label-agreement.ts'
import { print, printError } from './terminal.ts'

/**
 * With fewer answers an interval says more about the model than about the matches. A hundred without
 * an error tell of at most 3 % by themselves.
 */
const LEAST_ANSWERS = 100

/** Runs `label`. @throws {@link LinkageError} what is wrong; the labels given until then are kept. */
export async function runLabel(args: LabelArguments, interrupt: Interrupt): Promise<void> {
  if (args.kind === 'agreement') return runLabelAgreement(args)
  const author = authorOf(args)
  const { result, floor } = await runAgain(args, interrupt)
  using file = await LabelFile.open(args.labels, result.prepared.keys)
  const plan = selectPairsToLabel(result, {
    floor,
    known: file.known,
    ...(args.count === undefined ? {} : { count: args.count }),
    ...(args.by === undefined ? {} : { by: args.by }),
    ...(args.seed === undefined ? {} : { seed: args.seed }),
  })
  const session = new LabelSession(plan, file.known.map(answered))
  const desk = new LabelDesk(session, file, result.prepared, {
    author,
    width: args.width,
    least: LEAST_ANSWERS,
    goOn: args.goOn,
    now: () => new Date(),
  })
  interrupt.keeps('all answers given are kept')
  // The words of the work are not what --json prints.
  const say = async (text: string): Promise<void> => (args.json ? printError(text) : print(text))
  try {
    await ask(desk, args, say, interrupt)
  } finally {
    desk.close()
  }
  if (interrupt.signal.aborted) throw new LinkageError('aborted', { stage: 'label' })
  await report(desk, args, floor)
}

/** Who labels: as said, or as the system knows them. */
function authorOf({ author, labels }: LabelPairsArguments): string {
  const name = author ?? userName()
  if (name.trim() === '') throw new LinkageError('label-author-missing', { file: basename(labels) })
  return name.trim()
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    // A container may run as a number without a name.
    return ''
  }
}

async function runAgain(
  args: LabelPairsArguments,
  interrupt: Interrupt,
): Promise<{ result: LinkageResult; floor: number }> {
  const stored = readResult(args.result)
  const floor = args.floor ?? stored.model.thresholds.lower - BELOW_LOWER
  using progress = new ProgressBar(!args.json)
  await using crew = new Crew()
  const result = await repeatRun(stored, crew, {
    floor,
    signal: interrupt.signal,
    onProgress: progress.update,
    ...(args.threads === undefined ? {} : { threads: args.threads }),
  })
  return { result, floor: Math.max(floor, result.floor) }
}

function answered({ left, right, match }: FiledLabel): AnsweredPair {
  return { left, right, answer: match === undefined ? 'unsure' : match ? 'same' : 'different' }
}

async function ask(
  desk: LabelDesk,
  args: LabelPairsArguments,
  say: (text: string) => Promise<void>,
  { signal }: Interrupt,
): Promise<void> {
  const { showWeight, port } = args
  if (args.web) {
    const onReady = (url: string): Promise<void> =>
      say(
        `Label pairs at ${url}\nOnly this machine can open it. Quit there, or stop with Ctrl-C: all answers are kept.\n`,
      )
    return labelInBrowser(desk, { port, showWeight, signal, onReady })
  }
  const marks = process.stdout.isTTY === true && !args.json && !process.env.NO_COLOR
  return labelInTerminal(desk, { input: process.stdin, say, signal, showWeight, marks })
}

async function report(desk: LabelDesk, args: LabelPairsArguments, floor: number): Promise<void> {
  const { answered: all, decided, left } = desk.progress
  const { estimate } = desk
  if (args.json) {
    return print(
      `${JSON.stringify({
        labels: args.labels,
        answered: all,
        decided,
        notSure: all - decided,
        left,
        floor,
        estimate,
        width: widthOf(estimate),
        narrowEnough: desk.isNarrow,
      })}\n`,
    )
  }
  const unsure = all === decided ? '' : `, ${formatCount(all - decided)} not sure`
  const width = widthOf(estimate)
  const enough = desk.isNarrow
    ? `Sure enough: the intervals are narrower than ${args.width}.`
    : width < args.width
      ? `At least ${LEAST_ANSWERS} answers are wanted before that counts.`
      : `Not sure enough yet: an interval is ${width.toFixed(3)} wide, wanted is ${args.width}.`
  return print(`
${formatCounted(all, 'pair')} labelled${unsure}, ${formatCount(left)} to go; kept in ${args.labels}.
Of the matches at the present thresholds: ${estimateText(estimate)},
among the pairs down to ${formatBits(floor)} bits. ${enough}
`)
}
