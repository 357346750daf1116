import { describe, expect, it } from 'vitest'
import { buildBlocks } from '../../src/blocking/build-blocks.ts'
import { isLinkageError, LinkageError } from '../../src/errors.ts'
import { Pace } from '../../src/linker/pace.ts'
import { prepareRecords } from '../../src/linker/prepare.ts'
import { scoreCandidates } from '../../src/linker/score-candidates.ts'
import { studentModel } from '../../src/model/presets/student.ts'
import { tableFromRecords } from '../../src/records/table.ts'
import { PairWeigher } from '../../src/scoring/pair-weigher.ts'
import { generateStudents } from '../../src/synthetic/generate-students.ts'
import { LinkagePool } from '../../src/workers/linkage-pool.ts'
import { weigherToWire } from '../../src/workers/weigher-wire.ts'
import { fromWire, toWire } from '../../src/workers/wire.ts'

const records = [...generateStudents({ rows: 1500, seed: 41 })].map((row) => ({ ...row }))
const prepared = prepareRecords(studentModel, tableFromRecords(records), {
  id: 'record_id',
  ignore: ['truth_id', 'truth_family', 'truth_twin', 'error_kinds'],
})
const model = { ...prepared.model, prior: { ...prepared.model.prior, population: 1500 } }
const blocks = buildBlocks(prepared.standardized, model.blocking, prepared.keys.hash)

async function score(threads: number, pace = new Pace({}), sides?: Uint8Array) {
  const weigher = new PairWeigher(model, prepared)
  const input = { blocks, weigher, floor: -3, upper: 6, ...(sides === undefined ? {} : { sides }) }
  if (threads === 1) return scoreCandidates(input, undefined, pace)
  await using pool = new LinkagePool(threads)
  const shared = { pool, weigher: weigherToWire(model, prepared, weigher.tables) }
  return await scoreCandidates(input, shared, pace)
}

describe('scoring on worker threads', () => {
  it('gives bit for bit the answer of one thread, whatever their number', async () => {
    const alone = await score(1)
    expect(alone.pairs.size).toBeGreaterThan(500)
    for (const threads of [2, 3]) {
      const shared = await score(threads)
      expect(shared.pairs.trimmed()).toEqual(alone.pairs.trimmed())
      expect({ ...shared, pairs: undefined }).toEqual({ ...alone, pairs: undefined })
    }
  })

  it('keeps to pairs across two sides', async () => {
    const sides = Uint8Array.from({ length: 1500 }, (_, record) => record % 2)
    const { pairs } = await score(2, new Pace({}), sides)
    const { left, right } = pairs.trimmed()
    expect(left.length).toBeGreaterThan(100)
    for (let at = 0; at < left.length; at++) expect(left[at]! % 2).not.toBe(right[at]! % 2)
  })

  it('stops on request with its code', async () => {
    const pace = new Pace({ signal: AbortSignal.abort() })
    await expect(pace.enter('score').then(() => score(2, pace))).rejects.toSatisfy((error) =>
      isLinkageError(error, 'aborted'),
    )
  })
})

describe('the wire between threads', () => {
  it('brings a LinkageError over with code and details, and throws on anything else', () => {
    const refuse = (): never => {
      throw new LinkageError('thresholds-crossed', { lower: 2, upper: 1 })
    }
    const wire = structuredClone(toWire(refuse))
    expect(() => fromWire(wire)).toThrow(
      expect.toSatisfy((e) => isLinkageError(e, 'thresholds-crossed')),
    )
    expect(fromWire(structuredClone(toWire(() => 7)))).toBe(7)
    expect(() => toWire(() => JSON.parse('{'))).toThrow(SyntaxError)
  })
})
