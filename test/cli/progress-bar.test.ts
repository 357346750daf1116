import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { ProgressBar, progressLine } from '../../src/cli/progress-bar.ts'

function terminal(isTTY: boolean): { stream: NodeJS.WriteStream; text: () => string } {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 40 })
  return {
    stream: stream as unknown as NodeJS.WriteStream,
    text: () => String(stream.read() ?? ''),
  }
}

describe('progressLine', () => {
  it('is always of the same width', () => {
    const widths = [0, 0.001, 0.5, 0.99, 1, 7, Number.NaN].map(
      (done) => progressLine({ stage: 'score', done }).length,
    )
    expect(new Set(widths).size).toBe(1)
    expect(progressLine({ stage: 'score', done: 0.5 })).toMatch(/^scoring +█{12} +50%$/)
  })
})

describe('ProgressBar', () => {
  it('draws one line over and over, no wider than the terminal, and takes it away', () => {
    const { stream, text } = terminal(true)
    const bar = new ProgressBar(true, stream)
    bar.update({ stage: 'read', done: 0 })
    bar.update({ stage: 'score', done: 0.5 })
    bar[Symbol.dispose]()
    const drawn = text()
    expect(drawn).not.toContain('\n')
    for (const line of drawn.split('\r'))
      expect(line.replace('\u001b[K', '').length).toBeLessThan(40)
    expect(drawn.endsWith('\r\u001b[K')).toBe(true)
  })

  it('says once what is to come, on a line that stays', () => {
    const { stream, text } = terminal(true)
    const bar = new ProgressBar(true, stream)
    const estimate = { candidatePairs: 5_468_652, memoryBytes: 612e6 }
    bar.update({ stage: 'block', done: 1, estimate })
    bar[Symbol.dispose]()
    expect(text()).toContain('about 5,468,652 pairs to compare, in about 612 MB of memory\n')
  })

  it('is silent where no terminal is, or none is wanted', () => {
    for (const [isTTY, wanted] of [
      [false, true],
      [true, false],
    ] as const) {
      const { stream, text } = terminal(isTTY)
      const bar = new ProgressBar(wanted, stream)
      bar.update({ stage: 'read', done: 0 })
      bar[Symbol.dispose]()
      expect(text()).toBe('')
    }
  })
})
