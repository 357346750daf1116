import { type Blocks, buildBlocks } from '../blocking/build-blocks.ts'
import type { RawBlocks } from '../blocking/raw-blocks.ts'
import { rawBlocksOf } from '../blocking/rule-blocks.ts'
import { inScanOrder, pick, scanOrder } from '../blocking/scan-order.ts'
import { type KnownTokenKeys, type TokenForm, TokenKeyCache } from '../blocking/token-keys.ts'
import type { KeyPart } from '../model/linkage-model.ts'
import type { LinkagePool } from '../workers/linkage-pool.ts'
import { tableToWire } from '../workers/table-wire.ts'
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
  const { rules } = model.blocking
  const order = scanOrder(standardized, model.blocking)
  const finer = rules.flatMap((rule) => (rule.finer === undefined ? [] : [rule.finer]))
  const wanted = [...rules.map(({ key }) => key), ...(train ? model.training.rules : [])]
  const scanned = inScanOrder(standardized, order, [...wanted, ...finer])
  const raw: RawBlocks[] = []
  const take = async (made: RawBlocks): Promise<void> => {
    raw.push(made)
    await pace.step(raw.length / (wanted.length + 2))
  }
  if (pool === undefined) {
    const cache = new TokenKeyCache(scanned)
    for (const key of wanted) await take(rawBlocksOf({ key }, scanned, cache))
  } else {
    const table = tableToWire(scanned)
    const forms = formsOf(wanted)
    const known: KnownTokenKeys[] = []
    await pool.runAll<'token-keys'>(
      forms.map((form) => ({ kind: 'token-keys', names: table.names, form })),
      async (made) => void known.push([forms[known.length]!, made]),
    )
    await pool.runAll<'block'>(
      wanted.map((key) => ({ kind: 'block', table, known, key })),
      take,
    )
  }
  const training = raw.splice(rules.length)
  const tieHash = pick(keys.hash, order, Uint32Array)
  return { blocks: buildBlocks(scanned, model.blocking, tieHash, raw, order), training }
}

function formsOf(keys: readonly (readonly KeyPart[])[]): TokenForm[] {
  const parts = keys.flat()
  return [...new Set(parts.flatMap((part) => (part.part === 'name' ? [part.form] : [])))]
}
