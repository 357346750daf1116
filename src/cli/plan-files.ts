import { CsvWriter } from '../io/csv-writer.ts'
import { guardFormula } from '../io/guard-formula.ts'
import type { PlannedChange, PlannedPair } from '../registry/planned-change.ts'
import { weightText } from '../results/weight-text.ts'

export const PLAN_FILE = 'plan.json'

const PAIR = ['left_source', 'left_id', 'right_source', 'right_id', 'weight_before', 'weight_after']

const HEADERS = {
  join: ['person', 'from', ...PAIR],
  split: ['person', 'into', ...PAIR],
  redirect: ['person', 'to'],
  review: ['change', 'item', 'reason', 'persons', ...PAIR],
} as const

const NAMES = {
  join: 'joins.csv',
  split: 'splits.csv',
  redirect: 'redirects.csv',
  review: 'review.csv',
} as const

/** What `plan --out` writes. */
export const PLAN_FILES: readonly string[] = [PLAN_FILE, ...Object.values(NAMES)]

type Kind = PlannedChange['kind']

/** The changes of a plan as CSV, one file a kind, written as they are told. */
export class PlanFiles implements Disposable {
  readonly #files: Readonly<Record<Kind, CsvWriter>>

  /** @param path - where to write the file of a name. */
  constructor(path: (name: string) => string) {
    const open = (kind: Kind): CsvWriter => {
      const file = CsvWriter.open(path(NAMES[kind]))
      file.row(HEADERS[kind])
      return file
    }
    this.#files = {
      join: open('join'),
      split: open('split'),
      redirect: open('redirect'),
      review: open('review'),
    }
  }

  write(change: PlannedChange): void {
    this.#files[change.kind].row(rowOf(change))
  }

  close(): void {
    for (const file of Object.values(this.#files)) file.close()
  }

  /** Lets go of the files, if {@link close} was not reached. */
  [Symbol.dispose](): void {
    for (const file of Object.values(this.#files)) file[Symbol.dispose]()
  }
}

function rowOf(change: PlannedChange): (string | number)[] {
  switch (change.kind) {
    case 'join':
      return [change.person, change.from.join(' '), ...pairFields(change.pair)]
    case 'split':
      return [change.person, change.into.join(' '), ...pairFields(change.pair)]
    case 'redirect':
      return [change.person, change.to]
    case 'review': {
      const { change: what, item = '', reason, persons, pair } = change
      return [what, item, reason, persons.join(' '), ...pairFields(pair)]
    }
  }
}

function pairFields(pair: PlannedPair | undefined): string[] {
  if (pair === undefined) return PAIR.map(() => '')
  const { left, right, before, after } = pair
  // People open these files in a spreadsheet; ids are what sources sent.
  const keys = [left.source, left.id, right.source, right.id].map(guardFormula)
  return [...keys, weightText(before), weightText(after)]
}
