import { checkInvariants } from '../ledger/check-invariants.ts'
import { replayDifference } from '../ledger/replay-difference.ts'
import { type ChainReport, verifyChain } from '../ledger/verify-chain.ts'
import { verifyPayloads } from '../ledger/verify-payloads.ts'
import type {
  CheckedPostings,
  CheckedRecords,
  Findings,
  IndexCheck,
  RecordRange,
  StoredRecord,
} from '../matching/match-index.ts'
import type { RegistryView } from './closure.ts'
import { partitionFaults } from './partition-faults.ts'
import type { VerifyFault } from './verify-report.ts'

/** Faults of the index that are told. */
export const MOST_TOLD = 1000

/** Something that is looked at as a whole. */
interface WholeTask<K extends string> {
  readonly kind: K
}

/** Records of a range, or persons that have their lowest record there. */
interface RangeTask<K extends string> extends RecordRange {
  readonly kind: K
}

/** The parts `[from, to)` of all postings. */
interface PostingsTask {
  readonly kind: 'postings'
  readonly from: number
  readonly to: number
}

/** Parts of all postings whose sums differ. */
interface DifferingTask {
  readonly kind: 'differing'
  readonly parts: readonly number[]
}

/** What of a registry is looked at at one go. Plain data. */
export type VerifyTask =
  | WholeTask<'chain'>
  | WholeTask<'payloads'>
  | WholeTask<'invariants'>
  | WholeTask<'replay'>
  | RangeTask<'records'>
  | PostingsTask
  | DifferingTask
  | RangeTask<'partition'>

/** What comes of it, by its kind. Plain data. */
export interface VerifyResults {
  readonly chain: ChainReport
  readonly payloads: readonly VerifyFault[]
  readonly invariants: readonly VerifyFault[]
  readonly replay: readonly VerifyFault[]
  readonly records: CheckedRecords
  readonly postings: CheckedPostings
  readonly differing: Findings
  readonly partition: readonly VerifyFault[]
}

type Kind = keyof VerifyResults
export type VerifyResult = VerifyResults[Kind]
export type VerifyTaskOf<K extends Kind> = Extract<VerifyTask, { readonly kind: K }>

type Look<K extends Kind> = (
  view: RegistryView,
  task: VerifyTaskOf<K>,
  check: IndexCheck,
) => VerifyResults[K]

const LOOKS: { readonly [K in Kind]: Look<K> } = {
  chain: ({ reader }) => verifyChain(reader),
  payloads: ({ reader }) =>
    Array.from(verifyPayloads(reader), ({ code, subjects }) => {
      return { check: 'payload', problem: code, subjects }
    }),
  invariants: ({ reader }) =>
    Array.from(checkInvariants(reader), ({ code, subjects }) => {
      return { check: 'invariant', problem: code, subjects }
    }),
  replay: ({ reader }) => {
    const lines = replayDifference(reader)
    const problem = 'the state is not what the ledger says'
    return lines === 0 ? [] : [{ check: 'replay', problem, subjects: [lines] }]
  },
  records: (view, range, check) =>
    check.records(view.reader, recordsOf(view, range), range, MOST_TOLD),
  postings: ({ reader }, { from, to }, check) => check.postings(reader, from, to),
  differing: (view, { parts }, check) =>
    check.differing(view.reader, recordsOf(view), parts, MOST_TOLD),
  partition: (view, range) => [...partitionFaults(view, range)],
}

/** Looks at parts of a registry on one snapshot. */
export class Verifier {
  #check: IndexCheck | undefined

  /** @param view - of the same snapshot each time. */
  look(view: RegistryView, task: VerifyTask): VerifyResult {
    this.#check ??= view.index.check()
    const look = LOOKS[task.kind] as Look<Kind>
    return look(view, task as never, this.#check)
  }
}

/** The records that stand, by number. */
function* recordsOf({ state }: RegistryView, range?: RecordRange): Iterable<StoredRecord> {
  const { from, to } = range ?? {}
  for (const { record, source, id, version, deleted } of state.records(from, to)) {
    const fields = deleted ? undefined : state.fieldsOf(record, version)
    if (fields !== undefined) yield { record, source, id, fields }
  }
}
