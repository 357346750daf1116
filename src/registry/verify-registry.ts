import { isLinkageError } from '../errors.ts'
import { checkInvariants } from '../ledger/check-invariants.ts'
import { diffDumps } from '../ledger/diff-dumps.ts'
import { dumpState } from '../ledger/dump-state.ts'
import type { PersonId, RecordNumber } from '../ledger/event.ts'
import { readEntries } from '../ledger/read-entries.ts'
import { replay } from '../ledger/replay.ts'
import { verifyChain } from '../ledger/verify-chain.ts'
import { verifyPayloads } from '../ledger/verify-payloads.ts'
import type { StoredRecord } from '../matching/match-index.ts'
import { gatherClosure, type RegistryView } from './closure.ts'
import { evaluate } from './evaluate.ts'

/** Something that is not as it should be; ids and numbers only. */
export interface VerifyFault {
  /** What was looked at. */
  readonly check: 'store' | 'chain' | 'payload' | 'invariant' | 'replay' | 'index' | 'partition'
  readonly problem: string
  /** Records, persons, items or sequence numbers. */
  readonly subjects: readonly (string | number)[]
}

/** What a look through everything found. */
export interface VerifyReport {
  readonly entries: number
  readonly sequence: number
  /** Of the last entry, in hexadecimal: proves later that nothing before it was altered. */
  readonly hash: string
  readonly faults: readonly VerifyFault[]
}

/** Faults of the index that are told. */
const MOST_TOLD = 1000

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
  const { reader } = view
  const { entries, sequence, hash, fault } = verifyChain(reader)
  const faults: VerifyFault[] = []
  if (fault !== undefined) {
    faults.push({ check: 'chain', problem: fault.code, subjects: [fault.sequence] })
  }
  for (const { code, subjects } of verifyPayloads(reader)) {
    faults.push({ check: 'payload', problem: code, subjects })
  }
  for (const { code, subjects } of checkInvariants(reader)) {
    faults.push({ check: 'invariant', problem: code, subjects })
  }
  if (fault === undefined) faults.push(...replayFaults(view))
  if (faults.length === 0) faults.push(...indexFaults(view))
  if (isAutomatic && faults.length === 0) faults.push(...partitionFaults(view))
  return { entries, sequence, hash, faults }
}

function replayFaults({ reader }: RegistryView): VerifyFault[] {
  const again = replay(readEntries(reader))
  const { left, right } = again.read((replayed) =>
    diffDumps(dumpState(reader), dumpState(replayed)),
  )
  const problem = 'the state is not what the ledger says'
  const lines = left.length + right.length
  return lines === 0 ? [] : [{ check: 'replay', problem, subjects: [lines] }]
}

/** The index tells of records that stand, of nobody else, and all that it should. */
function indexFaults({ index, reader, state }: RegistryView): VerifyFault[] {
  const records = function* (): Iterable<StoredRecord> {
    for (const { record, source, id, deleted } of state.records()) {
      const fields = deleted ? undefined : state.fieldsOf(record)
      if (fields !== undefined) yield { record, source, id, fields }
    }
  }
  const faults: VerifyFault[] = []
  try {
    for (const { problem, subjects } of index.verify(reader, records)) {
      faults.push({ check: 'index', problem, subjects })
      if (faults.length === MOST_TOLD) break
    }
  } catch (error) {
    if (!isLinkageError(error, 'store-damaged')) throw error
    const { part, problem } = error.details
    faults.push({ check: 'index', problem, subjects: [part] })
  }
  return faults
}

function* partitionFaults(view: RegistryView): Iterable<VerifyFault> {
  const seen = new Set<RecordNumber>()
  for (const { record, deleted } of view.state.records()) {
    if (deleted || seen.has(record)) continue
    const { closure, clusters } = evaluate(view, gatherClosure(view, [record]))
    const clusterOf = new Map<PersonId, number>()
    const personOf = new Map<number, PersonId>()
    for (const [place, { record: each, person = '' }] of closure.records.entries()) {
      seen.add(each)
      const cluster = clusters[place]!
      const isTrue =
        (clusterOf.get(person) ?? cluster) === cluster &&
        (personOf.get(cluster) ?? person) === person
      clusterOf.set(person, cluster)
      personOf.set(cluster, person)
      if (isTrue) continue
      yield { check: 'partition', problem: 'a person is not what decides it', subjects: [person] }
    }
  }
}
