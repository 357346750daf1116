import type { ChainReport } from '../ledger/verify-chain.ts'
import { bySubjects } from '../matching/fault-finder.ts'
import type {
  CheckedPostings,
  CheckedRecords,
  Findings,
  IndexFault,
  RecordRange,
} from '../matching/match-index.ts'
import { PostingSums } from '../matching/posting-sums.ts'
import type { RegistryView } from './closure.ts'
import type { VerifyFault, VerifyReport } from './verify-report.ts'
import {
  MOST_TOLD,
  Verifier,
  type VerifyResult,
  type VerifyResults,
  type VerifyTask,
  type VerifyTaskOf,
} from './verify-tasks.ts'

/** Something to be looked at, and who is to be told what comes of it. */
export interface Asked {
  readonly task: VerifyTask
  readonly take: (result: VerifyResult) => void
}

/** Tasks that do not wait for each other; what comes of them is to be taken in their order. */
export interface VerifyStage {
  readonly name: 'ledger' | 'replay' | 'index' | 'postings' | 'partition'
  readonly asked: readonly Asked[]
}

/** Records that are looked at at one go. */
const TOGETHER = 1000
/** Postings that are read at one go, about. */
const READ = 1 << 15

/**
 * Looks through everything: the chain of the ledger, payloads against their hashes, what must hold in
 * any state, the state against a replay of the ledger, the index against what would be built anew from
 * the records, and persons against the partition of what the index holds (where policies hold nothing
 * back). What is built on what has faults is not looked at.
 *
 * Cost: a few times that of reading everything, and a look-up of every record; the replay is held in
 * memory.
 */
export function verifyRegistry(view: RegistryView, isAutomatic: boolean): VerifyReport {
  const verifier = new Verifier()
  const stages = verification(view.state.counters().records, isAutomatic)
  for (;;) {
    const next = stages.next()
    if (next.done) return next.value
    for (const { task, take } of next.value.asked) take(verifier.look(view, task))
  }
}

/**
 * The stages of a look through everything: whoever runs their tasks comes to the same report.
 *
 * @param records - the highest number of a record.
 */
export function* verification(
  records: number,
  isAutomatic: boolean,
): Generator<VerifyStage, VerifyReport, void> {
  let chain!: ChainReport
  const payloads: VerifyFault[] = []
  const invariants: VerifyFault[] = []
  const replayed: VerifyFault[] = []
  yield stage('ledger', [
    ask({ kind: 'invariants' }, into(invariants)),
    ask({ kind: 'chain' }, (report) => {
      chain = report
    }),
  ])
  const { entries, sequence, hash, fault } = chain
  yield stage('replay', [
    ...(fault === undefined ? [ask({ kind: 'replay' }, into(replayed))] : []),
    ask({ kind: 'payloads' }, into(payloads)),
  ])
  const faults: VerifyFault[] = []
  if (fault !== undefined) {
    faults.push({ check: 'chain', problem: fault.code, subjects: [fault.sequence] })
  }
  faults.push(...payloads, ...invariants, ...replayed)
  if (faults.length === 0) {
    for (const found of yield* indexFaults(records)) faults.push({ check: 'index', ...found })
  }
  if (isAutomatic && faults.length === 0) {
    const ranges = rangesOf(records)
    yield stage(
      'partition',
      ranges.map((range) => ask({ kind: 'partition', ...range }, into(faults))),
    )
  }
  return { entries, sequence, hash, faults }
}

/** The index tells of records that stand, of nobody else, and all that it should. */
function* indexFaults(records: number): Generator<VerifyStage, readonly IndexFault[], void> {
  const expected = new PostingSums()
  const [rows, edges] = [new GatheredFaults(), new GatheredFaults()]
  const strangers: { rows: IndexFault[]; edges: IndexFault[] } = { rows: [], edges: [] }
  const takeRecords = (found: CheckedRecords): void => {
    rows.add(found.rows)
    edges.add(found.edges)
    strangers.rows.push(...found.strangers.rows)
    strangers.edges.push(...found.strangers.edges)
    expected.addSums(0, found.sums)
  }
  yield stage(
    'index',
    rangesOf(records).map((range) => ask({ kind: 'records', ...range }, takeRecords)),
  )
  rows.add({ faults: [...strangers.rows, ...strangers.edges] })

  const stored = new PostingSums()
  const together = Math.max(1, Math.floor((PostingSums.parts * READ) / (expected.count + 1)))
  const reads: Asked[] = []
  for (let from = 0; !rows.isOver && from < PostingSums.parts; from += together) {
    const to = Math.min(PostingSums.parts, from + together)
    const takePostings = ({ found, sums }: CheckedPostings): void => {
      rows.add(found)
      stored.addSums(from, sums)
    }
    reads.push(ask({ kind: 'postings', from, to }, takePostings))
  }
  yield stage('postings', reads)
  const parts = rows.isOver ? [] : stored.differing(expected)
  if (parts.length > 0) {
    yield stage('postings', [ask({ kind: 'differing', parts }, (found) => rows.add(found))])
  }
  return rows.isEmpty ? edges.inOrder() : rows.told
}

/** What came of some ranges, one after the other, up to the first that could not be read. */
class GatheredFaults {
  readonly #faults: IndexFault[] = []
  #damage: IndexFault | undefined

  get isEmpty(): boolean {
    return this.#faults.length === 0 && this.#damage === undefined
  }

  /** Is there nothing more to be told? */
  get isOver(): boolean {
    return this.#damage !== undefined || this.#faults.length >= MOST_TOLD
  }

  get told(): readonly IndexFault[] {
    const all = this.#damage === undefined ? this.#faults : [...this.#faults, this.#damage]
    return all.slice(0, MOST_TOLD)
  }

  add({ faults, damage }: Findings): void {
    if (this.#damage !== undefined) return
    this.#faults.push(...faults)
    this.#damage = damage
  }

  /** What is told, by what it is about. */
  inOrder(): readonly IndexFault[] {
    this.#faults.sort(bySubjects)
    return this.told
  }
}

function rangesOf(records: number): RecordRange[] {
  const ranges: RecordRange[] = []
  for (let from = 0; from <= records; from += TOGETHER) ranges.push({ from, to: from + TOGETHER })
  // Whatever a table knows beyond the last record belongs to some range.
  return [...ranges.slice(0, -1), { from: ranges.at(-1)!.from, to: Infinity }]
}

function stage(name: VerifyStage['name'], asked: readonly Asked[]): VerifyStage {
  return { name, asked }
}

function ask<K extends keyof VerifyResults>(
  task: VerifyTaskOf<K>,
  take: (result: VerifyResults[K]) => void,
): Asked {
  // What comes of a task is of its kind.
  return { task, take: take as (result: VerifyResult) => void }
}

/** Gathers faults. */
function into(faults: VerifyFault[]): (found: readonly VerifyFault[]) => void {
  return (found) => void faults.push(...found)
}
