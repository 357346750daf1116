/**
 * nearmatch: are these two records the same child?
 *
 * @module
 */

export {
  type ComparedPair,
  type CompareOptions,
  compareModels,
  type ModelComparison,
} from './analysis/compare-models.ts'
export type { Decisions } from './analysis/decisions.ts'
export {
  type ErrorRateEstimate,
  type EstimateOptions,
  estimateErrorRates,
} from './analysis/estimate-error-rates.ts'
export { type EvaluateOptions, evaluate } from './analysis/evaluate.ts'
export type { Evaluation, EvaluationError } from './analysis/evaluation.ts'
export type { ModelMeasures } from './analysis/model-measures.ts'
export type { TuneConstraints } from './analysis/objective.ts'
export type { CurvePoint, WeightBin } from './analysis/pair-curve.ts'
export { readTruth } from './analysis/read-truth.ts'
export { registryDecisions } from './analysis/registry-decisions.ts'
export type { NamedResult } from './analysis/same-records.ts'
export {
  type KnownPair,
  type LabelPlan,
  type PairToLabel,
  type SelectOptions,
  selectPairsToLabel,
} from './analysis/select-pairs.ts'
export type { GridOptions, ThresholdGrid } from './analysis/threshold-grid.ts'
export type { Costs, ThresholdMeasures } from './analysis/threshold-measures.ts'
export type { LabelledPairs, TruePersons, Truth } from './analysis/truth.ts'
export { type BestThresholds, type TuneOptions, type TuneReport, tune } from './analysis/tune.ts'
export type { LevelReport, TriedLevels } from './analysis/tune-levels.ts'
export {
  isLinkageError,
  LinkageError,
  type LinkageErrorCode,
  type LinkageErrorDetails,
} from './errors.ts'
export type { Calibration, CalibrationBin } from './evaluation/calibration.ts'
export { type InputTable, type ReadTableOptions, readTable } from './io/read-table.ts'
export type {
  LedgerEvent,
  LedgerEventKind,
  PersonId,
  ReviewItem,
  ReviewReason,
} from './ledger/event.ts'
export type { PersonIdGenerator } from './ledger/person-ids.ts'
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
export type { DecisionOutcome } from './registry/apply-decisions.ts'
export type { ApplyModelOptions, ModelChangeAnswer } from './registry/apply-model-change.ts'
export type { NewRegistry, WriteOptions } from './registry/engine.ts'
export type { PairExplanation } from './registry/explain-pair.ts'
export type { MatchManyOptions, RecordToMatch } from './registry/match-many.ts'
export type { MatchAnswer, MatchedPerson, MatchOptions } from './registry/match-record.ts'
export {
  type OpenedRegistry,
  type OpenOptions,
  openRegistry,
  restoreRegistry,
  verifyRegistryIn,
} from './registry/open-registry.ts'
export type { PersonView } from './registry/person-view.ts'
export type { ModelChangePlan, PlanOptions, SampledChange } from './registry/plan-model-change.ts'
export type { ModelChangeCounts, PlannedChange, PlannedPair } from './registry/planned-change.ts'
export type { RegistryPolicies } from './registry/policies.ts'
export type { PreparedSubmission } from './registry/prepare-records.ts'
export { planFromJson } from './registry/read-plan.ts'
export type { RecordKey, SourceRecord } from './registry/record-key.ts'
export type { Registry, SubmitAnswer } from './registry/registry.ts'
export type { ApplyAnswer, Review } from './registry/review.ts'
export type { ReviewCase } from './registry/review-case.ts'
export {
  decisionsOf,
  type FileDecision,
  type ReviewDecision,
} from './registry/review-decision.ts'
export type { ReviewRule } from './registry/review-rule.ts'
export type { ReviewSheet } from './registry/review-sheet.ts'
export type { Transaction } from './registry/transaction.ts'
export type { VerifyReport } from './registry/verify-report.ts'
export type { VerifyOptions } from './registry/verify-threads.ts'
export type { FeedEvent, WriteAnswer } from './registry/write-answer.ts'
export { matchProbability } from './scoring/match-probability.ts'
export type { ConsolidatedField } from './survivorship/consolidate.ts'
export type { FieldGroup, SurvivorshipRule } from './survivorship/policy.ts'
export type { SurvivorshipOptions } from './survivorship/survivorship-of.ts'
export { type GenerateStudentsOptions, generateStudents } from './synthetic/generate-students.ts'
export { generateStudentsCsv } from './synthetic/students-csv.ts'
