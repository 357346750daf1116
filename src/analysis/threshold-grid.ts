import { LinkageError } from '../errors.ts'
import type { LinkageResult } from '../linker/link-table.ts'
import type { Thresholds } from '../model/linkage-model.ts'

/** Thresholds to try, in bits. Every lower threshold goes with every upper one that it does not cross. */
export interface ThresholdGrid {
  /** Ascending. */
  readonly lowers: readonly number[]
  readonly uppers: readonly number[]
  readonly margins: readonly number[]
}

/** What of the grid a caller may choose; ends are inclusive. */
export interface GridOptions {
  /** Lower thresholds from here … Default: the floor. */
  readonly lowerFrom?: number
  /** … to here. Default: as high as the uppers go. */
  readonly lowerTo?: number
  /** Default: as low as the kept pairs allow. */
  readonly upperFrom?: number
  /** Default: 8 bits above the present one. */
  readonly upperTo?: number
  /** Bits from one threshold to the next. Default 1. */
  readonly step?: number
  /** Default: the present one alone. */
  readonly margins?: readonly number[]
}

/** Above the present upper threshold, so much is tried. */
const ABOVE = 8
/** More threshold pairs than this say nothing more. */
const MOST_CELLS = 100_000

/**
 * The grid for a result: multiples of the step within the ends, and the present thresholds.
 *
 * @param result - its `floor` bounds what can be tried: a lower threshold not below it, an upper one
 *   not below it by more than the margin.
 * @throws {@link LinkageError} `linkage-option-invalid`; `thresholds-crossed` if every lower
 *   threshold is above every upper one.
 */
export function thresholdGrid(
  { model, floor }: Pick<LinkageResult, 'model' | 'floor'>,
  options: GridOptions = {},
): ThresholdGrid {
  const present = model.thresholds
  const { step = 1 } = options
  if (!(step > 0 && step < Infinity)) throw invalid('step', step, 'a number of bits above 0')
  const margins = [...new Set(options.margins ?? [present.margin])].sort((a, b) => a - b)
  for (const margin of margins) {
    if (!(margin >= 0 && margin < Infinity)) {
      throw invalid('margin', margin, 'numbers of bits from 0 up')
    }
  }
  const upperFrom = options.upperFrom ?? floor + Math.min(...margins)
  const upperTo = options.upperTo ?? Math.max(present.upper, upperFrom) + ABOVE
  const lowerFrom = options.lowerFrom ?? floor
  const lowerTo = options.lowerTo ?? upperTo
  refuseBelow('lowerFrom', lowerFrom, floor)
  refuseBelow('upperFrom', upperFrom, floor + Math.min(...margins))
  if (lowerFrom > upperTo) {
    throw new LinkageError('thresholds-crossed', { lower: lowerFrom, upper: upperTo })
  }
  if (upperFrom > upperTo) throw invalid('upperTo', upperTo, `at or above ${upperFrom}`)
  if (lowerFrom > lowerTo) throw invalid('lowerTo', lowerTo, `at or above ${lowerFrom}`)
  if (Math.max(upperTo - upperFrom, lowerTo - lowerFrom) / step > MOST_CELLS) throw tooMany(step)
  const grid = {
    lowers: multiples(lowerFrom, lowerTo, step, present.lower),
    uppers: multiples(upperFrom, upperTo, step, present.upper),
    margins,
  }
  const cells = grid.lowers.length * grid.uppers.length * margins.length
  if (cells > MOST_CELLS || cells === 0) throw tooMany(step)
  return grid
}

/** Are the pairs that the thresholds need among those kept? */
export function isWithin(floor: number, { upper, margin, lower }: TriedThresholds): boolean {
  return lower <= upper && Math.min(lower, upper - margin) >= floor
}

/** The thresholds that tuning may change. */
export type TriedThresholds = Pick<Thresholds, 'lower' | 'upper' | 'margin'>

function multiples(from: number, to: number, step: number, present: number): number[] {
  const values = new Set<number>()
  // Counted, not added up, so that values stay round.
  for (let k = Math.ceil(from / step - 1e-9); k * step <= to + 1e-9; k++) {
    values.add(Number((k * step).toFixed(6)) || 0)
  }
  if (present >= from && present <= to) values.add(present)
  return [...values].sort((a, b) => a - b)
}

function tooMany(step: number): LinkageError {
  return invalid('step', step, `a step that gives 1 to ${MOST_CELLS} threshold pairs`)
}

function refuseBelow(option: string, value: number, least: number): void {
  if (value >= least) return
  throw invalid(option, value, `at or above ${least} bits, down to which pairs were kept`)
}

function invalid(option: string, value: number, expected: string): LinkageError {
  return new LinkageError('linkage-option-invalid', { option, value: String(value), expected })
}
