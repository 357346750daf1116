import type { Progress } from '../linker/pace.ts'
import { formatBytes, formatCounted, formatSeconds } from '../report/number-format.ts'

const WIDTH = 24
const LEAST_MS_BETWEEN = 50
/** Eighths of a character cell. */
const PARTIAL = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉']

const STAGES: Readonly<Record<string, string>> = {
  read: 'reading',
  standardize: 'standardizing',
  block: 'blocking',
  train: 'training',
  score: 'scoring',
  cluster: 'clustering',
  levels: 'trying levels',
  write: 'writing',
  submit: 'submitting',
  match: 'matching',
  load: 'loading',
  plan: 'planning',
  scan: 'scanning',
  ledger: 'ledger',
  replay: 'replaying',
  index: 'looking up',
  postings: 'summing up',
  partition: 'partitioning',
}

/** One line on a terminal's standard error that is drawn over and over; silent anywhere else. */
export class ProgressBar implements Disposable {
  readonly #stream: NodeJS.WriteStream
  readonly #shown: boolean
  readonly #started = performance.now()
  #stage = ''
  #drawnAt = Number.NEGATIVE_INFINITY

  /** @param wanted - false: say nothing. */
  constructor(wanted: boolean, stream: NodeJS.WriteStream = process.stderr) {
    this.#stream = stream
    this.#shown = wanted && stream.isTTY === true
  }

  readonly update = ({ stage, done, estimate }: Progress): void => {
    if (!this.#shown) return
    if (estimate !== undefined) {
      const pairs = formatCounted(Math.round(estimate.candidatePairs), 'pair')
      const memory = formatBytes(estimate.memoryBytes)
      this.#stream.write(`\r\u001b[Kabout ${pairs} to compare, in about ${memory} of memory\n`)
    }
    const now = performance.now()
    if (stage === this.#stage && now - this.#drawnAt < LEAST_MS_BETWEEN) return
    this.#stage = stage
    this.#drawnAt = now
    const elapsed = formatSeconds((now - this.#started) / 1000)
    const line = `${progressLine({ stage, done })}  ${elapsed}`
    // A terminal that doesn't know its width says 0.
    const width = this.#stream.columns || 80
    this.#stream.write(`\r${line.slice(0, width - 1)}\u001b[K`)
  };

  /** Takes the line away. */
  [Symbol.dispose](): void {
    if (this.#shown && this.#stage !== '') this.#stream.write('\r\u001b[K')
    this.#stage = ''
  }
}

/**
 * A stage, its bar and its percentage, always of the same width.
 *
 * @example
 * ```ts
 * progressLine({ stage: 'score', done: 0.5 }) // 'scoring        ████████████              50%'
 * ```
 */
export function progressLine({ stage, done }: Progress): string {
  const share = Math.min(1, Math.max(0, Number.isFinite(done) ? done : 0))
  const eighths = Math.floor(share * WIDTH * 8)
  const bar = '█'.repeat(Math.floor(eighths / 8)) + PARTIAL[eighths % 8]!
  const percent = `${Math.floor(share * 100)}%`.padStart(4)
  return `${(STAGES[stage] ?? stage).padEnd(14)} ${bar.padEnd(WIDTH)} ${percent}`
}
