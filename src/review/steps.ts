import type { ReviewItem, ReviewProposal } from '../ledger/event.ts'

/** Put off until a time, in milliseconds since 1970. */
export function postponed(item: ReviewItem, until: number, note?: string): ReviewItem {
  return { ...item, status: 'postponed', due: until, ...noteOf(note) }
}

/** Given to somebody else; an item that was put off is open again. */
export function reassigned(item: ReviewItem, assignee: string, note?: string): ReviewItem {
  return { ...item, ...reopened(item), assignee, ...noteOf(note) }
}

/** One level up, to nobody in particular yet, and due anew. */
export function escalated(
  item: ReviewItem,
  due: number | undefined,
  to?: string,
  note?: string,
): ReviewItem {
  const { assignee: _, due: __, ...rest } = item
  return {
    ...rest,
    ...reopened(item),
    level: item.level + 1,
    ...(due === undefined ? {} : { due }),
    ...(to === undefined ? {} : { assignee: to }),
    ...noteOf(note),
  }
}

/** Proposed by one party, to be validated by a second (R24). */
export function proposed(
  item: ReviewItem,
  proposal: ReviewProposal,
  by: string,
  due: number | undefined,
): ReviewItem {
  const { due: _, ...rest } = item
  return {
    ...rest,
    status: 'awaiting-validation',
    proposal,
    proposedBy: by,
    ...(due === undefined ? {} : { due }),
  }
}

/** Is it to be worked on now? */
export function isDue(item: ReviewItem, now: number): boolean {
  return item.due !== undefined && item.due <= now
}

function reopened({ status }: ReviewItem): Pick<ReviewItem, 'status'> {
  return { status: status === 'postponed' ? 'open' : status }
}

function noteOf(note: string | undefined): Partial<ReviewItem> {
  return note === undefined ? {} : { note }
}
