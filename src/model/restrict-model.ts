import type { BlockingRule, Comparison, KeyPart, LinkageModel } from './linkage-model.ts'
import { comparisonFields } from './validate-model.ts'

/**
 * The part of a model that works on these fields: comparisons and rules that need a missing one are
 * left out, lists of fields are shortened. The schema keeps only what is present.
 *
 * @returns the restricted model; it has no comparisons if nothing usable is left.
 */
export function restrictModel(model: LinkageModel, present: ReadonlySet<string>): LinkageModel {
  const has = (field: string | undefined): boolean => field !== undefined && present.has(field)
  const schema = Object.fromEntries(
    Object.entries(model.schema).filter(([field]) => present.has(field)),
  )
  const comparisons = model.comparisons
    .map((comparison) => restrictComparison(comparison, has))
    .filter((comparison) => comparison !== undefined)
  const kept = new Set(comparisons.map(({ name }) => name))
  const rules = model.blocking.rules
    .map((rule) => restrictRule(rule, has))
    .filter((rule) => rule !== undefined)
  const { multipleBirth, socialSecurity, ...constraints } = model.constraints
  return {
    ...model,
    schema,
    comparisons: comparisons.map((comparison) => {
      const { dependence, ...alone } = comparison
      return dependence === undefined || kept.has(dependence.on) ? comparison : alone
    }),
    blocking: { ...model.blocking, rules },
    training: {
      rules: model.training.rules
        .map((parts) => restrictParts(parts, has))
        .filter((parts) => parts !== undefined),
    },
    constraints: {
      ...constraints,
      strongIdentifiers: constraints.strongIdentifiers.filter((fields) => fields.every(has)),
      ...(socialSecurity !== undefined && has(socialSecurity) ? { socialSecurity } : {}),
      ...(multipleBirth !== undefined && has(multipleBirth) ? { multipleBirth } : {}),
    },
  }
}

type Has = (field: string | undefined) => boolean

function restrictComparison(comparison: Comparison, has: Has): Comparison | undefined {
  switch (comparison.kind) {
    case 'given-name': {
      if (!has(comparison.given)) return undefined
      const { middle, surnames, ...rest } = comparison
      return {
        ...rest,
        ...(middle !== undefined && has(middle) ? { middle } : {}),
        ...(surnames === undefined ? {} : { surnames: surnames.filter(has) }),
      }
    }
    case 'surname': {
      const fields = comparison.fields.filter(has)
      return fields.length === 0 ? undefined : { ...comparison, fields }
    }
    case 'parents': {
      const parents = comparison.parents
        .filter((parent) => has(parent.given))
        .map(({ given, surname }) =>
          surname !== undefined && has(surname) ? { given, surname } : { given },
        )
      return parents.length === 0 ? undefined : { ...comparison, parents }
    }
    case 'address':
    case 'place': {
      const keep = Object.fromEntries(
        Object.entries(comparison).filter(
          ([key, value]) =>
            !['street', 'city', 'postcode', 'state', 'country'].includes(key) ||
            has(value as string),
        ),
      ) as unknown as Comparison
      return comparisonFields(keep).length === 0 ? undefined : keep
    }
    case 'identifier': {
      const fields = comparison.fields.filter(has)
      if (fields.length === 0) return undefined
      if (comparison.within !== undefined && !has(comparison.within)) return undefined
      return { ...comparison, fields }
    }
    default:
      return comparisonFields(comparison).every(has) ? comparison : undefined
  }
}

function restrictRule(rule: BlockingRule, has: Has): BlockingRule | undefined {
  const key = restrictParts(rule.key, has)
  if (key === undefined) return undefined
  const finer = (rule.finer ?? []).map((part) => restrictPart(part, has))
  const kept = finer.filter((part) => part !== undefined)
  return { name: rule.name, key, ...(kept.length === 0 ? {} : { finer: kept }) }
}

function restrictParts(parts: readonly KeyPart[], has: Has): readonly KeyPart[] | undefined {
  const kept = parts.map((part) => restrictPart(part, has))
  return kept.every((part) => part !== undefined) ? kept : undefined
}

function restrictPart(part: KeyPart, has: Has): KeyPart | undefined {
  if (part.part !== 'name') return has(part.field) ? part : undefined
  const fields = part.fields.filter(has)
  return fields.length === 0 ? undefined : { ...part, fields }
}
