import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf } from '../../../src/exchange/msix/calendar-date.ts'
import type { CheckedStudent } from '../../../src/exchange/msix/check-student.ts'
import { type CheckedPart, checkSubmission } from '../../../src/exchange/msix/check-submission.ts'
import { elementsOf } from '../../../src/exchange/msix/elements.ts'
import type { Finding } from '../../../src/exchange/msix/finding.ts'
import { LOGIC_RULES } from '../../../src/exchange/msix/logic-rules.ts'
import { MANDATORY_RULES } from '../../../src/exchange/msix/mandatory-rules.ts'
import { fileWith, GOOD_LINES, partsIn } from './submission-text.ts'

const TODAY = dayOf('20261127')!

async function check(text: string) {
  const students: CheckedStudent[] = []
  const findings: Finding[] = []
  const summary = await checkSubmission(partsIn(text, 64), TODAY, (part: CheckedPart) => {
    if (part.part === 'student') students.push(part.student)
    findings.push(...(part.part === 'student' ? part.student.findings : [part.finding]))
  })
  return { summary, students, findings }
}

/** The good file with one field of one line changed. */
function changed(letter: string, element: string, value: string): string {
  const kinds = {
    D: 'demographic',
    Q: 'qualifying-move',
    E: 'enrollment',
    A: 'assessment',
  } as const
  const names = elementsOf(kinds[letter as keyof typeof kinds]).map(({ name }) => name)
  const skipped = letter === 'D' ? 3 : 0
  const at = names.indexOf(element) - skipped + (letter === 'D' ? 2 : 3)
  const fields = GOOD_LINES[letter]!.split('|')
  while (fields.length <= at) fields.push('')
  fields[at] = value
  return fields.join('|')
}

const rulesIn = ({ findings }: { findings: readonly Finding[] }): string[] =>
  findings.map(({ rule, effect }) => `${rule}: ${effect}`)

describe('a student', () => {
  it('with whom nothing is wrong is accepted whole', async () => {
    const { summary, students, findings } = await check(fileWith())
    expect(findings).toEqual([])
    expect(summary).toMatchObject({ state: 'TX', students: 1, accepted: 1, rejected: 0 })
    expect(students[0]!.loaded!.records).toHaveLength(6)
  })

  it.each([
    ['birth-in-future: student', 'D', 'birthDate', '20270101'],
    ['arrival-before-birth: record', 'Q', 'qualifyingArrivalDate', '20100101'],
    ['arrival-in-future: record', 'Q', 'qualifyingArrivalDate', '20261128'],
    ['expiration-not-after-arrival: record', 'Q', 'eligibilityExpirationDate', '20260901'],
    ['expiration-too-late: record', 'Q', 'eligibilityExpirationDate', '20290902'],
    ['move-to-same-place: none', 'Q', 'toCity', 'YAKIMA'],
    ['move-from-nowhere: none', 'Q', 'fromState', ''],
    ['withdrawal-before-enrollment: record', 'E', 'withdrawalDate', '20260904'],
    ['enrollment-before-birth: record', 'E', 'enrollmentDate', '20110303'],
    ['grade-unusual-for-age: none', 'E', 'gradeLevel', 'KG'],
    ['enrollment-type-and-date: none', 'E', 'enrollmentType', '06'],
    ['graduation-date-alone: none', 'E', 'graduation', 'HSE'],
    ['secondary-only: none', 'E', 'gradeLevel', '08'],
    ['code: value', 'D', 'multipleBirth', 'Y'],
    ['code: student', 'D', 'sex', 'F'],
    ['code: value', 'Q', 'toState', 'XX'],
    ['code-unknown: none', 'E', 'enrollmentType', '08'],
    ['format: student', 'D', 'birthDate', '20110229'],
    ['format: value', 'A', 'assessmentDate', '132026'],
    ['format: record', 'Q', 'qualifyingArrivalDate', '2026-09-01'],
    ['length: value', 'D', 'suffix', 'x'.repeat(11)],
    ['mandatory-demographics: student', 'D', 'lastName1', ''],
    ['incomplete-move: record', 'Q', 'eligibilityExpirationDate', ''],
    ['incomplete-enrollment: record', 'E', 'enrollmentDate', ''],
    ['structure: record', 'K', '', ''],
  ])('is told of %s', async (expected, letter, element, value) => {
    const line = letter === 'K' ? 'K|0000001|000|ALT-1|01' : changed(letter, element, value)
    const toSamePlace = element === 'toCity' ? line.replace('Laredo', 'YAKIMA') : line
    const together =
      expected === 'move-to-same-place: none' ? toSamePlace.replace(/\|TX\|/, '|WA|') : toSamePlace
    const result = await check(fileWith({ [letter]: together }))
    expect(rulesIn(result)).toContain(expected)
    const effect = expected.split(': ')[1]
    if (effect === 'student') expect(result.summary.rejected).toBe(1)
  })

  it('loses only what is wrong, and is rejected where nothing whole is left of what must be', async () => {
    const second = 'Q|0000001|002|20250101|Fresno|CA||Laredo|TX|20280101'
    const bad = changed('Q', 'qualifyingArrivalDate', '20261231')
    const kept = await check(fileWith({ Q: `${bad}\n${second}` }))
    expect(kept.students[0]).toMatchObject({ outcome: 'warned' })
    const moves = kept.students[0]!.loaded!.records.filter(({ kind }) => kind === 'qualifyingMove')
    expect(moves.map(({ values }) => values.record)).toEqual(['002'])
    const lost = await check(fileWith({ Q: bad }))
    expect(rulesIn(lost)).toContain('mandatory-move: student')
    expect(lost.students[0]!.loaded).toBeUndefined()
  })

  it('that is updated brings what it has, and one that is deleted nothing but its id', async () => {
    const only = { K: '', D: '', Q: '', A: '', C: '' }
    const update = await check(fileWith({ ...only, S: 'S|0000001|U|TX||A17|01' }))
    expect(update.summary).toMatchObject({ accepted: 1 })
    const remove = await check(fileWith({ ...only, E: '', S: 'S|0000001|D|TX||A17' }))
    expect(remove.summary).toMatchObject({ accepted: 1 })
    const insert = await check(fileWith({ ...only, S: 'S|0000001|I|TX||A17|01' }))
    expect(insert.summary).toMatchObject({ rejected: 1 })
  })

  it('is told nothing that a record holds', async () => {
    const secret = 'Zyxwvut'
    const text = VALUES.map((letter) => GOOD_LINES[letter]!)
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.nat(14), async (which, at) => {
        const lines = text.map((line, each) => {
          if (each !== which) return line
          const fields = line.split('|')
          fields[1 + (at % (fields.length - 1))] = secret
          return fields.join('|')
        })
        const { findings, summary } = await check([GOOD_LINES.H, ...lines, ''].join('\n'))
        expect(JSON.stringify({ findings, summary })).not.toContain(secret)
      }),
    )
  })
})

const VALUES = ['S', 'K', 'D', 'Q', 'E', 'A', 'C']

describe('a file', () => {
  it.each([
    ['a student twice', fileWith({ C: `${GOOD_LINES.C}\n${GOOD_LINES.S}` }), 'file: student'],
    ['another state', fileWith({ S: 'S|0000001|I|WA||A17|01' }), 'file: student'],
    ['a count that is not its own', fileWith().replace('|1|7\n', '|2|7\n'), 'header: none'],
    ['a period that ends before it begins', fileWith({ H: H_BACKWARDS() }), 'header: none'],
    ['no header', fileWith({ H: '' }), 'header: none'],
  ])('is told of %s', async (_, text, expected) => {
    expect(rulesIn(await check(text))).toContain(expected)
  })

  it('is counted by what came of its students', async () => {
    const numbered = (number: string, lines: Readonly<Record<string, string>> = {}): string =>
      Object.values({ ...GOOD_LINES, ...lines, H: '' })
        .filter((line) => line !== '')
        .join('\n')
        .replaceAll('0000001', number)
        .replace('A17', `A${number}`)
    const text = [
      'H|TX|20261127120000000|20261101000000000|20261127000000000|3|21',
      numbered('0000001'),
      numbered('0000002', { A: changed('A', 'assessmentDate', '992026') }),
      numbered('0000003', { D: changed('D', 'sex', '?') }),
      '',
    ].join('\n')
    const { summary } = await check(text)
    expect(summary).toEqual({
      state: 'TX',
      students: 3,
      accepted: 1,
      warned: 1,
      rejected: 1,
      strayLines: 0,
      rules: [
        { rule: 'code', findings: 1 },
        { rule: 'format', findings: 1 },
      ],
    })
  })
})

function H_BACKWARDS(): string {
  return 'H|TX|20261127120000000|20261127000000000|20261101000000000|1|7'
}

describe('the rules', () => {
  it('each have a name of their own and say what to do', () => {
    const rules = [...LOGIC_RULES, ...MANDATORY_RULES]
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length)
    for (const { advice } of rules) expect(advice.length).toBeGreaterThan(20)
  })
})
