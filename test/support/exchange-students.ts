import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Exchange } from '../../src/exchange/exchange.ts'

/** A student to be submitted: values of the demographics, and of further records in their order. */
export interface StudentToSubmit {
  readonly state: string
  readonly id: string
  /** `María|Luz|García|López||Female|20110304|No`, and what follows. */
  readonly demographics: string
  /** Whole lines without the number of the student: `E|001|20260905|01|Central`. */
  readonly records?: readonly string[]
  readonly action?: 'I' | 'U' | 'D'
}

const MOVE = 'Q|001|20260901|Yakima|WA||Laredo|TX|20290901'
const ENROLLMENT = 'E|001|20260905|01|Central|||||||Laredo|TX|78040|9565551234|05'

let files = 0

/** Students of one state in the delimited layout. */
export function fileOf(students: readonly StudentToSubmit[]): string {
  const lines = students.flatMap(({ state, id, demographics, records = [], action = 'I' }, at) => {
    const number = String(at + 1).padStart(7, '0')
    const kinds = new Set(records.map((line) => line[0]))
    const own = [
      ...(kinds.has('Q') ? [] : [MOVE]),
      ...(kinds.has('E') ? [] : [ENROLLMENT]),
      ...records,
    ].map((line) => `${line[0]}|${number}|${line.slice(2)}`)
    const head = `S|${number}|${action}|${state}||${id}|01`
    return action === 'D' ? [head] : [head, `D|${number}|${demographics}`, ...own]
  })
  const state = students[0]!.state
  const header = `H|${state}|20261127120000000|20261101000000000|20261127000000000|${students.length}|${lines.length}`
  // No two files are the same.
  return `${[header, ...lines].join('\n')}\n${'\n'.repeat(++files)}`
}

/** Takes students in, whatever states they are of. @throws if any of them was refused. */
export async function submitStudents(
  exchange: Exchange,
  students: readonly StudentToSubmit[],
): Promise<void> {
  for (const state of new Set(students.map((each) => each.state))) {
    const path = join(exchange.dir, `test-${++files}.txt`)
    writeFileSync(path, fileOf(students.filter((each) => each.state === state)))
    const rules: string[] = []
    const { summary } = await exchange.takeIn(path, {
      onFinding: ({ effect, rule }) => void (effect === 'student' && rules.push(rule)),
    })
    if (summary.rejected > 0) throw new Error(`refused: ${rules.join(', ')}`)
  }
}
