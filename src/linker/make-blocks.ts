import {
  assembleBlocks,
  type Blocks,
  firstLimit,
  isWithin,
  lowerLimit,
} from '../blocking/build-blocks.ts'
import { FinerBlocks } from '../blocking/finer-blocks.ts'
import type { RawBlocks } from '../blocking/raw-blocks.ts'
import { rawBlocksOf } from '../blocking/rule-blocks.ts'
import { inScanOrder, pick, scanOrder } from '../blocking/scan-order.ts'
import { type RuleSplit, splitRule } from '../blocking/split-blocks.ts'
import { type KnownTokenKeys, type TokenForm, TokenKeyCache } from '../blocking/token-keys.ts'
import type { BlockingRule, KeyPart, OverfullKey } from '../model/linkage-model.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import type { LinkagePool } from '../workers/linkage-pool.ts'
import { type TableWire, tableToWire } from '../workers/table-wire.ts'
import type { Pace } from './pace.ts'
import type { PreparedRecords } from './prepare.ts'

export interface MadeBlocks {
  readonly blocks: Blocks
  /** The unsplit blocks of each training rule, by places of the scan; empty if not asked for. */
  readonly training: readonly RawBlocks[]
}

/**
 * Makes the blocks of all rules, those of training too if there is to be any: rule by rule, on the
 * pool's threads if there is one.
 */
export async function makeBlocks(
  { model, standardized, keys }: Pick<PreparedRecords, 'model' | 'standardized' | 'keys'>,
  train: boolean,
  pool: LinkagePool | undefined,
  pace: Pace,
): Promise<MadeBlocks> {
  const { blocking } = model
  const { rules, overfull } = blocking
  const order = scanOrder(standardized, blocking)
  const tieHash = pick(keys.hash, order, Uint32Array)
  const finerParts = rules.flatMap((rule) => (rule.finer === undefined ? [] : [rule.finer]))
  const wanted = [...rules.map(({ key }) => key), ...(train ? model.training.rules : [])]
  const scanned = inScanOrder(standardized, order, [...wanted, ...finerParts])
  const work = pool === undefined ? new OwnBlocks(scanned) : new PoolBlocks(scanned, pool)
  await work.prepare([...wanted, ...finerParts])
  let steps = 0
  const raw = await work.raw(wanted, () => pace.step(++steps / (wanted.length + 2)))
  const training = raw.splice(rules.length)
  const finer = work.finer(rules)
  let limit = firstLimit(blocking, { rules, raw, finer, tieHash })
  for (;;) {
    const split = await work.split(rules, raw, overfull, limit, tieHash)
    await pace.step((wanted.length + 1) / (wanted.length + 2))
    if (isWithin(blocking, order.length, limit, split)) {
      return { blocks: assembleBlocks(blocking, raw, split, order, limit), training }
    }
    limit = lowerLimit(limit)
  }
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
  async prepare(_keys: readonly (readonly KeyPart[])[]): Promise<void> {}

  async raw(
    keys: readonly (readonly KeyPart[])[],
    step: () => Promise<void>,
  ): Promise<RawBlocks[]> {
    const raw: RawBlocks[] = []
    for (const key of keys) {
      raw.push(rawBlocksOf({ key }, this.table, this.cache))
      await step()
    }
    return raw
  }

  finer(rules: readonly BlockingRule[]): FinerBlocks[] {
    return rules.map((rule) => new FinerBlocks(rule, this.table, this.cache))
  }

  async split(
    rules: readonly BlockingRule[],
    raw: readonly RawBlocks[],
    frozen: readonly OverfullKey[] | undefined,
    limit: number,
    tieHash: Uint32Array,
  ): Promise<RuleSplit[]> {
    const finer = this.finer(rules)
    return rules.map(({ name }, at) =>
      splitRule(name, raw[at]!, finer[at]!, frozen, limit, tieHash),
    )
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

  override async prepare(keys: readonly (readonly KeyPart[])[]): Promise<void> {
    const { names } = this.#wire
    const forms = formsOf(keys)
    const known: KnownTokenKeys[] = []
    await this.#pool.runAll<'token-keys'>(
      forms.map((form) => ({ kind: 'token-keys', names, form })),
      async (made) => void known.push([forms[known.length]!, made]),
    )
    this.#known = known
    this.cache = new TokenKeyCache(this.table, known)
  }

  override async raw(
    keys: readonly (readonly KeyPart[])[],
    step: () => Promise<void>,
  ): Promise<RawBlocks[]> {
    const raw: RawBlocks[] = []
    await this.#pool.runAll<'block'>(
      keys.map((key) => ({ kind: 'block', table: this.#wire, known: this.#known, key })),
      async (made) => {
        raw.push(made)
        await step()
      },
    )
    return raw
  }

  override async split(
    rules: readonly BlockingRule[],
    raw: readonly RawBlocks[],
    frozen: readonly OverfullKey[] | undefined,
    limit: number,
    tieHash: Uint32Array,
  ): Promise<RuleSplit[]> {
    const split: RuleSplit[] = []
    const shared = { kind: 'split', table: this.#wire, known: this.#known, limit, tieHash } as const
    await this.#pool.runAll<'split'>(
      rules.map((rule, at) => ({
        ...shared,
        rule,
        raw: raw[at]!,
        frozen: frozen?.filter((key) => key.rule === rule.name),
      })),
      async (made) => void split.push(made),
    )
    return split
  }
}

function formsOf(keys: readonly (readonly KeyPart[])[]): TokenForm[] {
  const parts = keys.flat()
  return [...new Set(parts.flatMap((part) => (part.part === 'name' ? [part.form] : [])))]
}
