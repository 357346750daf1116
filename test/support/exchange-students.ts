import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { GOOD_LINES } from '../exchange/msix/submission-text.ts'
import type { TestServer } from './exchange-server.ts'

/** A child as one state tells of it. */
export interface TestStudent {
  readonly state: string
  readonly id: string
  readonly first?: string
  readonly last?: string
  readonly birth?: string
  readonly sex?: 'Male' | 'Female'
  readonly multipleBirth?: 'Yes' | 'No'
  /** NCES district of the enrollment. */
  readonly district?: string
  /** Date of the enrollment, YYYYMMDD. */
  readonly enrolled?: string
  /** Replaces whole lines, by letter. */
  readonly lines?: Readonly<Record<string, string>>
}

let files = 0

/** Has students taken in, each state's as a file of its own. */
export async function submitStudents(
  { exchange, dir }: Pick<TestServer, 'exchange' | 'dir'>,
  ...students: readonly TestStudent[]
): Promise<void> {
  for (const state of new Set(students.map((student) => student.state))) {
    const own = students.filter((student) => student.state === state)
    const lines = own.flatMap((student, at) => linesOf(student, at + 1))
    const head = `H|${state}|20261127120000000|20261101000000000|20261127000000000|${own.length}|${lines.length}`
    const path = join(dir, `submission-${++files}.txt`)
    // No two files are the same.
    writeFileSync(path, `${[head, ...lines].join('\n')}\n${'\n'.repeat(files)}`)
    await exchange.takeIn(path)
  }
}

function linesOf(student: TestStudent, number: number): string[] {
  const { state, id, first = 'María', last = 'García', birth = '20110304' } = student
  const { sex = 'Female', multipleBirth = 'No', district, enrolled = '20260905' } = student
  const school = district === undefined ? '' : `${district}00001`
  const { H: _, S: __, ...good } = GOOD_LINES
  const lines = {
    ...good,
    K: '',
    D: `D|0000001|${first}||${last}|||${sex}|${birth}|${multipleBirth}||||1004|Ana|${last}`,
    E: `E|0000001|001|${enrolled}|01|Central||${school}|||||Laredo|${state}|78040|9565551234|09`,
    A: '',
    C: '',
    ...student.lines,
  }
  const record = String(number).padStart(7, '0')
  return [`S|0000001|I|${state}||${id}|01`, ...Object.values(lines)]
    .filter((line) => line !== '')
    .map((line) => line.replace('0000001', record))
}
