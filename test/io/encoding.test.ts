import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RereadAsLatin1, type TextEncoding, Transcoder } from '../../src/io/encoding.ts'
import { readTable } from '../../src/io/read-table.ts'
import { cellsOf, namesOf, readBytes } from './read-bytes.ts'

let dir = ''
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'nearmatch-'))
})
afterAll(() => rm(dir, { recursive: true }))

function transcode(bytes: Uint8Array, size: number, encoding: TextEncoding = 'auto'): string {
  const transcoder = new Transcoder('a.csv', encoding)
  const parts: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += size) {
    parts.push(Uint8Array.from(transcoder.push(bytes.subarray(at, at + size), false)))
  }
  parts.push(transcoder.push(new Uint8Array(0), true))
  return Buffer.concat(parts).toString()
}

describe('Transcoder', () => {
  it('leaves any UTF-8 as it is, whatever the chunks', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc.integer({ min: 1, max: 9 }),
        (text, size) => {
          expect(transcode(Buffer.from(`a${text}`), size)).toBe(Buffer.from(`a${text}`).toString())
        },
      ),
    )
  })

  it('reads Windows-1252 as the platform does', () => {
    const bytes = Uint8Array.from({ length: 255 }, (_, at) => at + 1)
    const expected = new TextDecoder('windows-1252').decode(bytes)
    expect(transcode(bytes, 7, 'latin1')).toBe(expected)
    expect(transcode(Uint8Array.of(0x80, 0x9f, 0xf1), 1, 'latin1')).toBe('€Ÿñ')
  })

  it('goes over to Windows-1252 if only ASCII came before', () => {
    for (const size of [1, 2, 3, 100]) {
      expect(transcode(Buffer.from('name\nMuñoz, Peña\n', 'latin1'), size)).toBe(
        'name\nMuñoz, Peña\n',
      )
    }
  })

  it('asks to be run again if a chunk was taken for UTF-8 before', () => {
    const mixed = Buffer.concat([Buffer.from('Muñoz\n'), Buffer.from('Peña', 'latin1')])
    expect(() => transcode(mixed, 4)).toThrow(RereadAsLatin1)
    expect(transcode(mixed, 100)).toBe('MuÃ±oz\nPeña')
  })

  it('takes a cut sequence at the end for Windows-1252', () => {
    expect(transcode(Uint8Array.of(0x61, 0x62, 0x63, 0xc3), 2)).toBe('abcÃ')
  })

  it('reads UTF-16 with a byte order mark, both ways round', () => {
    const little = Buffer.from('\ufeffid,Ñ\n🧒', 'utf16le')
    for (const size of [1, 2, 3, 100]) {
      expect(transcode(little, size)).toBe('id,Ñ\n🧒')
      expect(transcode(Buffer.from(little).swap16(), size)).toBe('id,Ñ\n🧒')
    }
  })
})

describe('readTable', () => {
  it('says that a file was read as Windows-1252', async () => {
    const table = await readBytes(Buffer.from('id,name\n1,Muñoz\n', 'latin1'))
    expect(cellsOf(table)).toEqual([['1', 'Muñoz']])
    expect(table.notes).toEqual(['a.csv: not UTF-8, read as Windows-1252'])
  })

  it('reads a file of both encodings again from its start, other files unchanged', async () => {
    const mixed = join(dir, 'mixed.csv')
    const utf8 = join(dir, 'utf8.csv')
    await writeFile(mixed, Buffer.concat([Buffer.from('é\nñ\n'), Buffer.from('ñ\n', 'latin1')]))
    await writeFile(utf8, 'é\nñ\n')
    const table = await readTable([utf8, mixed], { chunkBytes: 2 })
    expect(namesOf(table)).toEqual(['é', 'Ã©'])
    expect(cellsOf(table)).toEqual([
      ['ñ', ''],
      ['', 'Ã±'],
      ['', 'ñ'],
    ])
    expect(table.notes).toEqual(['mixed.csv: not UTF-8, read as Windows-1252'])
  })

  it('refuses a stream of both encodings, which it cannot read again', async () => {
    const mixed = Buffer.concat([Buffer.from('é\nñ\n'), Buffer.from('ñ\n', 'latin1')])
    await expect(readBytes(mixed, { size: 2 })).rejects.toMatchObject({
      code: 'encoding-mixed',
      details: { file: 'a.csv' },
    })
  })

  it('refuses text that is not what the caller says it is', async () => {
    const latin1 = Buffer.from('id\nMuñoz\n', 'latin1')
    await expect(readBytes(latin1, { encoding: 'utf-8' })).rejects.toMatchObject({
      code: 'encoding-invalid',
    })
  })
})
