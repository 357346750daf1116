import { type KindRecall, recallByKind } from '../src/evaluation/error-breakdown.ts'
import { type FamilyMerges, familyMerges } from '../src/evaluation/family-merges.ts'
import { pairwiseQuality } from '../src/evaluation/pairwise.ts'
import { truthLabels } from '../src/linker/judge-truth.ts'
import type { LinkageResult } from '../src/linker/link-table.ts'
import { columnOf } from '../src/records/table.ts'
import { dayNumber } from '../src/synthetic/calendar.ts'

/** Quality among the children of one group; pairs with other children do not count. */
export interface GroupQuality {
  readonly group: string
  readonly records: number
  readonly truePairs: number
  readonly precision: number
  readonly recall: number
}

/** What generated students tell beyond the measures of any set. */
export interface StudentMeasures {
  readonly kinds: readonly KindRecall[]
  readonly surnames: readonly GroupQuality[]
  readonly families: FamilyMerges
}

/** Breaks a result on generated students down by kind of error, family and surnames. */
export function measureStudents(result: LinkageResult): StudentMeasures {
  const { table, keys } = result.prepared
  const truth = truthLabels(table, 'truth_id', keys.order)
  const family = truthLabels(table, 'truth_family', keys.order)
  const kinds = valuesOf(result, 'error_kinds')
  return {
    kinds: recallByKind(result.labels, truth, kinds),
    surnames: bySurnames(result, truth, kinds),
    families: familyMerges(
      result.labels,
      truth,
      family,
      birthDays(truth, valuesOf(result, 'birth_date'), kinds),
    ),
  }
}

/** A child has two surnames if any of its records shows two, or lost one. */
function bySurnames(
  { labels, prepared }: LinkageResult,
  truth: Int32Array,
  kinds: readonly string[],
): GroupQuality[] {
  const second = valuesOf({ prepared }, 'last_name_2')
  const two = new Set<number>()
  for (const [record, child] of truth.entries()) {
    if (second[record] !== '' || kinds[record]!.includes('surname_')) two.add(child)
  }
  return [true, false].map((wanted) => {
    const own = truth.map((child) => (two.has(child) === wanted ? child : -1))
    const quality = pairwiseQuality(labels, own)
    return {
      group: wanted ? 'two surnames' : 'one surname',
      records: own.filter((child) => child >= 0).length,
      truePairs: quality.truePositives + quality.falseNegatives,
      precision: quality.precision,
      recall: quality.recall,
    }
  })
}

/** The true birth of each record's child: the date of a record that has no error in it. */
function birthDays(
  truth: Int32Array,
  dates: readonly string[],
  kinds: readonly string[],
): Float64Array {
  const dayOf = new Map<number, number>()
  for (const [record, child] of truth.entries()) {
    if (dayOf.has(child) || kinds[record]!.includes('birth_date')) continue
    const [year, month, day] = dates[record]!.split('-').map(Number)
    dayOf.set(child, dayNumber(year!, month!, day!))
  }
  return Float64Array.from(truth, (child) => dayOf.get(child) ?? Number.NaN)
}

function valuesOf({ prepared }: Pick<LinkageResult, 'prepared'>, name: string): string[] {
  const column = columnOf(prepared.table, name)!
  return Array.from(prepared.keys.order, (row) => column.values.get(column.ids[row]!))
}
