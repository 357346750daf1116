import { setImmediate } from 'node:timers/promises'
import { isLinkageError, LinkageError, type LinkageErrorCode } from '../../errors.ts'
import type { Registry } from '../../registry/registry.ts'
import type { Config } from '../config.ts'
import type { CheckedPart, SubmissionSummary } from '../msix/check-submission.ts'
import type { Finding } from '../msix/finding.ts'
import { appReader, appWriter } from '../store/app-keys.ts'
import { exchangeWriter, readStudent } from '../store/student-store.ts'
import type { CommandContext } from '../writer/command.ts'
import { dealWithAbsent } from './absent-students.ts'
import { decideStudent, type Origin, type StudentDecision } from './decide-student.ts'
import type { FileReader } from './file-reader.ts'
import { PieceSize } from './piece-size.ts'
import { readInPieces } from './read-in-pieces.ts'
import type { Spool } from './spool.ts'
import { type Outcome, rulesOf } from './submission-counts.ts'
import { hasEnded, JOBS, putJob, type SubmissionJob } from './submission-job.ts'
import { suppliedId } from './supplied-id.ts'
import { foundIn, loadedIn, outcomesOf, refusedFor, takePiece } from './take-piece.ts'
import type { StudentsAhead } from './take-students.ts'
import { told } from './tell-outcomes.ts'

/** What a job is run with. */
export interface JobDesk {
  readonly registry: Registry
  readonly spool: Spool
  readonly reader: FileReader
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly config: Config
  /** Stops between two pieces; the job goes on where it stopped when it is run again. */
  readonly signal: AbortSignal
}

const DAY_MS = 86_400_000

/**
 * Takes in the file of a job, or goes on with it: piece by piece, each one transaction with the persons
 * that follow from it, its findings, and how far the job has come. So whatever ends the process at any
 * instant, nothing is done twice or left out.
 *
 * @returns the job, which has ended unless the signal stopped it.
 */
export async function runJob(desk: JobDesk, id: string): Promise<SubmissionJob> {
  const run = new JobRun(desk, id)
  try {
    await run.toTheEnd().catch((error) => run.fail(error))
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error
  }
  if (hasEnded(run.job)) await desk.spool.remove(run.job.spool)
  return run.job
}

/** Ends a run whose job somebody has cancelled. */
class Cancelled extends Error {}

/** A job under way. */
export class JobRun {
  readonly desk: JobDesk
  readonly #id: string
  readonly #size = new PieceSize()

  constructor(desk: JobDesk, id: string) {
    this.desk = desk
    this.#id = id
  }

  get job(): SubmissionJob {
    return this.desk.registry.read(({ reader }) => JOBS.get(appReader(reader), this.#id))!
  }

  async toTheEnd(): Promise<void> {
    if (!this.desk.spool.has(this.job.spool)) {
      throw new LinkageError('file-unreadable', { file: 'spooled file', reason: 'it is gone' })
    }
    const { settings, checked, started } = this.job
    if (started === undefined) await this.change((job, { now }) => ({ ...job, started: now }))
    if (settings.allOrNothing && checked !== true && !(await this.#check())) return
    await this.#takeIn()
  }

  /** Looks at all of the file. @returns whether it can be taken in; what is wrong is told otherwise. */
  async #check(): Promise<boolean> {
    await this.#turn('checking')
    const summary = await this.#read(async () => {})
    const isGood = summary.rejected + summary.strayLines === 0 && summary.foreign !== true
    if (isGood) {
      // What somebody wants to be cancelled is not begun.
      await this.change((job) => (job.cancelling === true ? job : { ...job, checked: true }))
      await this.pause()
    } else {
      await this.#goOn((parts) => this.tell(parts.map(foundIn), parts.length))
      await this.#refuse()
    }
    return isGood
  }

  async #takeIn(): Promise<void> {
    await this.#turn('running')
    const { settings, file, received } = this.job
    const origin = { time: received, file }
    const inFile = new Set<string>()
    const summary = settings.dryRun
      ? await this.#goOn((parts) => this.#foresee(parts, origin), inFile)
      : await this.#takeAll(origin, inFile)
    if (summary.foreign === true) return this.#end('refused')
    if (settings.mode === 'full') {
      // What could not be read may be any student.
      const isWhole =
        summary.strayLines === 0 &&
        inFile.size === summary.students &&
        summary.rules.every(({ rule }) => rule !== 'header')
      await dealWithAbsent(this, inFile, isWhole)
    }
    await this.#end('done')
  }

  async #foresee(parts: readonly CheckedPart[], origin: Origin): Promise<void> {
    const decisions = this.desk.registry.read(({ reader, state, index }) => {
      const read = (of: string, id: string) => readStudent(reader, of, id)
      return loadedIn(parts).map((student): StudentDecision => {
        const decision = decideStudent(read, student, origin)
        const { after, findings } = decision
        if (after === undefined || after.deleted === true) return decision
        const { finding } = suppliedId({ state, index }, decision, after)
        return finding === undefined ? decision : { ...decision, findings: [...findings, finding] }
      })
    })
    await this.tell(outcomesOf(parts, decisions), parts.length)
  }

  /** Takes in what is left of the file. @param inFile - gets the ids of all its students. */
  #takeAll(origin: Origin, inFile: Set<string>): Promise<SubmissionSummary> {
    const { spool, state, received, parts: done } = this.job
    const { reader, signal } = this.desk
    const path = this.desk.spool.pathOf(spool)
    const today = Math.floor(received / DAY_MS)
    return reader.read(
      { path, today, sender: state, origin, done },
      () => this.#size.students,
      async ({ ids, parts, announced, ...ahead }) => {
        for (const id of ids) inFile.add(id)
        await this.#announce(announced)
        if (parts.length > 0) await this.#take(parts, origin, ahead)
        await this.pause()
      },
      signal,
    )
  }

  /** One piece as one transaction; if it is refused, student by student. */
  async #take(parts: readonly CheckedPart[], origin: Origin, ahead: StudentsAhead): Promise<void> {
    let began = 0
    try {
      await this.change((job, context) => {
        began = performance.now()
        return told(job, context, takePiece(context, parts, origin, ahead), parts.length)
      })
      this.#size.learn(loadedIn(parts).length, performance.now() - began)
    } catch (error) {
      const code = refusalOf(error)
      if (code === undefined) throw error
      if (parts.length === 1) await this.tell([refusedFor(parts[0]!, code)], 1)
      else {
        let next = 0
        for (const part of parts) {
          const from = next
          next += loadedIn([part]).length
          await this.#take([part], origin, { students: ahead.students.slice(from, next) })
        }
      }
    }
  }

  /** Goes through the file behind what is done. @param inFile - gets the ids of all its students. */
  #goOn(
    take: (parts: readonly CheckedPart[]) => Promise<void>,
    inFile?: Set<string>,
  ): Promise<SubmissionSummary> {
    const { parts: done } = this.job
    let seen = 0
    return this.#read(async (parts) => {
      for (const part of parts) {
        if (part.part === 'student' && part.id !== undefined) inFile?.add(part.id)
      }
      const left = parts.slice(Math.max(0, done - seen))
      seen += parts.length
      if (left.length > 0) await take(left)
    })
  }

  #read(take: (parts: readonly CheckedPart[]) => Promise<void>): Promise<SubmissionSummary> {
    const { spool, state, received } = this.job
    let announced: number | undefined
    return readInPieces(
      this.desk.spool.pathOf(spool),
      {
        today: Math.floor(received / DAY_MS),
        sender: state,
        signal: this.desk.signal,
        onAnnounced: (students) => {
          announced = students
        },
      },
      () => this.#size.students,
      async (parts) => {
        await this.#announce(announced)
        await take(parts)
        await this.pause()
      },
    )
  }

  async #announce(announced: number | undefined): Promise<void> {
    if (announced === undefined || this.job.announced !== undefined) return
    await this.change((job) => ({ ...job, announced }))
  }

  /** Between two pieces: others have their turn, and may have asked for an end. */
  async pause(): Promise<void> {
    await setImmediate()
    this.desk.signal.throwIfAborted()
    const { cancelling, checked } = this.job
    // All or nothing: what is begun is finished.
    if (cancelling !== true || checked === true) return
    await this.#end('cancelled')
    throw new Cancelled()
  }

  /** Keeps what was found. */
  async tell(outcomes: readonly Outcome[], parts: number): Promise<void> {
    await this.change((job, context) => told(job, context, outcomes, parts))
  }

  /** Changes the job and what goes with it, as one transaction; ends the run if the job has ended. */
  async change(
    action: (job: SubmissionJob, context: CommandContext) => SubmissionJob,
  ): Promise<void> {
    const { registry, now, config } = this.desk
    const { account, state } = this.job
    const actor = { account, roles: [], place: { state } }
    await registry.write(
      (transaction) => {
        const app = appWriter(transaction)
        const context = { transaction, app, actor, now: now(), config }
        const job = JOBS.get(app, this.#id)!
        if (hasEnded(job)) throw new Cancelled()
        putJob(app, action(job, context))
      },
      { author: account, reason: `submission ${this.#id}` },
    )
  }

  async #turn(status: 'checking' | 'running'): Promise<void> {
    if (this.job.status !== status) await this.change((job) => ({ ...job, status }))
  }

  async #end(status: 'done' | 'refused' | 'cancelled'): Promise<void> {
    await this.change((job, { transaction, now }) => {
      if (status === 'done' && !job.settings.dryRun) {
        const { students, accepted, warned, rejected, strayLines } = job.counts
        const counts = { students, accepted, warned, rejected, strayLines }
        const summary = { state: job.state, ...counts, rules: rulesOf(job.counts) }
        exchangeWriter(transaction).putFile(job.file, { time: now, summary })
      }
      return { ...job, status, ended: now }
    })
  }

  /** Ends a file of which all or nothing was to be taken in, and says what that is of its good students. */
  async #refuse(): Promise<void> {
    await this.change((job, context) => {
      const { withheld } = job.counts
      const outcomes = withheld === 0 ? [] : [{ findings: [withheldFinding(withheld)] }]
      return { ...told(job, context, outcomes, 0), status: 'refused', ended: context.now }
    })
  }

  async fail(error: unknown): Promise<void> {
    if (error instanceof Cancelled) throw error
    if (this.desk.signal.aborted) return
    const reason = isLinkageError(error) ? error.code : 'internal'
    await this.change((job, { now }) => ({ ...job, status: 'failed', reason, ended: now }))
  }
}

function withheldFinding(students: number): Finding {
  const [were, they] = students === 1 ? ['student is', 'it was'] : ['students are', 'they were']
  const advice = `${students} ${were} good; ${they} not taken in as all or nothing was asked for: correct what was found and send the whole file again`
  return { line: 0, rule: 'withheld', effect: 'none', advice }
}

/** Code of what the registry refuses for what it was given; undefined if it is the machine’s doing. */
function refusalOf(error: unknown): LinkageErrorCode | undefined {
  if (!isLinkageError(error) || /^(store|ledger|registry|worker)-/.test(error.code))
    return undefined
  return error.code
}
