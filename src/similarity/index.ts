/**
 * The door `nearmatch/similarity`: how alike two strings are.
 *
 * @module
 */

export { diceBigrams } from './dice.ts'
export { damerauLevenshtein, editDistance } from './edit-distance.ts'
export { isOneEdit } from './is-one-edit.ts'
export { jaroWinkler } from './jaro-winkler.ts'
