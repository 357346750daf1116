import { LinkageError } from '../errors.ts'
import { levelNames } from './comparison-levels.ts'
import type { FieldKind, FrequencyTable, KeyPart, LinkageModel } from './linkage-model.ts'

/** Kinds of field a model may hold. */
export const FIELD_KINDS: readonly FieldKind[] = [
  'given-name',
  'middle-name',
  'surname',
  'full-name',
  'suffix',
  'date',
  'sex',
  'flag',
  'place',
  'state',
  'country',
  'street',
  'postcode',
  'phone',
  'email',
  'identifier',
  'text',
]

const NAME_KINDS: readonly FieldKind[] = ['given-name', 'middle-name', 'surname']

/** Comparisons that read names alone. */
const COMPARES_NAMES: ReadonlySet<string> = new Set([
  'given-name',
  'middle-name',
  'surname',
  'parents',
])

/** No block is cut into more parts. */
const MOST_PARTS = 1_000_000

/**
 * Checks what types cannot: field references, probabilities, levels, thresholds.
 *
 * @throws {@link LinkageError} `model-invalid` with the path of what is wrong, `thresholds-crossed`.
 */
export function validateModel(model: LinkageModel): void {
  for (const [field, kind] of Object.entries(model.schema)) {
    if (!FIELD_KINDS.includes(kind)) throw invalid(`schema.${field}`, 'has an unknown kind')
  }
  if (Object.keys(model.schema).length === 0) throw invalid('schema', 'names no field')
  if (model.comparisons.length === 0) throw invalid('comparisons', 'is empty')
  if (model.blocking.rules.length === 0) throw invalid('blocking.rules', 'is empty')
  checkBlocking(model)
  checkComparisons(model)
  const { lower, upper, margin } = model.thresholds
  for (const [name, value] of Object.entries(model.thresholds)) {
    if (!Number.isFinite(value)) throw invalid(`thresholds.${name}`, 'is not a number')
  }
  if (lower > upper) throw new LinkageError('thresholds-crossed', { lower, upper })
  if (margin < 0) throw invalid('thresholds.margin', 'is negative')
  const { prior } = model
  if (!(prior.matchesPerRecord > 0)) throw invalid('prior.matchesPerRecord', 'must be above 0')
  if (!(prior.siblingsPerRecord >= 0)) throw invalid('prior.siblingsPerRecord', 'is negative')
  if (!(prior.twinsPerRecord >= 0)) throw invalid('prior.twinsPerRecord', 'is negative')
  if (prior.population !== null && !(prior.population >= 2)) {
    throw invalid('prior.population', 'must be at least 2')
  }
  const { calibration } = model
  if (calibration !== undefined) {
    if (!Number.isFinite(calibration.bits)) throw invalid('calibration.bits', 'is not a number')
    if (!(calibration.slope > 0 && calibration.slope < Infinity)) {
      throw invalid('calibration.slope', 'must be above 0')
    }
  }
  for (const [at, fields] of model.constraints.strongIdentifiers.entries()) {
    const path = `constraints.strongIdentifiers[${at}]`
    if (fields.length === 0) throw invalid(path, 'is empty')
    for (const field of fields) known(model, field, path)
  }
  const flag = model.constraints.multipleBirth
  if (flag !== undefined) known(model, flag, 'constraints.multipleBirth', ['flag'])
  const number = model.constraints.socialSecurity
  if (number !== undefined) known(model, number, 'constraints.socialSecurity', ['identifier'])
  if (model.frequencies !== undefined) {
    checkFrequencies(model.frequencies.given, 'frequencies.given')
    checkFrequencies(model.frequencies.surname, 'frequencies.surname')
  }
}

function checkFrequencies({ floor, collision, values }: FrequencyTable, path: string): void {
  for (const [name, value] of [
    ['floor', floor] as const,
    ['collision', collision] as const,
    ...Object.values(values).map((value) => ['values', value] as const),
  ]) {
    // Names of values stay out of messages.
    if (!(value > 0 && value <= 1)) throw invalid(`${path}.${name}`, 'must lie above 0, up to 1')
  }
}

function checkBlocking(model: LinkageModel): void {
  const { blocking } = model
  if (!(blocking.maxBlockSize >= 2 && blocking.maxBlockSize < Infinity))
    throw invalid('blocking.maxBlockSize', 'must be at least 2')
  if (!(blocking.pairsPerRecord > 0 && blocking.pairsPerRecord < Infinity))
    throw invalid('blocking.pairsPerRecord', 'must be above 0')
  if (blocking.candidatesPerRecord !== undefined && !(blocking.candidatesPerRecord > 0))
    throw invalid('blocking.candidatesPerRecord', 'must be above 0')
  for (const size of ['blockLimit', 'confirmAbove'] as const) {
    const value = blocking[size]
    if (value !== undefined && !(value >= 2))
      throw invalid(`blocking.${size}`, 'must be at least 2')
  }
  for (const [at, { parts }] of (blocking.overfull ?? []).entries()) {
    if (!(Number.isInteger(parts) && parts >= 0 && parts <= MOST_PARTS))
      throw invalid(`blocking.overfull[${at}].parts`, `must be a whole number up to ${MOST_PARTS}`)
  }
  const names = new Set<string>()
  for (const [at, rule] of blocking.rules.entries()) {
    const path = `blocking.rules[${at}]`
    if (names.has(rule.name)) throw invalid(path, 'has the name of another rule')
    names.add(rule.name)
    if (rule.key.length === 0) throw invalid(`${path}.key`, 'is empty')
    for (const part of rule.key) checkPart(model, part, `${path}.key`)
    for (const part of rule.finer ?? []) checkPart(model, part, `${path}.finer`)
  }
  for (const [at, parts] of model.training.rules.entries()) {
    for (const part of parts) checkPart(model, part, `training.rules[${at}]`)
  }
}

function checkPart(model: LinkageModel, part: KeyPart, path: string): void {
  if (part.part === 'name') {
    if (part.fields.length === 0) throw invalid(path, 'names no field')
    for (const field of part.fields) known(model, field, path, NAME_KINDS)
  } else if (part.part === 'date') known(model, part.field, path, ['date'])
  else if (part.part === 'value') {
    known(model, part.field, path)
    if (part.prefix !== undefined && !(Number.isInteger(part.prefix) && part.prefix > 0))
      throw invalid(path, 'has a prefix that is no whole number above 0')
  } else throw invalid(path, 'has an unknown kind of key part')
}

function checkComparisons(model: LinkageModel): void {
  const names = new Set<string>()
  for (const [at, comparison] of model.comparisons.entries()) {
    const path = `comparisons[${at}]`
    if (names.has(comparison.name)) throw invalid(path, 'has the name of another comparison')
    names.add(comparison.name)
    for (const field of comparisonFields(comparison)) known(model, field, path)
    if (comparison.kind === 'date') known(model, comparison.field, path, ['date'])
    if (COMPARES_NAMES.has(comparison.kind)) {
      for (const field of comparisonFields(comparison)) known(model, field, path, NAME_KINDS)
    }
    if (comparison.kind === 'text') checkSteps(comparison.at, `${path}.at`)
    const expected = levelNames(comparison)
    if (expected === undefined) throw invalid(path, 'has an unknown kind')
    if (comparison.levels.length !== expected.length) {
      throw invalid(
        `${path}.levels`,
        `holds ${comparison.levels.length} levels; expected ${expected.length}`,
      )
    }
    for (const [level, { m, u, sibling, twin }] of comparison.levels.entries()) {
      for (const [key, value] of Object.entries({ m, u, sibling, twin })) {
        if (value !== undefined) checkProbability(value, `${path}.levels[${level}].${key}`)
      }
    }
    for (const key of ['sibling', 'twin'] as const) {
      const given = comparison.levels.filter((level) => level[key] !== undefined).length
      if (given > 0 && given < comparison.levels.length)
        throw invalid(`${path}.levels`, `give "${key}" of some levels only`)
    }
    checkDependence(model, comparison, `${path}.dependence`)
  }
  // A comparison vector is packed into one number, with one code more for the null level.
  const outcomes = model.comparisons.reduce((all, { levels }) => all * (levels.length + 1), 1)
  if (outcomes > Number.MAX_SAFE_INTEGER)
    throw invalid('comparisons', 'have more combinations of levels than 2^53; compare fewer fields')
}

function checkDependence(
  { comparisons }: LinkageModel,
  comparison: LinkageModel['comparisons'][number],
  path: string,
): void {
  const { levels, dependence } = comparison
  if (dependence === undefined) return
  const other = comparisons.find(({ name }) => name === dependence.on)
  if (other === undefined) throw invalid(`${path}.on`, 'names no comparison of the model')
  if (other.dependence !== undefined)
    throw invalid(`${path}.on`, 'names a comparison that depends on another')
  if (waitsFor(comparisons, other).has(comparison))
    throw invalid(`${path}.on`, 'names surnames that are compared after it, as they may be swapped')
  for (const key of ['m', 'u'] as const) {
    const rows = dependence[key]
    if (rows === undefined) continue
    if (rows.length !== other.levels.length) {
      throw invalid(
        `${path}.${key}`,
        `holds ${rows.length} rows; expected ${other.levels.length}, one for each level of that comparison`,
      )
    }
    for (const [at, row] of rows.entries()) {
      if (row.length !== levels.length) {
        throw invalid(
          `${path}.${key}[${at}]`,
          `holds ${row.length} probabilities; expected ${levels.length}`,
        )
      }
      for (const [level, value] of row.entries())
        checkProbability(value, `${path}.${key}[${at}][${level}]`)
    }
  }
}

/** What is compared before it: what it depends on, and first names that its surnames may stand in. */
function waitsFor(
  comparisons: LinkageModel['comparisons'],
  comparison: LinkageModel['comparisons'][number],
  known: Set<LinkageModel['comparisons'][number]> = new Set(),
): ReadonlySet<LinkageModel['comparisons'][number]> {
  for (const each of comparisons) {
    const isBefore =
      each.name === comparison.dependence?.on ||
      (comparison.kind === 'surname' &&
        each.kind === 'given-name' &&
        each.surnames?.some((field) => comparison.fields.includes(field)))
    if (!isBefore || known.has(each)) continue
    known.add(each)
    waitsFor(comparisons, each, known)
  }
  return known
}

function checkProbability(value: number, path: string): void {
  if (!(value > 0 && value < 1)) throw invalid(path, 'must lie strictly between 0 and 1')
}

function checkSteps(steps: readonly number[], path: string): void {
  for (const [at, step] of steps.entries()) {
    if (!(step > 0 && step <= 1)) throw invalid(path, 'must hold similarities above 0, up to 1')
    if (at > 0 && !(step < steps[at - 1]!)) throw invalid(path, 'must descend')
  }
}

/** Every field a comparison reads. */
export function comparisonFields(
  comparison: LinkageModel['comparisons'][number],
): readonly string[] {
  const given = (names: readonly (string | undefined)[]): string[] =>
    names.filter((name) => name !== undefined)
  switch (comparison.kind) {
    case 'given-name':
      return given([comparison.given, comparison.middle, ...(comparison.surnames ?? [])])
    case 'middle-name':
      return [comparison.given, comparison.middle]
    case 'surname':
      return comparison.fields
    case 'parents':
      return comparison.parents.flatMap((parent) => given([parent.given, parent.surname]))
    case 'address':
      return given([comparison.street, comparison.city, comparison.postcode])
    case 'place':
      return given([comparison.city, comparison.state, comparison.country])
    case 'identifier':
      return given([...comparison.fields, comparison.within])
    default:
      return [comparison.field]
  }
}

function known(
  model: LinkageModel,
  field: string,
  path: string,
  kinds?: readonly FieldKind[],
): void {
  const kind = model.schema[field]
  if (kind === undefined) throw invalid(path, `names the field "${field}", which the schema lacks`)
  if (kinds !== undefined && !kinds.includes(kind)) {
    throw invalid(
      path,
      `names the field "${field}" of kind ${kind}; expected ${kinds.join(' or ')}`,
    )
  }
}

function invalid(path: string, problem: string): LinkageError {
  return new LinkageError('model-invalid', { path, problem })
}
