import { type Blocks, buildBlocks } from '../blocking/build-blocks.ts'
import type { RawBlocks } from '../blocking/raw-blocks.ts'
import { rawBlocksOf } from '../blocking/rule-blocks.ts'
import { type KnownTokenKeys, type TokenForm, TokenKeyCache } from '../blocking/token-keys.ts'
import type { KeyPart } from '../model/linkage-model.ts'
import type { LinkagePool } from '../workers/linkage-pool.ts'
import { tableToWire } from '../workers/table-wire.ts'
import type { Pace } from './pace.ts'
import type { PreparedRecords } from './prepare.ts'

export interface MadeBlocks {
  readonly blocks: Blocks
  /** The unsplit blocks of each training rule; empty if training was not asked for. */
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
  const wanted = [...rules.map(({ key }) => key), ...(train ? model.training.rules : [])]
  const raw: RawBlocks[] = []
  const take = async (made: RawBlocks): Promise<void> => {
    raw.push(made)
    await pace.step(raw.length / (wanted.length + 2))
  }
  if (pool === undefined) {
    const cache = new TokenKeyCache(standardized)
    for (const key of wanted) await take(rawBlocksOf({ key }, standardized, cache))
  } else {
    const table = tableToWire(standardized)
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
  return { blocks: buildBlocks(standardized, model.blocking, keys.hash, raw), training }
}

function formsOf(keys: readonly (readonly KeyPart[])[]): TokenForm[] {
  const parts = keys.flat()
  return [...new Set(parts.flatMap((part) => (part.part === 'name' ? [part.form] : [])))]
}
