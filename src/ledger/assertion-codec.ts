import { type Codec, struct, text, whole, word } from './codec.ts'
import type { Assertion, PairVerdict } from './event.ts'

export const verdictCodec: Codec<PairVerdict> = word(['match', 'near-match', 'non-match'])

export const assertionCodec: Codec<Assertion> = struct<Assertion>({
  assertion: whole,
  kind: word(['must-link', 'cannot-link', 'near-match']),
  left: whole,
  right: whole,
  leftVersion: whole,
  rightVersion: whole,
  verdict: verdictCodec,
  origin: word(['stated', 'merge', 'split', 'rejection', 'undo', 'source']),
  author: text,
  reason: text,
  time: whole,
})
