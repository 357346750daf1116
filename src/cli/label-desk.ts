import type { Answer, LabelSession } from '../analysis/label-session.ts'
import type { PairToLabel } from '../analysis/select-pairs.ts'
import { type LabelEstimate, widthOf } from '../evaluation/label-estimate.ts'
import type { PreparedRecords } from '../linker/prepare.ts'
import type { ReportRecord } from '../report/report-data.ts'
import type { LabelFile, LabelRow } from './label-file.ts'
import { shareText } from './label-file.ts'
import { type RecordView, recordView } from './record-view.ts'

/** Options of {@link LabelDesk}. */
export interface LabelDeskOptions {
  readonly author: string
  /** Stop when the intervals of precision and recall are narrower than this. */
  readonly width: number
  /** Fewer answers than this stop nothing, however narrow the intervals. */
  readonly least: number
  readonly goOn: boolean
  /** The time now, as it is written beside a label. */
  readonly now: () => Date
}

/** A pair as a person sees it: nothing of what the model thinks. */
export interface PairOnDesk {
  readonly pair: PairToLabel
  readonly left: ReportRecord
  readonly right: ReportRecord
}

/** What became of an answer. */
export type Taken = 'kept' | 'contradicts'

/** Between a session and whoever shows it: answers are kept in the file before the next pair comes. */
export class LabelDesk {
  readonly #session: LabelSession
  readonly #file: LabelFile
  readonly #options: LabelDeskOptions
  readonly #view: RecordView
  #goOn: boolean
  #estimate: LabelEstimate

  constructor(
    session: LabelSession,
    file: LabelFile,
    prepared: PreparedRecords,
    options: LabelDeskOptions,
  ) {
    this.#session = session
    this.#file = file
    this.#options = options
    this.#view = recordView(prepared)
    this.#goOn = options.goOn
    this.#estimate = session.estimate()
  }

  get fields(): RecordView['fields'] {
    return this.#view.fields
  }

  get progress(): LabelSession['progress'] {
    return this.#session.progress
  }

  get canUndo(): boolean {
    return this.#session.canUndo
  }

  get estimate(): LabelEstimate {
    return this.#estimate
  }

  /** Is the estimate as sure as was wanted? */
  get isNarrow(): boolean {
    return (
      this.progress.decided >= this.#options.least && widthOf(this.#estimate) < this.#options.width
    )
  }

  /** The estimate is sure enough, and nobody has said to go on. */
  get isStopped(): boolean {
    return !this.#goOn && this.isNarrow
  }

  /** The pair to look at; none if there is no more. */
  get current(): PairOnDesk | undefined {
    const pair = this.#session.current
    if (pair === undefined) return undefined
    return {
      pair,
      left: this.#view.record(pair.left),
      right: this.#view.record(pair.right),
    }
  }

  goOn(): void {
    this.#goOn = true
  }

  /** Keeps an answer, unless it contradicts earlier ones. @throws {@link LinkageError} `output-unwritable` */
  answer(answer: Answer): Taken {
    const shown = this.current
    if (shown === undefined) return 'kept'
    if (this.#session.contradicts(answer)) return 'contradicts'
    const { pair } = shown
    this.#file.append(this.#row(shown, answer), {
      left: pair.left,
      right: pair.right,
      stratum: pair.stratum,
      match: answer === 'unsure' ? undefined : answer === 'same',
    })
    this.#session.answer(answer)
    this.#estimate = this.#session.estimate()
    return 'kept'
  }

  skip(): void {
    this.#session.skip()
  }

  /** Takes the last answer of this session back. @returns false if there is none. */
  undo(): boolean {
    if (!this.#session.canUndo) return false
    this.#file.removeLast()
    this.#session.undo()
    this.#estimate = this.#session.estimate()
    return true
  }

  /** Ends the session. @throws {@link LinkageError} `output-unwritable` */
  close(): void {
    this.#file.settle(this.#session.inclusions())
  }

  #row({ pair, left, right }: PairOnDesk, answer: Answer): LabelRow {
    return {
      left_id: left.id,
      right_id: right.id,
      match: { same: '1', different: '0', unsure: '' }[answer],
      certainty: answer === 'unsure' ? '' : '1',
      author: this.#options.author,
      time: this.#options.now().toISOString(),
      weight: Number.isNaN(pair.weight) ? '' : String(Number(pair.weight.toFixed(4))),
      stratum: pair.stratum,
      inclusion_probability: shareText(pair.inclusion),
      ...(left.source === undefined ? {} : { left_source: left.source }),
      ...(right.source === undefined ? {} : { right_source: right.source }),
    }
  }
}
