import { assembleBlocks, type Blocks } from '../blocking/build-blocks.ts'
import { findLimit, frozenLimit, sampleEvery } from '../blocking/find-limit.ts'
import { FinerBlocks } from '../blocking/finer-blocks.ts'
import {
  type KeyBlocks,
  type PairSample,
  sampleBlocks,
  samplePairs,
} from '../blocking/key-blocks.ts'
import { pairsAmong, type RoughAnswer, roughAnswer, roughSample } from '../blocking/rough-pairs.ts'
import { type BlockLimits, type RuleBlocks, ruleBlocks } from '../blocking/rule-blocks.ts'
import { inScanOrder, pick, scanOrder } from '../blocking/scan-order.ts'
import {
  joinTokenKeys,
  type KnownTokenKeys,
  type TokenForm,
  TokenKeyCache,
  type TokenKeys,
} from '../blocking/token-keys.ts'
import type { Blocking, BlockingRule, KeyPart } from '../model/linkage-model.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import type { LinkagePool } from '../workers/linkage-pool.ts'
import { type TableWire, tableToWire } from '../workers/table-wire.ts'
import type { Pace } from './pace.ts'
import type { PreparedRecords } from './prepare.ts'
import { LARGEST_BLOCK, SESSION_PAIRS } from './training-pairs.ts'

export interface MadeBlocks {
  readonly blocks: Blocks
  /** Blocks of each training rule, by places of the scan; empty if not asked for. */
  readonly training: readonly PairSample[]
}

type Keys = readonly (readonly KeyPart[])[]

/** Name tokens of a range: some milliseconds of sounding them out. */
const TOKENS = 1 << 13

/**
 * Makes the blocks of all rules, those of training too if there is to be any: rule by rule, on the
 * pool's threads if there is one. The limit is known first, or nearly always, so that a rule is done
 * with at once and only what candidates are found in is kept of it.
 */
export async function makeBlocks(
  { model, standardized, keys }: Pick<PreparedRecords, 'model' | 'standardized' | 'keys'>,
  train: boolean,
  pool: LinkagePool | undefined,
  pace: Pace,
): Promise<MadeBlocks> {
  const { blocking } = model
  const { rules } = blocking
  const order = scanOrder(standardized, blocking)
  const tieHash = pick(keys.hash, order, Uint32Array)
  const finer = rules.flatMap((rule) => (rule.finer === undefined ? [] : [rule.finer]))
  const training = train ? model.training.rules : []
  const wanted = [...rules.map(({ key }) => key), ...training, ...finer]
  const scanned = inScanOrder(standardized, order, wanted)
  const work = pool === undefined ? new OwnBlocks(scanned) : new PoolBlocks(scanned, pool)
  await work.prepare(wanted)
  let steps = 0
  const total = 2 * rules.length + training.length + 1
  const step = (): Promise<void> => pace.step(Math.min(1, ++steps / total))
  const { limit, made } = await blocksWithin(blocking, work, tieHash, step)
  // Threads are at it while this one puts blocks together; if that fails, nobody waits for them.
  const samples = work.training(training, step)
  samples.catch(() => {})
  return { blocks: assembleBlocks(blocking, made, order, limit), training: await samples }
}

/**
 * The blocks of all rules at the largest limit that keeps to the budget of pairs. Where a few records
 * tell that the limit of the model does, or may well do, no other is looked for before.
 */
async function blocksWithin(
  blocking: Blocking,
  work: OwnBlocks,
  tieHash: Uint32Array,
  step: () => Promise<void>,
): Promise<{ readonly limit: number; readonly made: RuleBlocks[] }> {
  const { rules, overfull: frozen, maxBlockSize } = blocking
  const madeAt = async (limit: number) => {
    return { limit, made: await work.blocks(rules, tieHash, { limit, frozen }, step) }
  }
  const known = frozenLimit(blocking)
  if (known !== undefined) return madeAt(known)
  const keys = rules.map(({ key }) => key)
  const answer = await roughly(blocking, work, keys, tieHash)
  if (answer !== 'unknown') {
    const all = await madeAt(maxBlockSize)
    const pairs = all.made.reduce((sum, { cost }) => sum + cost.rawPairs, 0)
    if (answer === 'fits' || pairs <= blocking.pairsPerRecord * tieHash.length) return all
  }
  const samples = await work.sample(keys, sampleEvery(tieHash.length), step)
  return madeAt(findLimit(blocking, work.withFiner(rules, samples), tieHash))
}

async function roughly(
  blocking: Blocking,
  work: OwnBlocks,
  keys: Keys,
  tieHash: Uint32Array,
): Promise<RoughAnswer> {
  const among = roughSample(tieHash)
  if (among === undefined) return 'unknown'
  const pairs = await work.pairsAmong(keys, among)
  return roughAnswer(blocking, pairs, among.length, tieHash.length)
}

/** The parts of making blocks, on this thread. */
class OwnBlocks {
  protected readonly table: StandardizedTable
  protected cache: TokenKeyCache

  constructor(table: StandardizedTable) {
    this.table = table
    this.cache = new TokenKeyCache(table)
  }

  /** Works out the token keys that these parts need. */
  async prepare(_keys: Keys): Promise<void> {}

  withFiner(rules: readonly BlockingRule[], samples: readonly KeyBlocks[]) {
    return rules.map((rule, at) => ({
      rule: rule.name,
      blocks: samples[at]!,
      finer: new FinerBlocks(rule, this.table, this.cache),
    }))
  }

  /** Pairs among some records, by all rules together. */
  async pairsAmong(keys: Keys, among: Uint32Array): Promise<number> {
    return keys.reduce((sum, key) => sum + pairsAmong(key, this.table, this.cache, among), 0)
  }

  async sample(keys: Keys, every: number, step: () => Promise<void>): Promise<KeyBlocks[]> {
    const blocks: KeyBlocks[] = []
    for (const key of keys) {
      blocks.push(sampleBlocks(key, this.table, every, this.cache))
      await step()
    }
    return blocks
  }

  async training(keys: Keys, step: () => Promise<void>): Promise<PairSample[]> {
    const samples: PairSample[] = []
    for (const key of keys) {
      samples.push(samplePairs(key, this.table, SESSION_PAIRS, LARGEST_BLOCK, this.cache))
      await step()
    }
    return samples
  }

  async blocks(
    rules: readonly BlockingRule[],
    tieHash: Uint32Array,
    limits: BlockLimits,
    step: () => Promise<void>,
  ): Promise<RuleBlocks[]> {
    const blocks: RuleBlocks[] = []
    for (const rule of rules) {
      blocks.push(ruleBlocks(rule, this.table, tieHash, limits, this.cache))
      await step()
    }
    return blocks
  }
}

/** The same on the threads of a pool, rule by rule. */
class PoolBlocks extends OwnBlocks {
  readonly #pool: LinkagePool
  readonly #wire: TableWire
  #known: readonly KnownTokenKeys[] = []

  constructor(table: StandardizedTable, pool: LinkagePool) {
    super(table)
    this.#pool = pool
    this.#wire = tableToWire(table)
  }

  override async prepare(keys: Keys): Promise<void> {
    const { names } = this.#wire
    const forms = formsOf(keys)
    const { size } = this.table.names
    const ranges = Array.from({ length: Math.ceil(size / TOKENS) }, (_, at) => {
      return { from: at * TOKENS, to: Math.min(size, (at + 1) * TOKENS) }
    })
    const parts: TokenKeys[] = []
    await this.#pool.runAll<'token-keys'>(
      forms.flatMap((form) => ranges.map((range) => ({ kind: 'token-keys', names, form, range }))),
      async (made) => void parts.push(made),
    )
    this.#known = forms.map((form) => [form, joinTokenKeys(parts.splice(0, ranges.length))])
    this.cache = new TokenKeyCache(this.table, this.#known)
  }

  override async pairsAmong(keys: Keys, among: Uint32Array): Promise<number> {
    let sum = 0
    const shared = { kind: 'pairs-among', table: this.#wire, known: this.#known, among } as const
    await this.#pool.runAll<'pairs-among'>(
      keys.map((key) => ({ ...shared, key })),
      async (pairs) => {
        sum += pairs
      },
    )
    return sum
  }

  override async sample(
    keys: Keys,
    every: number,
    step: () => Promise<void>,
  ): Promise<KeyBlocks[]> {
    const blocks: KeyBlocks[] = []
    const shared = { kind: 'sample-blocks', table: this.#wire, known: this.#known, every } as const
    await this.#pool.runAll<'sample-blocks'>(
      keys.map((key) => ({ ...shared, key })),
      async (made) => {
        blocks.push(made)
        await step()
      },
    )
    return blocks
  }

  override async training(keys: Keys, step: () => Promise<void>): Promise<PairSample[]> {
    const samples: PairSample[] = []
    const shared = { kind: 'sample-pairs', table: this.#wire, known: this.#known } as const
    await this.#pool.runAll<'sample-pairs'>(
      keys.map((key) => ({ ...shared, key, wanted: SESSION_PAIRS, largest: LARGEST_BLOCK })),
      async (made) => {
        samples.push(made)
        await step()
      },
    )
    return samples
  }

  override async blocks(
    rules: readonly BlockingRule[],
    tieHash: Uint32Array,
    { limit, frozen }: BlockLimits,
    step: () => Promise<void>,
  ): Promise<RuleBlocks[]> {
    const blocks: RuleBlocks[] = []
    const shared = { kind: 'block', table: this.#wire, known: this.#known, tieHash } as const
    await this.#pool.runAll<'block'>(
      rules.map((rule) => ({
        ...shared,
        rule,
        limits: { limit, frozen: frozen?.filter((key) => key.rule === rule.name) },
      })),
      async (made) => {
        blocks.push(made)
        await step()
      },
    )
    return blocks
  }
}

function formsOf(keys: Keys): TokenForm[] {
  const parts = keys.flat()
  return [...new Set(parts.flatMap((part) => (part.part === 'name' ? [part.form] : [])))]
}
