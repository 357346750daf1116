import { type LevelRows, levelNames, levels } from './comparison-levels.ts'
import {
  type Blocking,
  type BlockingRule,
  type Comparison,
  type ComparisonLevel,
  type Constraints,
  type LinkageModel,
  MODEL_SCHEMA_VERSION,
  type Prior,
  type Schema,
  type Thresholds,
  type Training,
} from './linkage-model.ts'
import { validateModel } from './validate-model.ts'

/** A comparison without weights: training or {@link defaultLevels} gives them. */
type Unweighted<C> = C extends unknown
  ? Omit<C, 'levels' | 'name' | 'scope'> & {
      readonly name?: string
      readonly scope?: 'person' | 'birth' | 'family'
      readonly levels?: readonly ComparisonLevel[]
    }
  : never

/** What {@link defineModel} takes; everything but schema, blocking and comparisons has a default. */
export interface ModelDefinition<S extends Schema> {
  /** Default `custom`. */
  readonly name?: string
  /** Field names and what they hold. */
  readonly schema: S
  readonly blocking: readonly BlockingRule<keyof S & string>[] | Partial<Blocking<keyof S & string>>
  readonly comparisons: readonly Unweighted<Comparison<keyof S & string>>[]
  readonly prior?: Partial<Prior>
  readonly thresholds?: Partial<Thresholds>
  readonly constraints?: Partial<Constraints<keyof S & string>>
  readonly training?: Training<keyof S & string>
}

export const DEFAULT_THRESHOLDS: Thresholds = { lower: -3, upper: 6, margin: 3, guard: -10 }
export const DEFAULT_PRIOR: Prior = {
  matchesPerRecord: 0.5,
  siblingsPerRecord: 0,
  twinsPerRecord: 0,
  population: null,
}

/**
 * Builds a linkage model, typed by its schema: a misspelt field name does not compile.
 *
 * Comparisons without `levels` get built-in weights (see {@link defaultLevels}); training replaces
 * them by what the file shows.
 *
 * @throws {@link LinkageError} `model-invalid` with the path of what is wrong.
 *
 * @example
 * ```ts
 * const model = defineModel({
 *   schema: { first: 'given-name', last: 'surname', dob: 'date' },
 *   blocking: [{ name: 'birth date', key: [{ part: 'date', field: 'dob', form: 'day' }] }],
 *   comparisons: [
 *     { kind: 'given-name', given: 'first', surnames: ['last'] },
 *     { kind: 'surname', fields: ['last'] },
 *     { kind: 'date', field: 'dob' },
 *   ],
 * })
 * ```
 */
export function defineModel<const S extends Schema>(
  definition: ModelDefinition<S>,
): LinkageModel<keyof S & string> {
  type F = keyof S & string
  const blocking: Partial<Blocking<F>> = Array.isArray(definition.blocking)
    ? { rules: definition.blocking as readonly BlockingRule<F>[] }
    : (definition.blocking as Partial<Blocking<F>>)
  const model: LinkageModel<F> = {
    schemaVersion: MODEL_SCHEMA_VERSION,
    name: definition.name ?? 'custom',
    schema: definition.schema as LinkageModel<F>['schema'],
    blocking: {
      rules: [],
      maxBlockSize: 200,
      pairsPerRecord: 100,
      candidatesPerRecord: 20,
      ...blocking,
    },
    comparisons: definition.comparisons.map((comparison) => ({
      ...comparison,
      name: comparison.name ?? defaultName(comparison),
      scope: comparison.scope ?? defaultScope(comparison.kind),
      levels: comparison.levels ?? defaultLevels(comparison),
    })) as Comparison<F>[],
    prior: { ...DEFAULT_PRIOR, ...definition.prior },
    thresholds: { ...DEFAULT_THRESHOLDS, ...definition.thresholds },
    constraints: {
      withinSource: 'match',
      strongIdentifiers: [],
      ...definition.constraints,
    },
    training: definition.training ?? { rules: [] },
  }
  validateModel(model)
  return model
}

function defaultName(comparison: object): string {
  const { kind, field } = comparison as { kind: string; field?: string }
  return field ?? kind.replace('-', '_')
}

function defaultScope(kind: Comparison['kind']): 'person' | 'birth' | 'family' {
  if (kind === 'date') return 'birth'
  if (kind === 'surname' || kind === 'parents' || kind === 'address' || kind === 'place')
    return 'family'
  return 'person'
}

/**
 * Built-in m and u of a kind of comparison: what generated students of the middle error level show,
 * rounded. Used when training is off or the data are too few.
 *
 * @param relatives - how siblings and twins compare, where that is not as matches or strangers do.
 */
export function defaultLevels(
  comparison: Parameters<typeof levelNames>[0],
  relatives: Pick<LevelRows, 'sibling' | 'twin'> = {},
): readonly ComparisonLevel[] {
  const names = levelNames(comparison)
  if (comparison.kind === 'text') {
    const steps = comparison.at.length
    const m = [0.06, ...comparison.at.map(() => 0.14 / steps), 0.8]
    const u = [0.97, ...comparison.at.map(() => 0.02 / steps), 0.01]
    return levels(names, { m, u, ...relatives })
  }
  return levels(names, { ...BUILT_IN[comparison.kind], ...relatives })
}

const BUILT_IN: Record<Exclude<Comparison['kind'], 'text'>, LevelRows> = {
  'given-name': {
    m: [0.01, 0.02, 0.01, 0.03, 0.02, 0.02, 0.03, 0.005, 0.08, 0.76, 0.02],
    u: [0.96, 0.02, 0.0005, 0.006, 0.003, 0.002, 0.0005, 0.001, 0.0005, 0.007, 0.00005],
  },
  'middle-name': {
    m: [0.05, 0.08, 0.05, 0.82],
    u: [0.88, 0.08, 0.01, 0.03],
  },
  surname: {
    m: [0.01, 0.02, 0.04, 0.02, 0.14, 0.06, 0.3, 0.41],
    u: [0.95, 0.02, 0.004, 0.02, 0.006, 0.00005, 0.002, 0.0002],
  },
  date: {
    m: [0.01, 0.005, 0.003, 0.002, 0.01, 0.005, 0.02, 0.01, 0.935],
    u: [0.9, 0.055, 0.0025, 0.005, 0.006, 0.0005, 0.006, 0.0001, 0.0002],
  },
  parents: {
    m: [0.03, 0.04, 0.04, 0.28, 0.61],
    u: [0.92, 0.02, 0.05, 0.01, 0.0003],
  },
  address: {
    m: [0.2, 0.12, 0.08, 0.1, 0.05, 0.45],
    u: [0.96, 0.025, 0.012, 0.001, 0.001, 0.0005],
  },
  place: {
    m: [0.02, 0.03, 0.05, 0.9],
    u: [0.35, 0.45, 0.13, 0.07],
  },
  identifier: {
    m: [0.2, 0.05, 0.75],
    u: [0.9996, 0.0003, 0.00002],
  },
  exact: {
    m: [0.03, 0.97],
    u: [0.5, 0.5],
  },
}
