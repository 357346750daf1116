/**
 * Worker threads: entry points, the pool, how tasks and errors cross. Layer 5. The hard problem is
 * that nothing may be copied per task: tables and blocks lie on shared memory and come once, when
 * the thread starts; a task is two numbers.
 *
 * @module
 */

import { workerData } from 'piscina'
import type { LinkageModel } from '../model/linkage-model.ts'
import { PairWeigher } from '../scoring/pair-weigher.ts'
import {
  type PairBlocks,
  type ScoredRange,
  type ScoreSettings,
  scoreBlocks,
} from '../scoring/score-blocks.ts'
import { type TableWire, tableFromWire } from './table-wire.ts'
import { toWire, type Wire } from './wire.ts'

/** What a thread needs once. */
export interface ScoreSetup {
  readonly model: LinkageModel
  readonly table: TableWire
  readonly flagged: Uint8Array
  readonly socialSecurity: Uint32Array
  readonly blocks: PairBlocks
  readonly settings: ScoreSettings
}

/** A range of blocks to score. */
export interface ScoreTask {
  readonly from: number
  readonly to: number
}

const { model, table, flagged, socialSecurity, blocks, settings } = workerData as ScoreSetup
const weigher = new PairWeigher(model, {
  standardized: tableFromWire(table),
  flagged,
  socialSecurity,
})

export default function scoreTask({ from, to }: ScoreTask): Wire<ScoredRange> {
  return toWire(() => scoreBlocks(blocks, from, to, weigher, settings))
}
