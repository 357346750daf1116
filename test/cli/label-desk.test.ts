import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readTruth } from '../../src/analysis/read-truth.ts'
import { readTable } from '../../src/io/read-table.ts'
import { recordName } from '../../src/linker/prepare.ts'
import { openDesk, resultToLabel, typeKeys } from './label-desk-of.ts'
import { readRecords, Workspace } from './run-cli.ts'

const work = new Workspace()
const result = await resultToLabel()
const HEADER = 'left_id,right_id,match,certainty,author,time,weight,stratum,inclusion_probability\n'

let files = 0
function newFile(): string {
  return work.path(`labels-${++files}.csv`)
}

async function label(file: string, keys: string, options: Parameters<typeof openDesk>[2] = {}) {
  using desk = await openDesk(result, file, options)
  return await typeKeys(desk, keys)
}

function matchesIn(file: string): (string | undefined)[] {
  return readRecords(file).map(({ match }) => match)
}

function namesIn(file: string): string[] {
  return readRecords(file).map((row) => `${row.left_id} ${row.right_id}`)
}

describe('keys at a desk', () => {
  it('are kept as labels, line by line, without a word of what the model thinks', async () => {
    const file = newFile()
    const shown = await label(file, 'y n ? s Y u n x q y')
    expect(readFileSync(file, 'utf8').startsWith(HEADER)).toBe(true)
    const rows = readRecords(file)
    expect(rows.map(({ match }) => match)).toEqual(['1', '0', '', '0'])
    expect(rows.map(({ certainty }) => certainty)).toEqual(['1', '1', '', '1'])
    for (const row of rows) {
      expect(row).toMatchObject({ author: 'ana', time: '2026-11-27T10:00:00.000Z' })
      expect(row.stratum).not.toBe('')
      expect(Number(row.inclusion_probability)).toBeGreaterThan(0)
    }
    expect(shown).not.toMatch(/bits|weight|probab/)
    expect(shown).toContain('Skipped')
    expect(shown).toContain('Taken back')
  })

  it('show both records with signs, marked where they differ, and the weight if asked', async () => {
    using desk = await openDesk(result, newFile())
    const { pair } = desk.current!
    const shown = await typeKeys(desk, 'q', { showWeight: true, marks: true })
    for (const record of [pair.left, pair.right]) {
      expect(shown).toContain(recordName(result.prepared, record))
    }
    expect(shown).toMatch(/birth_date +[=≈≠∅]/)
    expect(shown).toContain('\u001b[1;4m')
    expect(shown).toMatch(/Pair 1 of 200 · [+−]\d+\.\d bits/)
  })

  it('go on in a later session where an earlier one ended', async () => {
    const [once, twice] = [newFile(), newFile()]
    await label(once, 'ynynyn')
    await label(twice, 'yny')
    await label(twice, 'nyn')
    expect(new Set(namesIn(twice)).size).toBe(6)
    expect(readFileSync(twice, 'utf8')).toBe(readFileSync(once, 'utf8'))
  })

  it('bring the same pairs to another person, in the same order', async () => {
    const [ana, ben] = [newFile(), newFile()]
    await label(ana, 'ynyn?')
    await label(ben, 'nnnn?', { author: 'ben' })
    expect(namesIn(ben)).toEqual(namesIn(ana))
  })

  it('stop mattering when the interval is narrow enough, until g says to go on', async () => {
    const [stopped, gone, never] = [newFile(), newFile(), newFile()]
    const keys = 'y'.repeat(40)
    expect(await label(stopped, keys, { width: 0.99 })).toContain('Sure enough')
    expect(matchesIn(stopped)).toHaveLength(30)
    await label(gone, `${keys.slice(0, 30)}yyg${keys.slice(0, 5)}`, { width: 0.99 })
    expect(matchesIn(gone)).toHaveLength(35)
    await label(never, keys, { width: 0.99, goOn: true })
    expect(matchesIn(never)).toHaveLength(40)
  })

  it('take no answer that contradicts those before', async () => {
    const file = newFile()
    using desk = await openDesk(result, newFile())
    const { left, right } = desk.current!.pair
    const nameOf = (record: number): string => recordName(result.prepared, record)
    const third = [0, 1, 2].find((record) => record !== left && record !== right)!
    const lines = [`${nameOf(left)},${nameOf(third)},1`, `${nameOf(third)},${nameOf(right)},1`]
    writeFileSync(file, `left_id,right_id,match\n${lines.join('\n')}\n`)
    const shown = await label(file, 'n?q')
    expect(shown).toContain('contradicts earlier answers')
    expect(matchesIn(file)).toEqual(['1', '1', ''])
  })
})

describe('a file of labels', () => {
  it('holds each label before the next pair is shown', async () => {
    const file = newFile()
    using desk = await openDesk(result, file)
    for (let labels = 1; labels <= 3; labels++) {
      desk.answer('same')
      expect(matchesIn(file)).toHaveLength(labels)
    }
    desk.undo()
    expect(matchesIn(file)).toHaveLength(2)
  })

  it('gives each label the weight of its part of its stratum once the session ends', async () => {
    const file = newFile()
    await label(file, 'yn'.repeat(40), { count: 100 })
    using desk = await openDesk(result, file, { count: 100 })
    const rows = readRecords(file)
    expect(rows.length).toBeGreaterThan(50)
    expect(desk.progress.answered).toBe(rows.length)
    for (const name of new Set(rows.map(({ stratum }) => stratum))) {
      const own = rows.filter(({ stratum }) => stratum === name)
      const shares = new Set(own.map((row) => row.inclusion_probability))
      expect(shares.size).toBe(1)
      const size = own.length / Number([...shares][0])
      expect(Math.abs(size - Math.round(size))).toBeLessThan(1e-4)
    }
  })

  it('is read as truth, without the pairs that a person was not sure about', async () => {
    const file = newFile()
    await label(file, 'yn?y')
    const truth = readTruth(await readTable([file]), result.prepared.keys)
    if (truth.kind !== 'pairs') throw new Error('not pairs')
    expect(truth.left).toHaveLength(3)
    expect([...truth.match].sort()).toEqual([0, 1, 1])
    expect(truth.inclusion.every((share) => share > 0 && share <= 1)).toBe(true)
  })

  it('loses a line that a crash left unfinished, and no other', async () => {
    const file = newFile()
    await label(file, 'yn')
    const whole = readFileSync(file, 'utf8')
    appendFileSync(file, 'R12,R1')
    await label(file, 'q')
    expect(readFileSync(file, 'utf8')).toBe(whole)
  })

  it('may be made by hand, with columns of its own', async () => {
    using desk = await openDesk(result, newFile())
    const { left, right } = desk.current!
    const file = work.file(
      'hand.csv',
      `left_id;right_id;match;note\r\n${left.id};${right.id};yes;twins?\r\n`,
    )
    await label(file, 'nq')
    const rows = readRecords(file)
    expect(rows).toHaveLength(2)
    expect(rows[0]).toMatchObject({ left_id: left.id, match: 'yes', note: 'twins?' })
    expect(rows[0]!.inclusion_probability).toBe('1')
    expect(rows[1]).toMatchObject({ match: '0', author: 'ana', note: '' })
    expect(namesIn(file)[1]).not.toBe(namesIn(file)[0])
  })

  it('is refused, and left as it is, if it is wrong', async () => {
    using desk = await openDesk(result, newFile())
    const pair = `${desk.current!.left.id},${desk.current!.right.id}`
    for (const [text, code] of [
      [`left_id,right_id,match\n${pair},1\n${pair},0\n`, 'truth-contradicts'],
      ['left_id,right_id,match\nnobody,noone,1\n', 'record-key-unknown'],
      [`left_id,right_id,match,author\n${pair},1,\n`, 'truth-invalid'],
      [`left_id,right_id,match\n${pair},perhaps\n`, 'truth-invalid'],
      ['left_id,match\na,1\n', 'truth-invalid'],
    ] as const) {
      const file = work.file('wrong.csv', text)
      await expect(openDesk(result, file)).rejects.toMatchObject({ code })
      expect(readFileSync(file, 'utf8')).toBe(text)
    }
    await expect(openDesk(result, work.path('no/such/folder.csv'))).rejects.toMatchObject({
      code: 'output-unwritable',
    })
  })

  it('is not written by two programs at a time', async () => {
    const file = newFile()
    using desk = await openDesk(result, file)
    desk.answer('same')
    appendFileSync(file, 'a line of another\n')
    expect(() => desk.answer('same')).toThrow(/another program/)
    expect(() => desk.close()).toThrow(/another program/)
    expect(readFileSync(file, 'utf8')).toContain('a line of another')
  })
})
