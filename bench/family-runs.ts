import type { GroupMerges } from '../src/evaluation/family-merges.ts'
import { binomialUpperBound } from '../src/evaluation/intervals.ts'
import { reportInOwnProcess } from './run-report.ts'

/** False merges of brothers and sisters over several files of students. */
export interface FamilyRuns {
  readonly files: number
  readonly rowsPerFile: number
  readonly firstSeed: number
  readonly twins: GroupMerges
  readonly closeSiblings: GroupMerges
}

/** Rows as in the target; more files, not larger ones, because evidence weighs by file size. */
const ROWS = 20_000
const FIRST_SEED = 3001
/** Some 650 twin pairs are in a file: this is more than ten times what 10,000 pairs take. */
const MOST_FILES = 300

/**
 * Links files of students, middle level, one seed after the other, until there are enough record
 * pairs of twins and of siblings born within two years.
 */
export async function familyRuns(
  leastPairs: number,
  onFile: (file: number, twinPairs: number) => void,
): Promise<FamilyRuns> {
  let twins = { pairs: 0, merged: 0 }
  let closeSiblings = { pairs: 0, merged: 0 }
  let files = 0
  while (files < MOST_FILES && Math.min(twins.pairs, closeSiblings.pairs) < leastPairs) {
    const report = await reportInOwnProcess(`students-middle:${ROWS}:${FIRST_SEED + files}`)
    const { families } = report.students!
    twins = sum(twins, families.twins)
    closeSiblings = sum(closeSiblings, families.closeSiblings)
    onFile(++files, twins.pairs)
  }
  return {
    files,
    rowsPerFile: ROWS,
    firstSeed: FIRST_SEED,
    twins: bounded(twins),
    closeSiblings: bounded(closeSiblings),
  }
}

type Counts = Omit<GroupMerges, 'upperBound'>

function sum(a: Counts, b: Counts): Counts {
  return { pairs: a.pairs + b.pairs, merged: a.merged + b.merged }
}

function bounded({ pairs, merged }: Counts): GroupMerges {
  return { pairs, merged, upperBound: binomialUpperBound(merged, pairs) }
}
