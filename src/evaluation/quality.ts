/** Precision, recall and their harmonic mean; each in [0, 1]. */
export interface Quality {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/**
 * A share in [0, 1]. Of nothing it is 1: who claimed no pair made no false claim, and where there
 * was nothing to find nothing was missed.
 */
export function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole
}

/** The harmonic mean, 0 if both are 0. */
export function f1Of(precision: number, recall: number): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
}
