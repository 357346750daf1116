import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { PieceLine } from '../../../src/exchange/submissions/piece-line.ts'

describe('a line of pieces', () => {
  it('prepares the next one while one is written, and writes all in their order', async () => {
    const seen: string[] = []
    const line = new PieceLine(
      async (piece: number) => {
        seen.push(`prepare ${piece}`)
        return 10 * piece
      },
      async (piece, prepared) => {
        const made = await prepared()
        await setImmediate()
        seen.push(`write ${piece} ${made}`)
      },
    )
    for (const piece of [1, 2, 3]) await line.push(piece)
    await line.end()
    await line.end()
    expect(seen).toEqual([
      'prepare 1',
      'prepare 2',
      'write 1 10',
      'prepare 3',
      'write 2 20',
      'write 3 30',
    ])
  })

  it('tells who writes a piece why it could not be prepared, and nobody before', async () => {
    const unhandled: unknown[] = []
    const note = (reason: unknown): void => void unhandled.push(reason)
    process.on('unhandledRejection', note)
    const line = new PieceLine(
      async (piece: number) => {
        if (piece === 2) throw new Error('two')
      },
      async (_, prepared) => prepared(),
    )
    await line.push(1)
    await line.push(2)
    await setImmediate()
    await expect(line.end()).rejects.toThrow('two')
    process.off('unhandledRejection', note)
    expect(unhandled).toEqual([])
  })
})
