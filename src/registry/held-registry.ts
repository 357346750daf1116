import { lastHash } from '../ledger/ledger-writer.ts'
import { createMatchIndex } from '../matching/store-match-index.ts'
import type { LmdbStore } from '../storage/lmdb-store.ts'
import { Engine } from './engine.ts'
import { type LedgerState, ledgerState } from './judge-registry.ts'
import { isAutomatic } from './policies.ts'
import { openRegistryStore } from './registry-store.ts'
import { Verifier, type VerifyResult, type VerifyTask } from './verify-tasks.ts'

/** A registry as of one instant. Plain data. */
export interface Instant extends LedgerState {
  /** The highest number of a record. */
  readonly records: number
  /** See {@link isAutomatic}. */
  readonly isAutomatic: boolean
}

/** A registry that is opened for reading and looked at task by task, all as of one instant. */
export class HeldRegistry {
  readonly #store: LmdbStore
  readonly #engine: Engine
  #verifier = new Verifier()

  /** @throws {@link LinkageError} as `openRegistry` with `readOnly`. */
  constructor(dir: string) {
    this.#store = openRegistryStore(dir, { readOnly: true })
    try {
      const parts = { store: this.#store, indexOf: createMatchIndex, now: () => 0 }
      this.#engine = new Engine(parts, dir)
    } catch (error) {
      void this.#store.close()
      throw error
    }
  }

  /** Goes over to the instant that is now. */
  hold(): Instant {
    this.#store.hold()
    this.#verifier = new Verifier()
    return this.#engine.read(({ state, reader }) => ({
      ...ledgerState(state.sequence(), lastHash(reader)),
      records: state.counters().records,
      isAutomatic: isAutomatic(this.#engine.policies),
    }))
  }

  look(task: VerifyTask): VerifyResult {
    return this.#engine.read((view) => this.#verifier.look(view, task))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#store.close()
  }
}
