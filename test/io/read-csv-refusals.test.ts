import { describe, expect, it } from 'vitest'
import { isLinkageError } from '../../src/errors.ts'
import { type ReadBytesOptions, readBytes } from './read-bytes.ts'

/** Code and details of the refusal, for every chunk size the same. */
async function refusal(text: string | Uint8Array, options?: ReadBytesOptions): Promise<unknown> {
  const outcomes: unknown[] = []
  for (const size of [1, 5, 1 << 16]) {
    const found = await readBytes(text, { size, ...options }).catch((error: unknown) => error)
    if (!isLinkageError(found)) throw found
    outcomes.push([found.code, found.details])
  }
  expect(outcomes[0]).toEqual(outcomes[2])
  expect(outcomes[1]).toEqual(outcomes[2])
  return outcomes[0]
}

describe('readTable refuses', () => {
  it('a file without a header', async () => {
    expect(await refusal('')).toEqual(['table-empty', { file: 'a.csv' }])
    expect(await refusal('\ufeff\n\r\n  \n')).toEqual(['table-empty', { file: 'a.csv' }])
  })

  it('a record with too few fields', async () => {
    const details = { file: 'a.csv', line: 4, expected: 3, actual: 2 }
    expect(await refusal('a,b,c\n1,2,3\n\n1,2\n')).toEqual(['csv-ragged-row', details])
  })

  it('a record with too many fields, counted up to the last value', async () => {
    const details = { file: 'a.csv', line: 2, expected: 2, actual: 4 }
    expect(await refusal('a,b\n1,2,,x,,\n')).toEqual(['csv-ragged-row', details])
  })

  it('a quote that is never closed, by the line it opened on', async () => {
    const details = { file: 'a.csv', line: 3 }
    expect(await refusal('a,b\n1,2\n3,"x\n4,5\n')).toEqual(['csv-unclosed-quote', details])
  })

  it('a quote not closed within the longest field, without reading on', async () => {
    const details = { file: 'a.csv', line: 2 }
    const text = `a,b\n1,"${'x\n'.repeat(500)}`
    expect(await refusal(text, { maxFieldBytes: 100 })).toEqual(['csv-unclosed-quote', details])
  })

  it('text after a closing quote', async () => {
    const details = { file: 'a.csv', line: 2 }
    expect(await refusal('a,b\n1,"Robert "Bob" Smith"\n')).toEqual(['csv-stray-quote', details])
  })

  it('a field that is too long, by its column', async () => {
    const details = { file: 'a.csv', line: 2, column: 'b', limit: 10 }
    expect(await refusal(`a,b\n1,${'x'.repeat(11)}\n`, { maxFieldBytes: 10 })).toEqual([
      'field-too-long',
      details,
    ])
    await readBytes(`a,b\n1,"${'x'.repeat(10)}"\n`, { maxFieldBytes: 10 })
  })

  it('a NUL byte, by its line', async () => {
    const details = { file: 'a.csv', line: 3 }
    expect(await refusal('a,b\n1,2\n3,\0\n')).toEqual(['binary-input', details])
  })

  it('a file full of control characters', async () => {
    const bytes = Uint8Array.from({ length: 400 }, (_, at) => (at % 8) + 1)
    expect(await refusal(bytes)).toEqual(['binary-input', { file: 'a.csv', line: 1 }])
  })

  it('a delimiter that cannot be one', async () => {
    for (const delimiter of ['', '"', '\n', ',,', 'é']) {
      expect(await refusal('a\n', { delimiter })).toEqual(['delimiter-invalid', { delimiter }])
    }
  })

  it('without repeating a value of the record', async () => {
    for (const text of ['a,b\nGarcía\n', 'a,b\n1,"García"x\n', 'a,b\n1,"García\n', 'a\nGarcía\0']) {
      const error: unknown = await readBytes(text).catch((found: unknown) => found)
      expect(String(error)).toMatch(/^LinkageError: /)
      expect(JSON.stringify(error) + String(error)).not.toContain('Garc')
    }
  })
})
