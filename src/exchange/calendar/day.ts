const DAY_MS = 86_400_000

/** By time zone: making one costs more than all else here. */
const FORMATS = new Map<string, Intl.DateTimeFormat>()

/** No zone's day begins but at a quarter of an hour by Greenwich, since clocks went by zones. */
const SLOT_MS = 900_000
/** The slot that was asked for last, by time zone: mostly the present one, for each student of a file. */
const LAST = new Map<string, { readonly slot: number; readonly day: number }>()

/** The day in a time zone that a moment falls on, as whole days since 1970. */
export function dayIn(timeZone: string, time: number): number {
  const slot = Math.floor(time / SLOT_MS)
  const last = LAST.get(timeZone)
  if (last?.slot === slot) return last.day
  const day = formattedDay(timeZone, time)
  LAST.set(timeZone, { slot, day })
  return day
}

function formattedDay(timeZone: string, time: number): number {
  let format = FORMATS.get(timeZone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    })
    FORMATS.set(timeZone, format)
  }
  const parts = format.formatToParts(time)
  const part = (type: string): number =>
    Number(parts.find((each) => each.type === type)?.value ?? Number.NaN)
  return Date.UTC(part('year'), part('month') - 1, part('day')) / DAY_MS
}

/** `2026-11-27`. */
export function isoDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** The day of `2026-11-27`; undefined if there is no such day. */
export function dayOfIso(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const time = Date.parse(`${text}T00:00:00Z`)
  return Number.isNaN(time) || isoDay(time / DAY_MS) !== text ? undefined : time / DAY_MS
}

/**
 * When a day is over in every state, from Maine to Samoa, in milliseconds since 1970: noon of the next
 * by Greenwich.
 */
export function endOfDay(day: number): number {
  return (day + 1.5) * DAY_MS
}
