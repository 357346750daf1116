/**
 * The worklist: what administrators have to look at, and by when. An item says where it lies and what
 * became of it; what it is about stands where its kind has its truth: a review item of the registry, a
 * data request, a notice, a correction. Its one hard problem is that it must never contradict that:
 * it is changed in the same transaction, and nobody else decides anything by it.
 *
 * @module
 */

import type { Place } from '../access/roles.ts'

/**
 * `near-match`: are these one child? `record-conflict`: what the records say speaks against what
 * stands. `validate-…`: somebody has proposed it; a second party agrees or refuses.
 */
export const WORK_KINDS = [
  'near-match',
  'record-conflict',
  'validate-near-match',
  'validate-merge',
  'validate-split',
  'data-request',
  'move-notice',
  'data-correction',
] as const
export type WorkKind = (typeof WORK_KINDS)[number]

/** `postponed`: out of sight until a time; its clock runs on. */
export const WORK_STATUSES = ['open', 'postponed', 'closed'] as const
export type WorkStatus = (typeof WORK_STATUSES)[number]

/** A place of one state: the level of its administrators is that of the narrowest part. */
export interface DeskPlace extends Place {
  readonly state: string
}

/** Where an item lies: with the administrators of a place, one desk for each state that has a say. */
export interface Desk {
  readonly place: DeskPlace
  /** Account of the administrator whose task it is; absent: whoever of the place comes first. */
  readonly assignee?: string
  /** When it is to be done, in milliseconds since 1970. */
  readonly due?: number
  /** When the clock acts on it: it goes a level up, or is at its end. Absent: never. */
  readonly escalates?: number
  /** This desk is done: whose decision it was. `exchange`: the policy’s. */
  readonly done?: { readonly by: string; readonly at: number }
}

/** One thing to be done. */
export interface WorkItem {
  /** From 1 up. */
  readonly id: number
  /** From 1 up with each change. */
  readonly revision: number
  readonly kind: WorkKind
  readonly status: WorkStatus
  /** What it is about, in words of its kind: `registry 17`, `data-request 4`. One open item for each. */
  readonly subject: string
  /** MSIX ids, as they were when the item last changed. */
  readonly students: readonly string[]
  /** States that it concerns: their administrators may look at it. Ascending. */
  readonly states: readonly string[]
  /** None: it is the proposer’s, or closed from the beginning. */
  readonly desks: readonly Desk[]
  /** Milliseconds since 1970, as all times. */
  readonly opened: number
  /** Who asks for it, where it was a person. */
  readonly proposer?: { readonly account: string; readonly state?: string }
  /** Until when it is put off. */
  readonly until?: number
  /** Somebody has it open. */
  readonly lock?: { readonly by: string; readonly until: number }
  /** How it ended: `merged`, `refused`, `answered`. */
  readonly outcome?: string
  readonly closed?: number
  /** Sequence number of the registry’s entry in which it took effect: what an undo takes back. */
  readonly entry?: number
  /** It takes back what another item did. */
  readonly undoes?: WorkUndo
  /** The item that took it back. */
  readonly undoneBy?: number
}

/** What is to be taken back, and how. */
export interface WorkUndo {
  readonly item: number
  readonly entry: number
  /** Hold apart what was merged. */
  readonly apart: boolean
  /** Where records go that arrived since; others go where they fit best. */
  readonly placement: readonly WorkPlacement[]
}

export interface WorkPlacement {
  readonly state: string
  readonly stateStudentId: string
  readonly msixId: string
}

/** A step in the life of an item. */
export interface WorkStep {
  readonly at: number
  /** Account, or `exchange`. */
  readonly by: string
  /** `opened`, `approved`, `reassigned`, … */
  readonly action: string
  /** Where it lies from now on, or which desk it was about. */
  readonly place?: DeskPlace
  readonly note?: string
}

export const WORK_LEVELS = ['district', 'region', 'state'] as const
export type WorkLevel = (typeof WORK_LEVELS)[number]

/** Level of the administrators of a place. */
export function levelOf({ region, district }: Place): WorkLevel {
  if (district !== undefined) return 'district'
  return region === undefined ? 'state' : 'region'
}
