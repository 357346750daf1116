import {
  type Codec,
  kinds,
  list,
  optional,
  type Parts,
  real,
  struct,
  text,
  whole,
  word,
} from './codec.ts'
import {
  REVIEW_REASONS,
  REVIEW_STATUSES,
  type ReviewEvidence,
  type ReviewItem,
  type ReviewOutcome,
  type ReviewProposal,
} from './event.ts'
import type { ItemState } from './state.ts'

const persons = list(text)
const records = list(whole)

const evidence = struct<ReviewEvidence>({ left: whole, right: whole, weight: real })

const proposal = kinds<ReviewProposal>({
  merge: [0, struct({ survivor: text, others: persons })],
  split: [1, struct({ person: text, parts: list(records) })],
  retract: [2, struct({ assertions: list(whole) })],
})

const PARTS: Parts<ReviewItem> = {
  item: whole,
  reason: word(REVIEW_REASONS),
  status: word(REVIEW_STATUSES),
  persons,
  records,
  evidence: list(evidence),
  proposal: optional(proposal),
  proposedBy: optional(text),
  note: optional(text),
  assignee: optional(text),
  level: whole,
  due: optional(whole),
  openedAt: whole,
}

export const outcomeCodec: Codec<ReviewOutcome> = word([
  'accepted',
  'rejected',
  'superseded',
  'withdrawn',
])

export const itemCodec: Codec<ReviewItem> = struct(PARTS)

export const itemStateCodec: Codec<ItemState> = struct<ItemState>({
  ...PARTS,
  outcome: optional(outcomeCodec),
})
