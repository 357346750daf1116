import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSubmission } from '../../../src/exchange/msix/read-submission.ts'
import { RECORD_KINDS, type RecordKind } from '../../../src/exchange/msix/record-kinds.ts'
import type { SubmissionPart, SubmissionRecord } from '../../../src/exchange/msix/submission.ts'
import { contentOf, fileWith, GOOD_LINES, partsOf } from './submission-text.ts'

const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

type Values = SubmissionRecord['values']

/** The same parts in each layout. */
function layouts(parts: readonly SubmissionPart[]): { ndjson: string; xml: string; text: string } {
  const own = ({ values }: SubmissionRecord, isNested: boolean): Values => {
    const { studentRecord, ...rest } = values
    return isNested ? rest : values
  }
  const xmlOf = (name: string, values: Values, inner = ''): string =>
    `<${name}>${Object.entries(values)
      .map(([key, value]) => `<${key}>${escapeXml(value)}</${key}>`)
      .join('\n')}${inner}</${name}>`
  const ndjson: string[] = []
  const xml: string[] = []
  const text: string[] = []
  for (const part of parts) {
    if (part.part === 'stray') continue
    const head = part.part === 'header' ? part.header : part.student.student
    const records = part.part === 'header' ? [] : part.student.records
    const members: Record<string, Values[]> = {}
    for (const record of records) {
      members[record.kind] = [...(members[record.kind] ?? []), own(record, true)]
    }
    ndjson.push(JSON.stringify({ [head.kind]: { ...own(head, false), ...members } }))
    xml.push(
      xmlOf(
        head.kind,
        head.values,
        records.map((each) => xmlOf(each.kind, own(each, true))).join(''),
      ),
    )
    for (const { kind, values } of [head, ...records]) {
      const { letter, columns } = RECORD_KINDS.find(({ name }) => name === kind)!
      text.push([letter, ...columns.map(({ name }) => values[name] ?? '')].join('|'))
    }
  }
  return {
    ndjson: `${ndjson.join('\n')}\n`,
    xml: `<?xml version="1.0" encoding="UTF-8"?>\n<submission>${xml.join('\n')}</submission>\n`,
    text: `${text.join('\n')}\n`,
  }
}

const VALUE = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  // What no layout can hold: separators, controls; and blanks at the ends are trimmed.
  .map((text) => text.replace(/[|\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]/gu, '').trim())
  .filter((text) => text !== '')

const recordOf = (kind: RecordKind, fixed: Values): fc.Arbitrary<SubmissionRecord> =>
  fc
    .record(
      Object.fromEntries(
        kind.columns.filter(({ name }) => !(name in fixed)).map(({ name }) => [name, VALUE]),
      ),
      { requiredKeys: [] },
    )
    .map((values) => ({ kind: kind.name, line: 0, values: { ...fixed, ...values } as Values }))

const MEMBERS = RECORD_KINDS.slice(2)

const STUDENT: fc.Arbitrary<SubmissionPart> = fc
  .tuple(VALUE, fc.array(fc.constantFrom(...MEMBERS), { maxLength: 5 }))
  .chain(([studentRecord, kinds]) => {
    const fixed = { studentRecord }
    const inOrder = kinds.toSorted((a, b) => MEMBERS.indexOf(a) - MEMBERS.indexOf(b))
    return fc
      .tuple(
        recordOf(RECORD_KINDS[1]!, fixed),
        fc.tuple(...inOrder.map((kind) => recordOf(kind, fixed))),
      )
      .map(([student, records]) => ({ part: 'student', student: { student, records } }))
  })

describe('a submission', () => {
  it('is read student by student, with lines', async () => {
    const parts = await partsOf(fileWith())
    expect(parts.map(({ part }) => part)).toEqual(['header', 'student'])
    const student = parts[1] as SubmissionPart & { part: 'student' }
    expect(student.student.student.line).toBe(2)
    expect(student.student.records.map(({ kind, line }) => `${line} ${kind}`)).toEqual([
      '3 alternateId',
      '4 demographics',
      '5 qualifyingMove',
      '6 enrollment',
      '7 assessment',
      '8 courseHistory',
    ])
    expect(student.student.records[1]!.values).toMatchObject({
      firstName: 'María',
      lastName2: 'López',
    })
  })

  it('says the same in each layout, however its bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(STUDENT, { minLength: 1, maxLength: 3 }), async (parts) => {
        const { ndjson, xml, text } = layouts(parts)
        for (const layout of [ndjson, xml, text]) {
          expect(contentOf(await partsOf(layout))).toEqual(contentOf(parts))
        }
      }),
      { numRuns: 40 },
    )
  })

  it('may be gzipped and begin with a byte order mark', async () => {
    const plain = contentOf(await partsOf(fileWith()))
    expect(contentOf(await partsOf(gzipSync(fileWith())))).toEqual(plain)
    expect(contentOf(await partsOf(`\ufeff${fileWith()}`))).toEqual(plain)
    expect(contentOf(await partsOf(fileWith().replaceAll('\n', '\r\n')))).toEqual(plain)
  })

  it.each([
    ['a letter that is none', `${fileWith()}X|1\n`, /no letter/],
    [
      'too many fields',
      fileWith({ K: `${GOOD_LINES.K}|more` }),
      /5 fields after its letter; K has 4/,
    ],
    ['a record under another student', fileWith({ K: 'K|0000009|001|A|01' }), /does not follow/],
    ['JSON that is none', '{"header":{}}\n{oops\n', /no JSON/],
    ['another object', '{"header":{}}\n{"pupil":{}}\n', /neither/],
    [
      'a field that is not in the layout',
      '{"student":{"shoeSize":"44"}}\n',
      /not have in the layout/,
    ],
    ['a list for a value', '{"student":{"action":["I"]}}\n', /no plain value/],
    ['XML that ends too soon', '<submission><student>', /not well-formed/],
    ['another root', '<students></students>', /another element/],
  ])('tells %s, and reads on where it can', async (_, text, problem) => {
    const parts = await partsOf(text)
    const strays = parts.filter(({ part }) => part === 'stray')
    expect(strays).toHaveLength(1)
    expect(strays[0]).toMatchObject({
      problem: expect.stringMatching(problem),
      line: expect.any(Number),
    })
  })

  it('keeps what came before XML that breaks', async () => {
    const whole = layouts(await partsOf(fileWith())).xml
    const parts = await partsOf(whole.replace('</submission>', '<student><action>I</student>'))
    expect(parts.map(({ part }) => part)).toEqual(['header', 'student', 'stray'])
  })

  it.each([
    ['a document type', '<!DOCTYPE x SYSTEM "file:///etc/passwd"><submission/>'],
    [
      'entities that multiply',
      '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><submission>&b;</submission>',
    ],
    ['an entity that nobody declared', '<submission><header>&secret;</header></submission>'],
  ])('refuses %s', async (_, text) => {
    const parts = await partsOf(text)
    expect(parts).toEqual([expect.objectContaining({ part: 'stray' })])
    expect(JSON.stringify(parts)).not.toMatch(/passwd|haha|secret/)
  })

  it('ends at a bound, however small it was packed', async () => {
    const bomb = gzipSync(Buffer.alloc(1 << 20, 'H|TX\n'))
    async function* stream() {
      yield bomb
    }
    const parts: SubmissionPart[] = []
    const input = { name: 'bomb', stream: stream() }
    for await (const part of readSubmission(input, { mostBytes: 100_000 })) parts.push(part)
    expect(parts.at(-1)).toMatchObject({
      part: 'stray',
      problem: expect.stringMatching(/longer than/),
    })
  })

  it('tells a line that is too long or not UTF-8, and reads the next', async () => {
    const long = `K|0000001|001|${'x'.repeat(1 << 20)}`
    const text = Buffer.from(fileWith({ K: long, A: 'A|0000001|001|caf\ufffd' }))
    const bytes = Buffer.from(
      text.toString('latin1').replace('caf\u00ef\u00bf\u00bd', 'caf\u00e9'),
      'latin1',
    )
    const parts: SubmissionPart[] = []
    async function* stream() {
      yield bytes
    }
    for await (const part of readSubmission({ name: 'test', stream: stream() })) parts.push(part)
    const problems = parts.map((part) => (part.part === 'stray' ? part.problem : part.part))
    expect(problems).toEqual([
      'header',
      'student',
      'is longer than 1048576 bytes',
      'is not UTF-8: write the file as UTF-8',
    ])
  })
})
