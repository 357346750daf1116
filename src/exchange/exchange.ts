/**
 * The exchange: what states submit of their students, and who is who among them. Layer 8, over the
 * registry, whose persons are its children: a person’s id is the MSIX id, and what a state says of a
 * student is kept in the registry’s own transactions. Its one hard problem is that several states
 * speak of one child, each in its own time, and none may be lost or overrule another.
 *
 * @module
 */

import type { LinkageModel } from '../model/linkage-model.ts'
import { shippedStudentModel } from '../model/presets/student-shipped.ts'
import { type OpenedRegistry, openRegistry } from '../registry/open-registry.ts'
import type { ConsolidatedField } from '../survivorship/consolidate.ts'
import { readStudent, readVersions } from './exchange-store.ts'
import {
  type ConsolidatedParts,
  consolidatedParts,
  type StateDocument,
} from './msix/consolidated-record.ts'
import type { StudentDocument } from './student-document.ts'
import { type TakeInOptions, type TakenIn, takeIn } from './take-in.ts'

/** Options of {@link openExchange}. */
export interface ExchangeOptions {
  /** Makes a new exchange in a folder that is empty or absent. Default false. */
  readonly create?: boolean
  /** Milliseconds since 1970. Default: the computer’s clock. */
  readonly now?: () => number
}

/** A child’s consolidated record. */
export interface ConsolidatedStudent extends ConsolidatedParts {
  readonly msixId: string
  /** Ids that were followed, that which was asked for first. */
  readonly via: readonly string[]
  /** One value for each field, with the record and the rule that it comes from. */
  readonly overview: readonly ConsolidatedField[]
}

/** An exchange in a folder. */
export interface Exchange {
  readonly registry: OpenedRegistry
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
  { create = false, now = Date.now }: ExchangeOptions = {},
): Promise<Exchange> {
  const registry = await openRegistry(dir, {
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
  return {
    registry,
    takeIn: (path, options = {}) => takeIn(registry, path, now(), options),
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
    close: () => registry.close(),
  }
}

/** Two ids of one state are two children, as far as the state knows: a person decides (R9). */
function exchangeModel(): LinkageModel {
  const model = shippedStudentModel()
  return { ...model, constraints: { ...model.constraints, withinSource: 'near-match' } }
}
