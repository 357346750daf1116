import { calendarDate, dayNumber } from './calendar.ts'
import type { Random } from './random.ts'
import { WeightedChoice } from './weighted-choice.ts'

/** Children are 3 to 21 years old on 1 September 2026. */
const EARLIEST = dayNumber(2004, 9, 2)
const LATEST = dayNumber(2023, 9, 1)

/** Births by month against an even spread, January first; most children are born in late summer. */
const SEASON: readonly number[] = [
  0.97, 0.96, 0.96, 0.97, 0.98, 1.0, 1.04, 1.06, 1.06, 1.02, 0.99, 0.99,
]
const SEASON_PEAK = 1.06

/** Months between siblings born one after the other: `[from, to)` and its weight. */
const GAPS: readonly (readonly [from: number, to: number, weight: number])[] = [
  [11, 18, 13],
  [18, 24, 20],
  [24, 36, 28],
  [36, 48, 18],
  [48, 60, 11],
  [60, 84, 10],
]
const DAYS_PER_MONTH = 30.4375
const gapChoice: WeightedChoice<readonly [number, number, number]> = new WeightedChoice(
  GAPS,
  GAPS.map(([, , weight]) => weight),
)

/**
 * The birth days of a family's births, in no order: the first is uniform over the years with a mild
 * season, the others are at a sibling's distance from the youngest or the eldest so far.
 *
 * @param births - how many births; twins are one.
 * @returns day numbers as of `calendar.ts`.
 */
export function drawBirthDays(births: number, random: Random): number[] {
  const days = [drawDay(random)]
  let [eldest, youngest] = [days[0]!, days[0]!]
  while (days.length < births) {
    const after = random.chance(0.5)
    const day = drawSiblingDay(after ? youngest : eldest, after ? 1 : -1, random)
    // Beyond the ages of school; the next try takes another gap or the other side. A family that
    // fills all the years is begun anew.
    if (day < EARLIEST || day > LATEST) {
      if (random.chance(0.05)) return drawBirthDays(births, random)
      continue
    }
    days.push(day)
    if (after) youngest = day
    else eldest = day
  }
  return days
}

function drawDay(random: Random): number {
  for (;;) {
    const day = EARLIEST + random.below(LATEST - EARLIEST + 1)
    if (isInSeason(day, random)) return day
  }
}

function drawSiblingDay(from: number, direction: 1 | -1, random: Random): number {
  for (;;) {
    const [low, high] = gapChoice.pick(random)
    const months = low + random.unit() * (high - low)
    const day = from + direction * Math.floor(months * DAYS_PER_MONTH)
    if (isInSeason(day, random)) return day
  }
}

function isInSeason(day: number, random: Random): boolean {
  return random.chance(SEASON[calendarDate(day).month - 1]! / SEASON_PEAK)
}
