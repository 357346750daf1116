import {
  boolean,
  dictionary,
  list,
  nullable,
  number,
  object,
  type Shape,
  text,
  variants,
  word,
} from './shape.ts'
import { FIELD_KINDS } from './validate-model.ts'

const keyPart = variants('part', {
  name: object(
    {
      part: text,
      fields: list(text),
      form: word('exact', 'variant', 'sound', 'variant-sound', 'phonetic', 'deletion', 'initial'),
    },
    { tokens: word('each', 'first', 'pair') },
  ),
  date: object({
    part: text,
    field: text,
    form: word('day', 'variant', 'digits', 'month', 'year', 'month-day', 'deletion'),
  }),
  value: object({ part: text, field: text }, { prefix: number }),
})

const base = {
  kind: text,
  name: text,
  scope: word('person', 'birth', 'family'),
  levels: list(object({ name: text, m: number, u: number }, { sibling: number, twin: number })),
}

const rows = list(list(number))
const dependence = object({ on: text }, { m: rows, u: rows })
const maybe = { dependence }

const comparison = variants('kind', {
  'given-name': object(
    { ...base, given: text },
    { ...maybe, middle: text, surnames: list(text), termFrequency: boolean },
  ),
  'middle-name': object({ ...base, given: text, middle: text }, maybe),
  surname: object({ ...base, fields: list(text) }, { ...maybe, termFrequency: boolean }),
  date: object({ ...base, field: text }, maybe),
  parents: object(
    { ...base, parents: list(object({ given: text }, { surname: text })) },
    { ...maybe, termFrequency: boolean },
  ),
  address: object(base, { ...maybe, street: text, city: text, postcode: text }),
  place: object(base, { ...maybe, city: text, state: text, country: text }),
  identifier: object({ ...base, fields: list(text) }, { ...maybe, within: text }),
  text: object({ ...base, field: text, at: list(number) }, maybe),
  exact: object({ ...base, field: text }, maybe),
})

const frequencies = object({ floor: number, collision: number, values: dictionary(number) })

/** The shape of a model document, schema version 1. */
export const MODEL_SHAPE: Shape = object(
  {
    schemaVersion: number,
    name: text,
    schema: dictionary(word(...FIELD_KINDS)),
    blocking: object(
      {
        rules: list(object({ name: text, key: list(keyPart) }, { finer: list(keyPart) })),
        maxBlockSize: number,
        pairsPerRecord: number,
      },
      {
        candidatesPerRecord: number,
        blockLimit: number,
        confirmAbove: number,
        overfull: list(object({ rule: text, key: text, parts: number })),
      },
    ),
    comparisons: list(comparison),
    prior: object({
      matchesPerRecord: number,
      siblingsPerRecord: number,
      twinsPerRecord: number,
      population: nullable(number),
    }),
    thresholds: object({ lower: number, upper: number, margin: number, guard: number }),
    constraints: object(
      {
        withinSource: word('match', 'near-match', 'never'),
        strongIdentifiers: list(list(text)),
      },
      { multipleBirth: text, socialSecurity: text },
    ),
    training: object({ rules: list(list(keyPart)) }),
  },
  {
    calibration: object({ bits: number, slope: number }),
    dateOrders: dictionary(word('mdy', 'dmy')),
    frequencies: object({ given: frequencies, surname: frequencies }),
    skipDates: dictionary(list(number)),
    fitted: object({ by: word('em', 'labels', 'built-in'), records: number, note: text }),
  },
)
