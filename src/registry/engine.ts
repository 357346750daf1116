import { randomBytes } from 'node:crypto'
import { LinkageError } from '../errors.ts'
import { Change } from '../ledger/change.ts'
import { digitPersonIds } from '../ledger/digit-person-ids.ts'
import type { LedgerOperation } from '../ledger/event.ts'
import { type PersonIdGenerator, permutedPersonIds } from '../ledger/person-ids.ts'
import { type Loaded, putLoaded } from '../ledger/put-loaded.ts'
import type { StateReader } from '../ledger/state.ts'
import { readState } from '../ledger/stored-state.ts'
import type { MatchIndex } from '../matching/match-index.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import { checkedModel } from '../model/model-json.ts'
import { DraftWriter } from '../storage/draft-writer.ts'
import type { Store, StoreWriter } from '../storage/store.ts'
import { synchronous } from '../storage/turn.ts'
import type { RegistryView } from './closure.ts'
import { OpenChange } from './open-change.ts'
import { DEFAULT_POLICIES, type RegistryPolicies } from './policies.ts'
import { type ExpectedVersions, refuseStale } from './refuse.ts'
import {
  modelInForce,
  type PersonIdStyle,
  REGISTRY_FORMAT,
  type RegistrySettings,
  readModel,
  readSettings,
  writeModel,
  writeSettings,
} from './settings.ts'
import { answerOf, type WriteAnswer } from './write-answer.ts'

/** Who writes and why, and on what condition. */
export interface WriteOptions {
  /** Who says so; default `''`. For validation by a second party it must differ (R24). */
  readonly author?: string
  /** Why; kept in the ledger. Default `''`. Not the place for a person's data. */
  readonly reason?: string
  /** Versions of persons that the caller saw: a stale one is refused (R19). */
  readonly expected?: ExpectedVersions
  /** Gives the same answer and keeps nothing (R20). Default false. */
  readonly dryRun?: boolean
}

/** What a registry stands on. */
export interface EngineOptions {
  readonly store: Store
  /** Makes the stored side of a model. */
  readonly indexOf: (model: LinkageModel) => MatchIndex
  /** Default: of the style the registry was founded with, by a key of its own. */
  readonly personIds?: PersonIdGenerator
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** A load under way. */
export interface OpenLoad {
  readonly writer: StoreWriter
  readonly state: StateReader
  /** Puts what was made elsewhere, as entries of their own. */
  put(loaded: Loaded): void
  /** Begins what else is to be told, in the entry after these. */
  open(): OpenChange
}

/** A registry to be. */
export interface NewRegistry extends Partial<RegistryPolicies> {
  readonly model: LinkageModel
  readonly author?: string
  /** What person ids look like; kept in the registry. Default `letters`. */
  readonly personIds?: PersonIdStyle
}

/** Store, ledger and index under one roof: runs reads on snapshots and writes as entries. */
export class Engine {
  readonly store: Store
  readonly #options: EngineOptions
  readonly #settings: RegistrySettings
  readonly #personIds: PersonIdGenerator
  #index: { readonly hash: string; readonly index: MatchIndex } | undefined

  /** @throws {@link LinkageError} `registry-missing`, `registry-newer`. */
  constructor(options: EngineOptions, dir: string) {
    const settings = options.store.read((reader) => readSettings(reader, dir))
    if (settings === undefined) throw new LinkageError('registry-missing', { dir })
    this.store = options.store
    this.#options = options
    this.#settings = settings
    const makePersonIds = settings.personIds === 'digits' ? digitPersonIds : permutedPersonIds
    this.#personIds = options.personIds ?? makePersonIds(Buffer.from(settings.personKey, 'hex'))
  }

  get policies(): RegistryPolicies {
    return this.#settings.policies
  }

  get now(): number {
    return this.#options.now()
  }

  /** Runs an action on one snapshot. */
  read<T>(action: (view: RegistryView) => T): T {
    return this.store.read((reader) =>
      action({
        state: readState(reader),
        reader,
        index: this.#indexFor(modelInForce(reader), reader),
      }),
    )
  }

  /**
   * Runs operations over one snapshot as if they were written, without the write lock: nothing is
   * kept, no id is consumed, and others may write meanwhile.
   */
  draft<T>(
    { author = '', reason = '' }: Pick<WriteOptions, 'author' | 'reason'>,
    action: (change: OpenChange, view: RegistryView) => T,
  ): T {
    return this.read((view) => {
      const ledger = new Change(new DraftWriter(view.reader), { personIds: this.#personIds })
      const head = { author, reason, time: Math.floor(this.now) }
      return action(new OpenChange(ledger, view.index, this.policies, head), view)
    })
  }

  /**
   * Runs operations as one entry of the ledger: durable when this returns, wholly absent if it throws
   * (R18).
   */
  write<T>(
    operation: LedgerOperation,
    { author = '', reason = '', expected, dryRun = false }: WriteOptions,
    action: (change: OpenChange) => T,
  ): WriteAnswer & { readonly result: T } {
    return this.store.write(
      (writer) => {
        const ledger = new Change(writer, { personIds: this.#personIds })
        refuseStale(ledger.state, expected)
        const model = ledger.state.model()
        const head = { author, reason, time: Math.floor(this.now) }
        const index = this.#indexFor(model, writer)
        const change = new OpenChange(ledger, index, this.policies, head)
        // The store refuses promises, but would not see this one.
        const result = synchronous(action(change))
        const entry = ledger.commit({ operation, ...head, model: ledger.state.model() })
        return { ...answerOf(ledger.state, entry), result }
      },
      { dryRun },
    )
  }

  /** Where ids of persons come from. */
  get personIds(): PersonIdGenerator {
    return this.#personIds
  }

  /** One transaction for what is too much to be told event by event, and for what follows from it. */
  load<T>(
    { author = '', reason = '' }: Pick<WriteOptions, 'author' | 'reason'>,
    action: (load: OpenLoad) => T,
  ): T {
    return this.store.write((writer) => {
      const state = readState(writer)
      const model = state.model()
      const head = { author, reason, time: Math.floor(this.now) }
      const entry = { operation: 'submit', ...head, model } as const
      let ledger: Change | undefined
      const result = action({
        writer,
        state,
        put: (loaded) => putLoaded(writer, loaded, entry),
        open: () => {
          ledger = new Change(writer, { personIds: this.#personIds })
          return new OpenChange(ledger, this.#indexFor(model, writer), this.policies, head)
        },
      })
      ledger?.commit(entry)
      return result
    })
  }

  /** Another process may have changed the model: what counts is the one in the snapshot. */
  #indexFor(hash: string, reader: StoreWriter | Parameters<typeof readModel>[0]): MatchIndex {
    if (this.#index?.hash !== hash) {
      this.#index = { hash, index: this.#options.indexOf(readModel(reader, hash)) }
    }
    return this.#index.index
  }
}

/**
 * Founds a registry in an empty store.
 *
 * @throws {@link LinkageError} `registry-exists`, `registry-option-invalid`, `model-invalid`.
 */
export function foundRegistry(
  { store, now }: EngineOptions,
  { model, author = '', personIds = 'letters', ...given }: NewRegistry,
  dir: string,
): void {
  if (personIds !== 'letters' && personIds !== 'digits') {
    throw invalid('personIds', String(personIds), 'letters or digits')
  }
  const policies = checkedPolicies(given)
  store.write((writer) => {
    if (readSettings(writer, dir) !== undefined) throw new LinkageError('registry-exists', { dir })
    const personKey = randomBytes(16).toString('hex')
    writeSettings(writer, { format: REGISTRY_FORMAT, policies, personKey, personIds })
    const hash = writeModel(writer, checkedModel(model))
    const ledger = new Change(writer, { personIds: { next: () => '' } })
    ledger.emit({ kind: 'model-changed', model: hash })
    ledger.commit({ operation: 'init', author, reason: '', time: Math.floor(now()), model: hash })
  })
}

const CHOICES = {
  mergePersons: ['auto', 'review'],
  splitPersons: ['auto', 'review'],
  secondParty: ['never', 'across-sources', 'always'],
} as const

function checkedPolicies(given: Partial<RegistryPolicies>): RegistryPolicies {
  const { mergePersons, splitPersons, secondParty, dueAfter } = { ...DEFAULT_POLICIES, ...given }
  const policies = { mergePersons, splitPersons, secondParty, dueAfter }
  for (const [option, choices] of Object.entries(CHOICES)) {
    const value: string = policies[option as keyof typeof CHOICES]
    if ((choices as readonly string[]).includes(value)) continue
    throw invalid(option, value, choices.join(' or '))
  }
  if (!(Number.isSafeInteger(dueAfter) && dueAfter >= 0)) {
    throw invalid('dueAfter', String(dueAfter), 'milliseconds, from 0 up')
  }
  return policies
}

function invalid(option: string, value: string, expected: string): LinkageError {
  return new LinkageError('registry-option-invalid', { option, value, expected })
}
