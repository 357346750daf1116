import { LinkageError } from '../../errors.ts'
import { EXCHANGE_ACTOR } from '../access/roles.ts'
import { tellArrivals } from '../arrivals.ts'
import { eraseWords } from '../erasure/erase-words.ts'
import type { Exchange } from '../exchange.ts'
import { exchangeWriter } from '../store/student-store.ts'
import type { StudentDocument } from '../student-document.ts'
import type { CommandContext } from '../writer/command.ts'

/** A state’s student, by the state’s own id. */
export interface StudentKey {
  readonly state: string
  readonly id: string
}

/** What was erased beside the student. */
export interface Erased {
  /** Documents in which somebody had written about the child. */
  readonly written: number
}

/** What erases by law. */
export const eraseCommands = {
  /** @throws {@link LinkageError} `record-unknown`. */
  'student.erase': (context: CommandContext, key: StudentKey): Erased => eraseStudent(context, key),
} as const

/**
 * Erases by law all that a state ever said of a student: its versions, what it is found by, and what the
 * registry holds of it; and what people wrote about the child, see {@link eraseWords}. That there was a
 * student of that id, and its MSIX id, stays. For whoever has the machine; it is audited.
 *
 * @throws {@link LinkageError} `record-unknown`; `exchange-in-use` while a service works on the folder.
 */
export async function eraseFromExchange(
  exchange: Exchange,
  { state, id }: StudentKey,
): Promise<Erased & { readonly msixId?: string }> {
  if (exchange.versions(state, id).length === 0) {
    throw new LinkageError('record-unknown', { source: state, id })
  }
  const msixId = exchange.msixIdOf(state, id)
  await exchange.audit.record({
    time: exchange.now(),
    account: EXCHANGE_ACTOR.account,
    operation: 'eraseStudent',
    status: 0,
    subjects: [`state:${state}`, ...(msixId === undefined ? [] : [`msix:${msixId}`])],
  })
  const erased = await exchange.run('student.erase', { state, id }, EXCHANGE_ACTOR)
  return { ...(msixId === undefined ? {} : { msixId }), ...erased }
}

function eraseStudent(context: CommandContext, { state, id }: StudentKey): Erased {
  const { transaction, now } = context
  const store = exchangeWriter(transaction)
  const before = store.student(state, id)
  if (before === undefined) throw new LinkageError('record-unknown', { source: state, id })
  const version = before.version + 1
  const after: StudentDocument = {
    version,
    time: now,
    file: '',
    student: {},
    records: [],
    deleted: true,
  }
  store.forgetStudent(state, id, before.version)
  store.putStudent(state, id, after)
  transaction.erase({ source: state, id })
  tellArrivals(context, [{ state, stateStudentId: id, before, after }])
  return { written: eraseWords(context, { state, id }) }
}
