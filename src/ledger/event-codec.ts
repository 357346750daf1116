import { assertionCodec, verdictCodec } from './assertion-codec.ts'
import {
  byte,
  bytes,
  type Codec,
  kinds,
  list,
  optional,
  real,
  struct,
  text,
  whole,
  word,
} from './codec.ts'
import type { LedgerEvent, LedgerEventKind, LinkEvidence, LinkKind } from './event.ts'
import { itemCodec, outcomeCodec } from './item-codec.ts'

/** Kinds of links by their number. */
export const LINK_KINDS = ['auto', 'verified', 'asserted'] as const

export const linkKindCodec: Codec<LinkKind> = word(LINK_KINDS)

const evidence = struct<LinkEvidence>({
  other: whole,
  weight: real,
  rules: list(whole),
  levels: list(byte),
  verdict: verdictCodec,
})

type Told<K extends LedgerEventKind> = Omit<Extract<LedgerEvent, { readonly kind: K }>, 'kind'>

const by = word(['engine', 'person'])
const onRecord = struct<{ readonly record: number }>({ record: whole })
const onPerson = struct<{ readonly person: string }>({ person: text })
const pin = struct<{ readonly record: number; readonly field: string }>({
  record: whole,
  field: text,
})

/** An event in bytes; kinds may be added, their numbers never change. */
export const eventCodec: Codec<LedgerEvent> = kinds<LedgerEvent>({
  submitted: [1, struct({ record: whole, source: text, id: text, version: whole, payload: bytes })],
  deleted: [2, onRecord],
  rekeyed: [3, struct({ record: whole, former: text, id: text })],
  erased: [4, onRecord],
  created: [5, struct<Told<'created'>>({ person: text, splitFrom: optional(text) })],
  linked: [
    6,
    struct<Told<'linked'>>({
      record: whole,
      person: text,
      link: linkKindCodec,
      evidence: optional(evidence),
    }),
  ],
  unlinked: [7, struct({ record: whole, person: text })],
  merged: [8, struct({ survivor: text, others: list(text), records: list(list(whole)), by })],
  split: [9, struct({ person: text, parts: list(text), by })],
  redirected: [10, struct({ person: text, to: text })],
  restored: [11, onPerson],
  asserted: [12, struct({ assertion: assertionCodec })],
  retracted: [13, struct({ assertion: assertionCodec })],
  flagged: [14, struct({ item: itemCodec })],
  rewritten: [15, struct({ item: itemCodec })],
  resolved: [16, struct({ item: whole, outcome: outcomeCodec })],
  pinned: [17, pin],
  unpinned: [18, pin],
  'model-changed': [19, struct({ model: text })],
  undone: [20, struct({ entry: whole })],
})
