import type { LinkageModel } from '../model/linkage-model.ts'
import type { MatchedPerson } from '../registry/match-record.ts'
import type { PersonView } from '../registry/person-view.ts'
import type { ReviewCase } from '../registry/review-case.ts'
import type { FeedEvent, WriteAnswer } from '../registry/write-answer.ts'
import { statedProbability } from '../scoring/match-probability.ts'

/** An event as it is printed: what happened first, then when and by whom; records by their keys too. */
export function eventAnswer({ sequence, event, entry, records }: FeedEvent): object {
  const { kind, ...rest } = event
  const { operation, time, author, reason } = entry
  return {
    sequence,
    kind,
    ...rest,
    ...(records.length === 0 ? {} : { records }),
    entry: {
      sequence: entry.sequence,
      operation,
      time: new Date(time).toISOString(),
      author,
      reason,
    },
  }
}

/** What a write did, as it is printed. */
export function writeAnswer<T extends WriteAnswer>(answer: T, dryRun: boolean | undefined): object {
  return {
    ...(dryRun ? { dryRun } : {}),
    ...answer,
    events: answer.events.map(eventAnswer),
  }
}

/** A review item as it is printed, with both records. */
export function caseAnswer(
  { item, weight, left, right }: ReviewCase,
  { calibration }: LinkageModel,
): object {
  const { evidence: _, records: __, ...rest } = item
  return {
    ...rest,
    ...(weight === undefined
      ? {}
      : { weight, probability: statedProbability(weight, calibration) }),
    left,
    right,
  }
}

/** A person that a record may be, as it is printed. */
export function candidateAnswer(
  { person, weight, decision, records, steps }: MatchedPerson,
  { calibration }: LinkageModel,
): object {
  const probability = statedProbability(weight, calibration)
  return { person, decision, weight, probability, records, steps }
}

/** A person as it is printed; records without their values, which the consolidated view gives. */
export function personAnswer({ members, ...person }: PersonView): object {
  return {
    ...person,
    members: members.map(({ source, id, version, link, pins }) => ({
      source,
      id,
      version,
      link,
      ...(pins.length === 0 ? {} : { pins }),
    })),
  }
}
