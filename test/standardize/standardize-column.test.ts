import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FieldKind, Schema } from '../../src/model/linkage-model.ts'
import { stringTableOf } from '../../src/records/string-table.ts'
import { type TextColumn, textColumn } from '../../src/records/table.ts'
import { standardizeColumn } from '../../src/standardize/standardize-column.ts'
import { assembleTable, fieldTasks } from '../../src/standardize/standardized-table.ts'
import { standardizerOf } from '../../src/standardize/standardizer-of.ts'
import { fragments } from './arbitraries.ts'

const KINDS: readonly FieldKind[] = ['given-name', 'surname', 'identifier', 'place', 'text', 'date']

function column(values: readonly string[]): TextColumn {
  return textColumn('x', values, (value) => value)
}

/** The same values, each row under an id of its own, as in a column that stopped interning. */
function unique(values: readonly string[]): TextColumn {
  const ids = Uint32Array.from(values, (value, at) => (value === '' ? 0 : at + 1))
  return { name: 'x', ids, values: stringTableOf(values) }
}

const inOrder = (rows: number): Uint32Array => Uint32Array.from({ length: rows }, (_, at) => at)

describe('standardizeColumn', () => {
  it('standardizes every value by its kind', () => {
    fc.assert(
      fc.property(fc.array(fragments), fc.constantFrom(...KINDS.slice(0, 5)), (values, kind) => {
        const { column: found } = standardizeColumn(column(values), kind, inOrder(values.length))
        if (found.kind === 'date') throw new Error('no dates here')
        const standardize = standardizerOf(kind)
        expect(Array.from(found.ids, (id) => found.values.get(id))).toEqual(values.map(standardize))
      }),
    )
  })

  it('gives the same for any order of input, and for values that repeat under several ids', () => {
    const shuffled = fc
      .array(fragments, { minLength: 1 })
      .chain((values) =>
        fc.tuple(
          fc.constant(values),
          fc.shuffledSubarray([...values.keys()], { minLength: values.length }),
        ),
      )
    fc.assert(
      fc.property(shuffled, fc.constantFrom(...KINDS), ([values, places], kind) => {
        const expected = standardizeColumn(column(values), kind, inOrder(values.length), 'mdy')
        // Row k of the input is the record at places[k].
        const order = new Uint32Array(values.length)
        for (const [row, place] of places.entries()) order[place] = row
        const input = places.map((place) => values[place]!)
        expect(standardizeColumn(column(input), kind, order, 'mdy')).toEqual(expected)
        expect(standardizeColumn(unique(input), kind, order, 'mdy')).toEqual(expected)
      }),
    )
  })

  it('leaves out values that no record has', () => {
    const raw: TextColumn = {
      name: 'x',
      ids: Uint32Array.of(3, 0, 1),
      values: stringTableOf(['Ana', 'Unused', 'Elena']),
    }
    const { column: found, ownTokens } = standardizeColumn(raw, 'given-name', inOrder(3))
    if (found.kind !== 'name') throw new Error('a name was expected')
    expect(found.values.toArray()).toEqual(['', 'elena', 'ana'])
    expect(ownTokens!.toArray()).toEqual(['', 'elena', 'ana'])
  })
})

describe('assembleTable', () => {
  it('numbers tokens by field, whichever field was done first', () => {
    const schema: Schema = { first: 'given-name', last: 'surname' }
    const columns = [
      textColumn('first', ['Ana', 'Cruz'], (value) => value),
      textColumn('last', ['Cruz Vega', 'Ana'], (value) => value),
    ]
    const table = { rows: 2, columns, parts: [] }
    const tasks = fieldTasks(table, schema, { first: ['first'], last: ['last'] })
    const done = new Map(
      tasks
        .toReversed()
        .map(({ field, kind, raw }) => [field, standardizeColumn(raw, kind, inOrder(2))]),
    )
    const { names } = assembleTable(
      2,
      tasks.map(({ field }) => [field, done.get(field)!]),
    )
    expect(names.toArray()).toEqual(['', 'ana', 'cruz', 'vega'])
  })
})
