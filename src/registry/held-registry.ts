import { lastHash } from '../ledger/ledger-writer.ts'
import { createMatchIndex } from '../matching/store-match-index.ts'
import type { LmdbStore } from '../storage/lmdb-store.ts'
import { Engine } from './engine.ts'
import { type LedgerState, ledgerState } from './judge-registry.ts'
import { openRegistryStore } from './registry-store.ts'
import { Verifier, type VerifyResult, type VerifyTask } from './verify-tasks.ts'

/** A registry as of one instant. Plain data. */
export interface Instant extends LedgerState {
  /** The highest number of a record. */
  readonly records: number
  /** Does nothing wait for people, so that persons are what the partition says? */
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
    const { isAutomatic } = this.#engine
    return this.#engine.read(({ state, reader }) => {
      const { records } = state.counters()
      return { ...ledgerState(state.sequence(), lastHash(reader)), records, isAutomatic }
    })
  }

  look(task: VerifyTask): VerifyResult {
    return this.#engine.read((view) => this.#verifier.look(view, task))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#store.close()
  }
}
