import fc from 'fast-check'
import type {
  Assertion,
  LedgerEvent,
  LinkEvidence,
  ReviewItem,
  ReviewProposal,
} from '../../src/ledger/event.ts'

const number = fc.maxSafeNat()
const word = fc.string({ unit: 'binary', maxLength: 12 })
const words = fc.array(word, { maxLength: 4 })
const numbers = fc.array(number, { maxLength: 4 })
const weight = fc.double({ noNaN: true })
const verdict = fc.constantFrom('match', 'near-match', 'non-match')

const evidence: fc.Arbitrary<LinkEvidence> = fc.record({
  other: number,
  weight,
  rules: numbers,
  levels: fc.array(fc.nat(255), { maxLength: 9 }),
  verdict,
})

const assertion: fc.Arbitrary<Assertion> = fc.record({
  assertion: number,
  kind: fc.constantFrom('must-link', 'cannot-link'),
  left: number,
  right: number,
  leftVersion: number,
  rightVersion: number,
  verdict,
  origin: fc.constantFrom('stated', 'merge', 'split', 'rejection', 'undo', 'source'),
  author: word,
  reason: word,
  time: number,
})

const proposal: fc.Arbitrary<ReviewProposal> = fc.oneof(
  fc.record({ kind: fc.constant('merge'), survivor: word, others: words }),
  fc.record({
    kind: fc.constant('split'),
    person: word,
    parts: fc.array(numbers, { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('retract'), assertions: numbers }),
)

const item: fc.Arbitrary<ReviewItem> = fc.record(
  {
    item: number,
    reason: fc.constantFrom(
      'near-match',
      'small-margin',
      'potential-merge',
      'potential-split',
      'stale-decision',
      'contradiction',
      'user-merge',
      'user-split',
    ),
    status: fc.constantFrom('open', 'awaiting-validation', 'postponed'),
    persons: words,
    records: numbers,
    evidence: fc.array(fc.record({ left: number, right: number, weight }), { maxLength: 3 }),
    proposal,
    proposedBy: word,
    note: word,
    assignee: word,
    level: number,
    due: number,
    openedAt: number,
  },
  {
    requiredKeys: [
      'item',
      'reason',
      'status',
      'persons',
      'records',
      'evidence',
      'level',
      'openedAt',
    ],
  },
)

const by = fc.constantFrom('engine', 'person')

/** Any event there can be, whether it makes sense or not. */
export const ledgerEvents: fc.Arbitrary<LedgerEvent> = fc.oneof(
  fc.record({
    kind: fc.constant('submitted'),
    record: number,
    source: word,
    id: word,
    version: number,
    payload: fc.uint8Array({ minLength: 32, maxLength: 32 }),
  }),
  fc.record({ kind: fc.constantFrom('deleted', 'erased'), record: number }),
  fc.record({ kind: fc.constant('rekeyed'), record: number, former: word, id: word }),
  fc.record(
    { kind: fc.constant('created'), person: word, splitFrom: word },
    { requiredKeys: ['kind', 'person'] },
  ),
  fc.record(
    {
      kind: fc.constant('linked'),
      record: number,
      person: word,
      link: fc.constantFrom('auto', 'verified', 'asserted'),
      evidence,
    },
    { requiredKeys: ['kind', 'record', 'person', 'link'] },
  ),
  fc.record({ kind: fc.constant('unlinked'), record: number, person: word }),
  fc.record({
    kind: fc.constant('merged'),
    survivor: word,
    others: words,
    records: fc.array(numbers, { maxLength: 4 }),
    by,
  }),
  fc.record({ kind: fc.constant('split'), person: word, parts: words, by }),
  fc.record({ kind: fc.constant('redirected'), person: word, to: word }),
  fc.record({ kind: fc.constant('restored'), person: word }),
  fc.record({ kind: fc.constantFrom('asserted', 'retracted'), assertion }),
  fc.record({ kind: fc.constantFrom('flagged', 'rewritten'), item }),
  fc.record({
    kind: fc.constant('resolved'),
    item: number,
    outcome: fc.constantFrom('accepted', 'rejected', 'superseded', 'withdrawn'),
  }),
  fc.record({ kind: fc.constantFrom('pinned', 'unpinned'), record: number, field: word }),
  fc.record({ kind: fc.constant('model-changed'), model: word }),
  fc.record({ kind: fc.constant('undone'), entry: number }),
)
