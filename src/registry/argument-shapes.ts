import { REVIEW_REASONS, REVIEW_STATUSES } from '../ledger/event.ts'
import {
  anything,
  boolean,
  dictionary,
  having,
  list,
  number,
  object,
  optional,
  type Shape,
  such,
  text,
  whole,
  word,
} from '../model/shape.ts'
import { StringTable } from '../records/string-table.ts'
import type { Arguments, Doors } from './door.ts'
import type { OpenedRegistry } from './open-registry.ts'
import { PreparedSubmission } from './prepare-records.ts'
import type { Registry } from './registry.ts'
import type { Review } from './review.ts'
import { REVIEW_CHOICES } from './review-decision.ts'
import type { Transaction } from './transaction.ts'

const action = such((value) => typeof value === 'function', 'must be a function')
const signal = such((value) => value instanceof AbortSignal, 'must be an AbortSignal')
const bits = such(
  (value) => typeof value === 'number' && !Number.isNaN(value),
  'must be a number of bits',
)
const count = such(
  (value) => value === Infinity || (Number.isSafeInteger(value) && (value as number) >= 0),
  'must be a whole number from 0 up',
)
const series = such(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    (Symbol.iterator in value || Symbol.asyncIterator in value),
  'must be a list, or something else to be gone through',
)

/** Of any fields: a model may ask for them later. Values are text; what is not there is left out. */
const fields = dictionary(text)
const key = having({ source: text, id: text })
/** Source and id are told by an error of their own. */
const record = having({ fields })
const oneOrMany: Shape = (value, path) =>
  Array.isArray(value) ? list(record)(value, path) : record(value, path)

const prepared = such((value) => value instanceof PreparedSubmission, 'must be what prepare gave')

const column = having({
  name: text,
  ids: such((value) => value instanceof Uint32Array, 'must be a Uint32Array'),
  values: such((value) => value instanceof StringTable, 'must be a table of strings'),
})
const table = having({ rows: whole(0), columns: list(column), parts: list(having({ file: text })) })
const file: Shape = (value, path) =>
  typeof value === 'string' ? undefined : having({ name: text, stream: series })(value, path)
/** A table, or files. */
const input: Shape = (value, path) => {
  if (Array.isArray(value)) list(file)(value, path)
  else if (typeof value === 'object' && value !== null && 'columns' in value) table(value, path)
  else file(value, path)
}

const head = { author: text, reason: text }
const write = { ...head, expected: dictionary(whole(0)), dryRun: boolean }
const writeOptions = optional(object({}, write))
const survivor = { survivor: text }
const noted = { ...write, note: text }

const merge = having({ survivor: text, others: list(text) })
const split = having({ person: text, parts: list(list(key)) })
const fact = having({ kind: word('must-link', 'cannot-link'), left: key, right: key })
const rekey = having({ source: text, from: text, to: text })
const pin = having({ record: key, field: text })
const rule = object(
  {},
  {
    reasons: list(word(...REVIEW_REASONS)),
    status: word(...REVIEW_STATUSES),
    least: bits,
    most: bits,
    same: list(text),
    compatible: list(text),
  },
)

/** The arguments of a registry's reads, and of what is read bit by bit. */
export const READS: Doors<Registry> = {
  submitAll: {
    records: series,
    options: optional(
      object({}, { ...write, empty: word('refuse', 'skip'), batch: anything, signal }),
    ),
  },
  match: { fields, options: optional(object({}, { limit: count, source: text })) },
  person: { id: text },
  personOf: { record: key },
  resolve: { id: text },
  consolidated: { id: text, sees: optional(action) },
  duplicates: { least: optional(bits) },
  explain: { left: key, right: key },
  history: { person: text },
  events: { options: optional(object({}, { since: whole(0), limit: count })) },
  asOf: { sequence: whole(0) },
  read: { action },
}

/** How much may help where all records are judged, and who is told. */
const judging = {
  threads: whole(1),
  threadsFrom: count,
  memoryBudget: number,
  signal,
  onProgress: action,
}
/** What a plan says is held against what would happen; its model has an error of its own. */
const plan = having({
  made: having({ sequence: whole(0), hash: text }),
  to: having({ hash: text }),
  counts: having({}),
  model: having({}),
})

/** The arguments of a registry's writes. */
export const WRITES: Doors<Registry> = {
  submit: {
    records: oneOrMany,
    options: optional(object({}, { ...write, empty: word('refuse', 'skip') })),
  },
  prepare: { records: list(record) },
  load: {
    input,
    options: object(
      { id: text, source: text },
      {
        ...head,
        map: dictionary(text),
        ignore: list(text),
        threads: whole(1),
        threadsFrom: count,
        memoryBudget: number,
        read: having({}),
        signal,
        onProgress: action,
      },
    ),
  },
  delete: { record: key, options: writeOptions },
  rekey: { rekey, options: writeOptions },
  erase: { record: key, options: writeOptions },
  pin: { pin, options: writeOptions },
  unpin: { pin, options: writeOptions },
  merge: { merge, options: writeOptions },
  split: { split, options: writeOptions },
  unlink: { record: key, options: writeOptions },
  assert: { fact, options: writeOptions },
  retract: { assertion: whole(0), options: writeOptions },
  undo: {
    entry: whole(0),
    options: optional(
      object(
        {},
        {
          ...write,
          apart: boolean,
          placement: list(having({ source: text, id: text, person: text })),
        },
      ),
    ),
  },
  planModelChange: {
    model: having({}),
    options: optional(object({}, { ...judging, samples: whole(0), onChange: action })),
  },
  applyModelChange: { plan, options: optional(object({}, { ...judging, ...head })) },
  write: { action, options: writeOptions },
}

export const REVIEW_READS: Doors<Review> = {
  list: {
    filter: optional(
      object(
        {},
        {
          status: word(...REVIEW_STATUSES),
          reason: word(...REVIEW_REASONS),
          person: text,
          assignee: text,
          dueBy: number,
          from: whole(0),
          limit: count,
        },
      ),
    ),
  },
  get: { item: whole(0) },
  export: { rule: optional(rule) },
  choose: {
    rule,
    choice: word(...REVIEW_CHOICES),
    sample: object({ size: whole(0) }, { seed: whole(0) }),
  },
}

const item = whole(0)

export const REVIEW_WRITES: Doors<Review> = {
  accept: { item, options: optional(object({}, { ...write, ...survivor })) },
  reject: { item, options: writeOptions },
  validate: { item, options: writeOptions },
  withdraw: { item, options: writeOptions },
  postpone: { item, until: number, options: optional(object({}, noted)) },
  reassign: { item, to: text, options: optional(object({}, noted)) },
  escalate: { item, options: optional(object({}, { ...noted, to: text, due: number })) },
  apply: {
    decisions: list(
      object(
        { item, choice: word(...REVIEW_CHOICES) },
        { seen: whole(0), ...survivor, comment: text, due: number },
      ),
    ),
    options: writeOptions,
  },
}

/** The arguments of operations within a transaction. */
export const OPERATIONS: Doors<Transaction> = {
  submit: { records: oneOrMany, prepared: optional(prepared) },
  delete: { record: key },
  rekey: { rekey },
  erase: { record: key },
  merge: { merge },
  split: { split },
  unlink: { record: key },
  assert: { fact },
  retract: { assertion: whole(0) },
  accept: { item, options: optional(object({}, survivor)) },
  reject: { item },
  pin: { pin },
  unpin: { pin },
}

/** The arguments of what only a registry in a folder can do. */
export const IN_FOLDER: Doors<OpenedRegistry> = {
  matchMany: {
    records: series,
    options: optional(object({}, { threads: whole(1), limit: count, signal })),
  },
}

export const IN_FOLDER_PROMISED: Doors<OpenedRegistry> = { backup: { to: text } }

/** A record that is looked up among many. */
export const TO_MATCH: Arguments = {
  record: such((value) => typeof value === 'object' && value !== null, 'must be an object'),
}

/** The arguments of `verifyRegistryIn`. */
export const VERIFYING: Arguments = {
  dir: text,
  options: optional(
    object({}, { threads: whole(1), threadsFrom: count, signal, onProgress: action }),
  ),
}

const positive = such((value) => typeof value === 'number' && value > 0, 'must be a number above 0')

/** The arguments of `openRegistry`. What policies there are is told by an error of their own. */
export const OPENING: Arguments = {
  dir: text,
  options: optional(
    object(
      {},
      {
        create: object(
          { model: having({}) },
          {
            author: text,
            mergePersons: anything,
            splitPersons: anything,
            secondParty: anything,
            dueAfter: anything,
            personIds: anything,
          },
        ),
        readOnly: boolean,
        survivorship: object(
          {},
          {
            trust: list(text),
            groups: list(
              object({
                fields: list(text),
                keep: word('one', 'all'),
                rules: list(word('latest', 'most-trusted', 'most-complete', 'most-frequent')),
              }),
            ),
          },
        ),
        threads: whole(0),
        threadsFrom: count,
        onWrite: action,
        personIds: having({ next: action }),
        now: action,
        maxBytes: positive,
        lockTimeoutMs: such(
          (value) => typeof value === 'number' && value >= 0,
          'must be a number of milliseconds',
        ),
      },
    ),
  ),
}
