/**
 * The exchange: what states submit of their students, and who is who among them. Layer 8, over the
 * registry, whose persons are its children: a person’s id is the MSIX id, and what a state says of a
 * student is kept in the registry’s own transactions. Its one hard problem is that several states
 * speak of one child, each in its own time, and none may be lost or overrule another.
 *
 * A folder holds all of it: `registry/` the records, persons and everything else that is one
 * transaction with them; `audit/` who saw and did what; `spool/` files of states on their way in.
 *
 * @module
 */

import { join } from 'node:path'
import type { LinkageModel } from '../model/linkage-model.ts'
import { shippedStudentModel } from '../model/presets/student-shipped.ts'
import type { RegistryView } from '../registry/closure.ts'
import { type OpenedRegistry, openRegistry } from '../registry/open-registry.ts'
import type { ConsolidatedField } from '../survivorship/consolidate.ts'
import { AuditLog } from './audit/audit-log.ts'
import { type Config, DEFAULT_CONFIG } from './config.ts'
import {
  type ConsolidatedParts,
  consolidatedParts,
  type StateDocument,
} from './msix/consolidated-record.ts'
import { searchStudents } from './search/search-students.ts'
import { type Search, SearchThreads } from './search/searching.ts'
import { type AppReader, appReader } from './store/app-keys.ts'
import { readStudent, readVersions } from './store/student-store.ts'
import type { StudentDocument } from './student-document.ts'
import { FileReader } from './submissions/file-reader.ts'
import { type Submissions, submissionsOf } from './submissions/submissions.ts'
import { type TakeInOptions, type TakenIn, takeIn } from './take-in.ts'
import { ownThreadWriter } from './writer/own-thread-writer.ts'
import type { Writer } from './writer/writer.ts'
import { writerThread } from './writer/writer-thread.ts'

/** Options of {@link openExchange}. */
export interface ExchangeOptions {
  /** Makes a new exchange in a folder that is empty or absent. Default false. */
  readonly create?: boolean
  /** Milliseconds since 1970. Default: the computer’s clock, which a writer’s thread always has. */
  readonly now?: () => number
  /** Writes and searches on threads of their own, so that nobody else waits. Default false. */
  readonly writerThread?: boolean
  /** Default: every setting at its default. */
  readonly config?: Config
}

/** A child’s consolidated record. */
export interface ConsolidatedStudent extends ConsolidatedParts {
  readonly msixId: string
  /** Ids that were followed, that which was asked for first. */
  readonly via: readonly string[]
  /** One value for each field, with the record and the rule that it comes from. */
  readonly overview: readonly ConsolidatedField[]
}

/** What a snapshot shows. */
export interface ExchangeView extends RegistryView {
  readonly app: AppReader
}

/** An exchange in a folder. */
export interface Exchange extends Pick<Writer, 'run' | 'waiting'> {
  readonly dir: string
  /** For reading; what writes goes through {@link run}. */
  readonly registry: OpenedRegistry
  readonly audit: AuditLog
  /** Files that states have sent, on their way in. */
  readonly submissions: Submissions
  readonly config: Config
  now(): number
  /** Runs an action on one snapshot; not asynchronous. */
  read<T>(action: (view: ExchangeView) => T): T
  /** Looks for children; one page of them. */
  readonly search: Search
  /** Resolves once the first search would go as fast as any. */
  readonly ready: Promise<void>
  /** Takes in a file of students, by its path. */
  takeIn(path: string, options?: TakeInOptions): Promise<TakenIn>
  /** The child that an id stands for now. @throws {@link LinkageError} `person-unknown`. */
  student(msixId: string): ConsolidatedStudent
  /** The MSIX id of a state’s student; undefined if there is none. */
  msixIdOf(state: string, stateStudentId: string): string | undefined
  /** All that a state has said of a student, the first version first. */
  versions(state: string, stateStudentId: string): readonly StudentDocument[]
  close(): Promise<void>
}

/**
 * Opens the exchange in a folder, or makes one. Where the registry would join or part persons that
 * exist it asks people, and merges across states take a second party.
 *
 * @throws as `openRegistry`.
 */
export async function openExchange(
  dir: string,
  {
    create = false,
    now = Date.now,
    writerThread: onThread = false,
    config = DEFAULT_CONFIG,
  }: ExchangeOptions = {},
): Promise<Exchange> {
  const folder = join(dir, 'registry')
  const registry = await openRegistry(folder, {
    now,
    ...(create
      ? {
          create: {
            model: exchangeModel(),
            personIds: 'digits',
            mergePersons: 'review',
            splitPersons: 'review',
            secondParty: 'across-sources',
          },
        }
      : {}),
  })
  const audit = await AuditLog.open(join(dir, 'audit'))
  const writer = onThread
    ? await writerThread(folder, config)
    : ownThreadWriter(registry, now, config)
  const read: Exchange['read'] = (action) =>
    registry.read((view) => action({ ...view, app: appReader(view.reader) }))
  const searchHere: Search = async (query, range) =>
    read((view) => searchStudents(view, query, range))
  const searching = onThread ? new SearchThreads(folder, searchHere) : undefined
  const reader = new FileReader(registry, folder)
  const submissions = submissionsOf(dir, { registry, reader, audit, now, config, onThread })
  return {
    dir,
    registry,
    audit,
    submissions,
    config,
    now,
    read,
    search: searching?.search ?? searchHere,
    ready: searching?.ready ?? Promise.resolve(),
    run: writer.run,
    waiting: writer.waiting,
    takeIn: (path, options = {}) => takeIn(registry, path, { now: now(), config, reader }, options),
    student: (msixId) => {
      const { person, via, members } = registry.person(msixId)
      const documents = registry.read(({ reader }) =>
        members.flatMap(({ source, id }): StateDocument[] => {
          const document = readStudent(reader, source, id)
          return document === undefined ? [] : [{ state: source, stateStudentId: id, document }]
        }),
      )
      return {
        msixId: person,
        via,
        overview: registry.consolidated(person),
        ...consolidatedParts(documents),
      }
    },
    msixIdOf: (state, stateStudentId) => registry.personOf({ source: state, id: stateStudentId }),
    versions: (state, stateStudentId) =>
      registry.read(({ reader }) => readVersions(reader, state, stateStudentId)),
    close: async () => {
      await submissions.close()
      await reader[Symbol.asyncDispose]()
      await searching?.[Symbol.asyncDispose]()
      await writer.close()
      await audit[Symbol.asyncDispose]()
      await registry.close()
    },
  }
}

/** Two ids of one state are two children, as far as the state knows: a person decides (R9). */
function exchangeModel(): LinkageModel {
  const model = shippedStudentModel()
  return { ...model, constraints: { ...model.constraints, withinSource: 'near-match' } }
}
