import { type TString, Type } from 'typebox'

/** A day that there is: `2026-11-27`. So all days stand in requests and answers. */
export const DAY: TString = Type.String({ format: 'date' })
/** A moment: `2026-11-27T09:30:00.000Z`. So all times stand in requests and answers. */
export const MOMENT: TString = Type.String({ format: 'date-time' })

/**
 * A moment as it is answered.
 *
 * @param time - in milliseconds since 1970; one beyond what a date can be is the last that can.
 */
export function momentOf(time: number): string {
  return new Date(Math.min(time, LAST)).toISOString()
}

const LAST = 8.64e15
