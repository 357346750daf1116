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

/** Tasks that do not wait for each other. */
export interface VerifyStage {
  readonly name: 'ledger' | 'index' | 'postings' | 'partition'
  /** What comes of them is to be taken in their order. */
  readonly asked: readonly Asked[]
  /** Long ones, to be begun first and taken at any time. */
  readonly beside: readonly Asked[]
  /** Would what comes of `asked` still count? Asked by who has taken `beside` before. */
  readonly counts: () => boolean
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
 * Cost: every record is standardized, keyed and looked up once, each pair of a block weighed once, the
 * ledger replayed: half a millisecond a record, or some three times a load where threads help. Memory:
 * the replay.
 */
export function verifyRegistry(view: RegistryView, isAutomatic: boolean): VerifyReport {
  const verifier = new Verifier()
  const stages = verification(view.state.counters().records, isAutomatic)
  for (;;) {
    const next = stages.next()
    if (next.done) return next.value
    const { asked, beside, counts } = next.value
    for (const { task, take } of beside) take(verifier.look(view, task))
    if (counts()) for (const { task, take } of asked) take(verifier.look(view, task))
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
  const index = new IndexFaults(records)
  const isWellFormed = fault === undefined && invariants.length === 0
  yield {
    name: 'index',
    // A state that is well formed can be looked at before it is known to be what the ledger says.
    asked: isWellFormed ? index.askRecords() : [],
    beside: [
      ...(fault === undefined ? [ask({ kind: 'replay' }, into(replayed))] : []),
      ask({ kind: 'payloads' }, into(payloads)),
    ],
    counts: () => payloads.length === 0 && replayed.length === 0,
  }
  const faults: VerifyFault[] = []
  if (fault !== undefined) {
    faults.push({ check: 'chain', problem: fault.code, subjects: [fault.sequence] })
  }
  faults.push(...payloads, ...invariants, ...replayed)
  if (faults.length === 0) {
    for (const found of yield* index.find()) faults.push({ check: 'index', ...found })
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
class IndexFaults {
  readonly #records: number
  readonly #expected = new PostingSums()
  readonly #rows = new GatheredFaults()
  readonly #strangers: { rows: IndexFault[]; edges: IndexFault[] } = { rows: [], edges: [] }
  readonly #edges = new GatheredFaults()

  /** @param records - the highest number of a record. */
  constructor(records: number) {
    this.#records = records
  }

  /** What is to be done first. */
  askRecords(): Asked[] {
    const take = ({ rows, edges, strangers, sums }: CheckedRecords): void => {
      this.#rows.add(rows)
      this.#edges.add(edges)
      this.#strangers.rows.push(...strangers.rows)
      this.#strangers.edges.push(...strangers.edges)
      this.#expected.addSums(0, sums)
    }
    return rangesOf(this.#records).map((range) => ask({ kind: 'records', ...range }, take))
  }

  /** What follows, and all faults of the index. */
  *find(): Generator<VerifyStage, readonly IndexFault[], void> {
    const [rows, expected] = [this.#rows, this.#expected]
    rows.add({ faults: [...this.#strangers.rows, ...this.#strangers.edges] })
    if (rows.isOver) return rows.told
    const stored = new PostingSums()
    yield stage('postings', this.#askPostings(stored))
    if (rows.isOver) return rows.told
    const parts = stored.differing(expected)
    if (parts.length > 0) {
      yield stage('postings', [ask({ kind: 'differing', parts }, (found) => rows.add(found))])
    }
    return rows.isEmpty ? this.#edges.inOrder() : rows.told
  }

  #askPostings(stored: PostingSums): Asked[] {
    const { parts } = PostingSums
    const together = Math.max(1, Math.floor((parts * READ) / (this.#expected.count + 1)))
    const asked: Asked[] = []
    for (let from = 0; from < parts; from += together) {
      const take = ({ found, sums }: CheckedPostings): void => {
        this.#rows.add(found)
        stored.addSums(from, sums)
      }
      asked.push(ask({ kind: 'postings', from, to: Math.min(parts, from + together) }, take))
    }
    return asked
  }
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
  return { name, asked, beside: [], counts: () => true }
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
