import { hashString } from '../records/hash.ts'

/** The fold of a person, `0..folds-1`, by a hash: the same persons are always held out together. */
export function foldOf(person: number, folds: number, seed: number): number {
  return hashString(`person ${person}`, seed) % folds
}
