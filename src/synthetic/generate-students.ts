/**
 * Synthetic students with truth: records of migratory children as the states would hold them, for
 * tests, benchmarks and demonstrations, without a record of any real child.
 *
 * Layer 6. The hard problem is to be hard in the right way: common surnames, siblings and twins who
 * look like one child, and one child who looks like two, at stated rates.
 *
 * @module
 */

import { LinkageError } from '../errors.ts'
import { type ErrorLevel, errorRates, LEVEL_FACTORS } from './error-kinds.ts'
import { drawFamily } from './families.ts'
import { recordId } from './opaque-ids.ts'
import { mix32, Random } from './random.ts'
import { IdOffice, type RecordContext, writeRecords } from './records.ts'
import { shuffled } from './shuffle.ts'
import type { StudentDraft, StudentRow } from './student-row.ts'

/** What to generate. */
export interface GenerateStudentsOptions {
  /** How many records, exactly; 1 … 2³². */
  readonly rows: number
  /** Any safe integer; the same seed gives the same records on every platform. */
  readonly seed: number
  /**
   * How dirty the records are; default `middle`. The children are the same at every level: `low`
   * has 0.4 times the errors of `middle`, `high` 1.7 times. The rates are in `error-kinds.ts`.
   */
  readonly errors?: ErrorLevel
}

/** Record ids are permuted 32-bit numbers. */
const MOST_ROWS = 2 ** 32

/** Records held back for shuffling: a quarter of a gigabyte at most. */
const POOL_SIZE = 1 << 19

/** The independent streams of randomness; each family has its own of the first two. */
const PURPOSE = { family: 1, errors: 2, shuffle: 3, recordIds: 4, stateIds: 5, alternateIds: 6 }

/**
 * Generates records of synthetic students, one by one, in random order.
 *
 * A child has 2.2 records on average, in one to four states; 55 % have a sibling in the file, 3 %
 * are of a multiple birth. Records of one child are scattered over the file (in files of more than
 * half a million records over about half a million, so that memory stays bounded). The last family
 * is cut off where the rows are full.
 *
 * Cost: about 10 µs per record.
 *
 * @throws {@link LinkageError} `synthetic-options-invalid` if an option is out of its range.
 *
 * @example
 * ```ts
 * for (const row of generateStudents({ rows: 100, seed: 1 })) console.log(row.first_name)
 * ```
 */
export function generateStudents(options: GenerateStudentsOptions): Generator<StudentRow> {
  checkOptions(options)
  return numbered(options)
}

function* numbered(options: GenerateStudentsOptions): Generator<StudentRow> {
  const idOf = recordIds(options.seed)
  let position = 0
  for (const draft of inRandomOrder(writeAll(options), options.seed)) {
    draft.record_id = idOf(position++)
    yield draft
  }
}

/** Passes on records in the file's order; what they are does not matter to it. */
export function inRandomOrder<T>(records: Iterable<T>, seed: number): Generator<T> {
  return shuffled(records, POOL_SIZE, new Random(seed, 0, PURPOSE.shuffle))
}

/** The record id by position in the file; it tells nothing, not even the position. */
export function recordIds(seed: number): (position: number) => string {
  const key = keyOf(seed, PURPOSE.recordIds)
  return (position) => recordId(position, key)
}

/** All records without their ids, family by family. */
export function* writeAll(options: GenerateStudentsOptions): Generator<StudentDraft> {
  const { rows, seed } = options
  const context: RecordContext = {
    rates: errorRates(options.errors ?? 'middle'),
    stateIds: new IdOffice(keyOf(seed, PURPOSE.stateIds)),
    alternateIds: new IdOffice(keyOf(seed, PURPOSE.alternateIds)),
  }
  const population = new Random(seed)
  const mistakes = new Random(seed)
  let written = 0
  let child = 0
  for (let family = 1; ; family++) {
    // Each family starts anew, so that errors in one family change no other, and the children are
    // the same at every error level.
    population.reset(seed, family, PURPOSE.family)
    mistakes.reset(seed, family, PURPOSE.errors)
    for (const member of drawFamily(population)) {
      child++
      for (const draft of writeRecords(member, { child, family }, context, mistakes)) {
        yield draft
        if (++written === rows) return
      }
    }
  }
}

function keyOf(seed: number, purpose: number): number {
  return mix32(new Random(seed, 0, purpose).next())
}

/** Refuses options out of their range. */
export function checkOptions({ rows, seed, errors }: GenerateStudentsOptions): void {
  if (!Number.isSafeInteger(rows) || rows < 1 || rows > MOST_ROWS) {
    throw new LinkageError('synthetic-options-invalid', {
      option: 'rows',
      value: String(rows),
      expected: 'a whole number from 1 to 4294967296',
    })
  }
  if (!Number.isSafeInteger(seed)) {
    throw new LinkageError('synthetic-options-invalid', {
      option: 'seed',
      value: String(seed),
      expected: 'a whole number, positive or negative, up to 2^53 − 1',
    })
  }
  if (errors !== undefined && !Object.hasOwn(LEVEL_FACTORS, errors)) {
    throw new LinkageError('synthetic-options-invalid', {
      option: 'errors',
      value: String(errors),
      expected: Object.keys(LEVEL_FACTORS).join(', '),
    })
  }
}
