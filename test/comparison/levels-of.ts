import { compileComparisons } from '../../src/comparison/compile-comparisons.ts'
import { defineModel } from '../../src/model/define-model.ts'
import { type FieldKind, type LinkageModel, NULL_LEVEL } from '../../src/model/linkage-model.ts'
import { standardized } from '../support/standardized.ts'

type Field =
  | 'first'
  | 'middle'
  | 'last'
  | 'last2'
  | 'parent1'
  | 'parent2'
  | 'dob'
  | 'sex'
  | 'street'
  | 'city'
  | 'postcode'
  | 'state'
  | 'country'
  | 'id'
  | 'id2'
  | 'note'

export const SCHEMA: Readonly<Record<Field, FieldKind>> = {
  first: 'given-name',
  middle: 'middle-name',
  last: 'surname',
  last2: 'surname',
  parent1: 'given-name',
  parent2: 'given-name',
  dob: 'date',
  sex: 'sex',
  street: 'street',
  city: 'place',
  postcode: 'postcode',
  state: 'state',
  country: 'country',
  id: 'identifier',
  id2: 'identifier',
  note: 'text',
}

export type TestRecord = { readonly [F in Field]?: string }

export const model: LinkageModel = defineModel({
  schema: SCHEMA,
  blocking: [{ name: 'date', key: [{ part: 'date', field: 'dob', form: 'day' }] }],
  // One of each kind.
  comparisons: [
    {
      kind: 'given-name',
      name: 'first',
      given: 'first',
      middle: 'middle',
      surnames: ['last', 'last2'],
    },
    { kind: 'middle-name', name: 'middle', given: 'first', middle: 'middle' },
    { kind: 'surname', name: 'surname', fields: ['last', 'last2'] },
    { kind: 'parents', name: 'parents', parents: [{ given: 'parent1' }, { given: 'parent2' }] },
    { kind: 'date', name: 'date', field: 'dob' },
    { kind: 'exact', name: 'sex', field: 'sex' },
    { kind: 'address', name: 'address', street: 'street', city: 'city', postcode: 'postcode' },
    { kind: 'place', name: 'place', city: 'city', state: 'state', country: 'country' },
    { kind: 'identifier', name: 'id', fields: ['id', 'id2'] },
    { kind: 'identifier', name: 'id within', fields: ['id'], within: 'state' },
    { kind: 'text', name: 'note', field: 'note', at: [0.95, 0.8] },
  ],
})

/** Compares two of the records by the model; gives a level name for each comparison. */
export function comparing(
  records: readonly TestRecord[],
): (left: number, right: number) => Readonly<Record<string, string>> {
  const compiled = compileComparisons(model, standardized(SCHEMA, records))
  const levels = new Uint8Array(compiled.width)
  const rarities = new Float32Array(compiled.width)
  return (left, right) => {
    compiled.compare(left, right, levels, rarities)
    return Object.fromEntries(
      model.comparisons.map(({ name, levels: own }, at) => {
        return [name, levels[at] === NULL_LEVEL ? 'missing' : own[levels[at]!]!.name]
      }),
    )
  }
}

/** The level of two records in one comparison, checked in both directions. */
export function levelOf(comparison: string, left: TestRecord, right: TestRecord): string {
  const compare = comparing([left, right])
  const level = compare(0, 1)[comparison]
  if (level === undefined) throw new Error(`no comparison ${comparison}`)
  const back = compare(1, 0)[comparison]
  if (back !== level) throw new Error(`${comparison}: ${level}, but ${back} the other way`)
  return level
}
