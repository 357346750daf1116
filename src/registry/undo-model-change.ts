import { LinkageError } from '../errors.ts'
import type { LedgerEntry, PersonId, RecordNumber } from '../ledger/event.ts'
import { entryAt, readEvents } from '../ledger/read-entries.ts'
import type { StateReader } from '../ledger/state.ts'
import type { StoreReader } from '../storage/store.ts'
import type { Engine, WriteOptions } from './engine.ts'
import { type JudgedBatch, judgeRegistry } from './judge-registry.ts'
import { moveBack } from './move-back.ts'
import type { OpenChange } from './open-change.ts'
import { openClosures } from './open-closures.ts'
import { refuseStale } from './plan-model-change.ts'
import { rebuildIndex } from './rebuild-index.ts'
import { reopenItems } from './reopen-items.ts'
import { readModel } from './settings.ts'
import { settleAll } from './settle-all.ts'
import type { WriteAnswer } from './write-answer.ts'

/** The entry of a sequence number, if it put a model in force. */
export function modelEntryAt(reader: StoreReader, sequence: number): LedgerEntry | undefined {
  const entry = sequence < 1 ? undefined : entryAt(reader, sequence)
  return entry?.operation === 'model' ? entry : undefined
}

/**
 * Takes back that a model was put in force: the former one is again, and so are the persons, ids and
 * questions that the entry changed, as far as nobody has decided otherwise since. What came since is
 * decided anew by the former model.
 *
 * @throws {@link LinkageError} `undo-refused` if it was taken back before, or another model was put in
 *   force since; `plan-stale` if the registry was written to meanwhile.
 */
export async function undoModelChange(
  engine: Engine,
  entry: LedgerEntry,
  options: WriteOptions,
): Promise<WriteAnswer> {
  const { model, hash } = engine.read(({ state, reader }) => {
    refuseUndo(state, reader, entry)
    // What was in force says the entry before.
    const former = entryAt(reader, entry.sequence - 1)!.model
    return { model: readModel(reader, former), hash: former }
  })
  const judged = await judgeRegistry(engine, model, {})
  const { result: _, ...answer } = engine.write('undo', options, (change) => {
    refuseStale(change.reader, judged.seen)
    change.emit({ kind: 'undone', entry: entry.sequence })
    change.emit({ kind: 'model-changed', model: hash })
    const { batch } = judged
    if (batch === undefined) return
    rebuildIndex(change.writer, model, batch)
    const touched = moveBack(change, entry.events)
    reopenItems(change, entry.events)
    const furtherOf = byHolder(change, touched)
    const moved = { ...batch, ...personsByPlace(change.state, batch) }
    const { closures } = openClosures(change.state, model, moved, { also: furtherOf.keys() })
    batch.index.bring(closures.flat())
    settleAll(change, batch.index, closures, touched, furtherOf)
  })
  return answer
}

function refuseUndo(state: StateReader, reader: StoreReader, entry: LedgerEntry): void {
  const { sequence, events } = entry
  const refuse = (problem: string): LinkageError =>
    new LinkageError('undo-refused', { entry: sequence, problem })
  if (state.undoneBy(sequence) !== undefined) throw refuse('it was taken back before')
  for (const { event, entry: later } of readEvents(reader, sequence + events.length - 1)) {
    if (event.kind !== 'model-changed' || later.operation !== 'model') continue
    if (state.undoneBy(later.sequence) === undefined) {
      throw refuse(`another model was put in force since (${later.sequence}); take that back first`)
    }
  }
}

/** Persons by a record of who has their records now; those whose records are all gone left out. */
function byHolder(
  { state }: OpenChange,
  persons: Iterable<PersonId>,
): Map<RecordNumber, readonly PersonId[]> {
  const found = new Map<RecordNumber, readonly PersonId[]>()
  for (const person of persons) {
    const { redirect } = state.person(person)!
    const [record] = state.person(redirect ?? person)!.members
    if (record !== undefined) found.set(record, [...(found.get(record) ?? []), person])
  }
  return found
}

/** Whose the records are after some have moved. */
function personsByPlace(
  state: StateReader,
  { index, numbers }: JudgedBatch,
): Pick<JudgedBatch, 'persons' | 'personCount'> {
  const persons = new Uint32Array(numbers.length)
  let personCount = 0
  for (const { members } of state.persons()) {
    if (members.length === 0) continue
    for (const record of members) persons[index.placeOf(record)] = personCount
    personCount++
  }
  return { persons, personCount }
}
