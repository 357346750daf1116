import { LinkageError } from '../errors.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import type { StoreReader } from '../storage/store.ts'
import type { RecordShape } from './record-shape.ts'
import { ROW_HEAD } from './stored-rows.ts'
import { ROWS, recordKey } from './tables.ts'
import { Workbench } from './workbench.ts'

/** Records that lie on the bench at a time. */
const BENCH = 1 << 12

/** Weighs one record against stored ones. */
export class CandidateWeigher {
  readonly #bench: Workbench

  constructor(model: LinkageModel, shape: RecordShape) {
    this.#bench = new Workbench(model, shape, BENCH)
  }

  /**
   * Tells of each stored record that weighs at least `floor`, in no order.
   *
   * @param bytes - of the one record.
   */
  weigh(
    reader: StoreReader,
    bytes: Uint8Array,
    records: ArrayLike<number>,
    floor: number,
    tell: (at: number, weight: number) => void,
  ): void {
    const bench = this.#bench
    bench.clear()
    let own = -1
    let from = 0
    let size = 0
    const weighThese = (): void => {
      const sieve = bench.weigher.sieve(floor)
      const { batch } = sieve
      sieve.sift(size)
      for (let k = 0; k < batch.size; k++) {
        const pair = batch.alive[k]!
        const weight = bench.weigher.weighSifted(floor, batch, pair)
        if (weight >= floor) tell(from + pair, weight)
      }
      from += size
      size = 0
    }
    for (let at = 0; at < records.length; at++) {
      if (bench.isFull) {
        if (size > 0) weighThese()
        bench.clear()
        own = -1
      }
      if (own < 0) own = bench.add(bytes)
      const row = reader.get(ROWS, recordKey(records[at]!))
      if (row === undefined) throw missing(records[at]!)
      const { batch } = bench.weigher.sieve(floor)
      batch.left[size] = bench.startOf(own)
      batch.right[size++] = bench.startOf(bench.add(row, ROW_HEAD))
      if (size === batch.capacity) weighThese()
    }
    if (size > 0) weighThese()
  }
}

function missing(record: number): LinkageError {
  return new LinkageError('store-damaged', {
    part: `table ${ROWS}`,
    problem: `record ${record} is in a block but not there`,
  })
}
