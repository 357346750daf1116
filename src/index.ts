/**
 * nearmatch: are these two records the same child?
 *
 * @module
 */

export {
  isLinkageError,
  LinkageError,
  type LinkageErrorCode,
  type LinkageErrorDetails,
} from './errors.ts'
export { type InputTable, type ReadTableOptions, readTable } from './io/read-table.ts'
export { dedupe, link } from './linker/dedupe.ts'
export { Explainer, type Explanation } from './linker/explain.ts'
export type { LinkageResult } from './linker/link-table.ts'
export type { LinkageInput, LinkageOptions } from './linker/linkage-options.ts'
export type { Links } from './linker/links.ts'
export type { RunEstimate } from './linker/memory-budget.ts'
export type { Progress } from './linker/pace.ts'
export {
  clustersOf,
  explain,
  type LinkedPair,
  linkedPairs,
  type RecordCluster,
} from './linker/results.ts'
export { train } from './linker/train.ts'
export { defaultLevels, defineModel, type ModelDefinition } from './model/define-model.ts'
export type {
  BlockingRule,
  Comparison,
  ComparisonLevel,
  FieldKind,
  KeyPart,
  LinkageModel,
  Prior,
  Schema,
  Thresholds,
} from './model/linkage-model.ts'
export { modelFromJson, modelHash, modelToJson } from './model/model-json.ts'
export { personModel } from './model/presets/person.ts'
export { studentModel } from './model/presets/student.ts'
export { shippedStudentModel } from './model/presets/student-shipped.ts'
export { type Table, type TextColumn, tableFromRecords } from './records/table.ts'
export { matchProbability } from './scoring/match-probability.ts'
export { type GenerateStudentsOptions, generateStudents } from './synthetic/generate-students.ts'
export { generateStudentsCsv } from './synthetic/students-csv.ts'
