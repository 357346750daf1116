import { MINIMUM_DATA_ELEMENTS, type MinimumDataElement } from './elements.ts'
import { type Finding, type FindingEffect, numberOf } from './finding.ts'
import { LOGIC_RULES, type ValidStudent } from './logic-rules.ts'
import { MANDATORY_RULES } from './mandatory-rules.ts'
import type { RecordKindName } from './record-kinds.ts'
import { structureFindings } from './structure-rules.ts'
import type { SubmissionRecord, SubmittedStudent } from './submission.ts'
import { valueProblem } from './value-problem.ts'

/** What came of a student. */
export interface CheckedStudent {
  /** `warned`: loaded, but something was left out or should be looked at. */
  readonly outcome: 'accepted' | 'warned' | 'rejected'
  readonly findings: readonly Finding[]
  /** What is loaded: without the values and records that were left out; absent if rejected. */
  readonly loaded?: SubmittedStudent
}

const ELEMENTS = new Map(MINIMUM_DATA_ELEMENTS.map((element) => [element.name, element]))

/**
 * Checks a student: the form of every value first, then what must be there, then what must go
 * together. What is wrong with one value or record costs that value or record alone, unless the
 * student cannot be loaded without it.
 *
 * @param today - day number of the submission.
 */
export function checkStudent(submitted: SubmittedStudent, today: number): CheckedStudent {
  const check = new StudentCheck(submitted)
  for (const finding of structureFindings(submitted)) check.tell(finding.record, finding)
  for (const record of [submitted.student, ...submitted.records]) check.values(record)
  if (submitted.student.values.action !== 'D') {
    for (const rule of [...LOGIC_RULES, ...MANDATORY_RULES]) {
      // Each sees what those before it left.
      for (const { record, element } of [...rule.breaches(check, today)]) {
        check.tell(record, { rule: rule.name, effect: rule.effect, element, advice: rule.advice })
      }
    }
  }
  return check.result()
}

/** A student on the way through the rules: what is left of it. */
class StudentCheck implements ValidStudent {
  readonly #submitted: SubmittedStudent
  readonly #findings: Finding[] = []
  /** What is left of each record, by the record as it was submitted; undefined: left out. */
  readonly #left = new Map<SubmissionRecord, SubmissionRecord | undefined>()
  #rejected = false

  constructor(submitted: SubmittedStudent) {
    this.#submitted = submitted
    for (const record of [submitted.student, ...submitted.records]) this.#left.set(record, record)
  }

  get student(): SubmissionRecord {
    return this.#left.get(this.#submitted.student) ?? this.#submitted.student
  }

  recordsOf(kind: RecordKindName): readonly SubmissionRecord[] {
    return this.#submitted.records
      .filter((record) => record.kind === kind)
      .map((record) => this.#left.get(record))
      .filter((record) => record !== undefined)
  }

  values(record: SubmissionRecord): void {
    for (const [name, value] of Object.entries(record.values)) {
      const element = ELEMENTS.get(name)
      const problem = element && valueProblem(element, value)
      if (problem === undefined) continue
      const effect = problem.rule === 'code-unknown' ? 'none' : effectOf(element!)
      this.tell(record, { ...problem, element: name, effect })
    }
  }

  /** @param record - as it was submitted, or what is left of it. */
  tell(
    record: SubmissionRecord,
    told: Pick<Finding, 'rule' | 'advice' | 'effect' | 'element'>,
  ): void {
    const { rule, effect, element, advice } = told
    this.#findings.push({
      line: record.line,
      ...numberOf(this.#submitted.student),
      kind: record.kind,
      ...(element === undefined ? {} : { element }),
      rule,
      effect,
      advice,
    })
    if (effect === 'student') this.#rejected = true
    if (effect === 'record' || effect === 'value') this.#leaveOut(record, effect, element)
  }

  #leaveOut(record: SubmissionRecord, effect: FindingEffect, element: string | undefined): void {
    for (const [submitted, left] of this.#left) {
      if (submitted !== record && left !== record) continue
      if (effect === 'record' || left === undefined) this.#left.set(submitted, undefined)
      else {
        const { [element ?? '']: _, ...values } = left.values
        this.#left.set(submitted, { ...left, values })
      }
    }
  }

  result(): CheckedStudent {
    const findings = this.#findings.sort((a, b) => a.line - b.line)
    if (this.#rejected) return { outcome: 'rejected', findings }
    const { student, records } = this.#submitted
    const left = records.map((record) => this.#left.get(record))
    return {
      outcome: findings.length > 0 ? 'warned' : 'accepted',
      findings,
      loaded: {
        student: this.#left.get(student) ?? student,
        records: left.filter((record) => record !== undefined),
      },
    }
  }
}

/** What an invalid value costs: itself, unless its record or student is nothing without it. */
function effectOf({ category, mandatory }: MinimumDataElement): FindingEffect {
  if (mandatory !== true) return 'value'
  return category === 'demographic' ? 'student' : 'record'
}
