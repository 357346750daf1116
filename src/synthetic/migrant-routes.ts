import { HOME_STATES, OTHER_ROUTES, ROUTES } from './data/migrant-routes.ts'
import type { Random } from './random.ts'
import { parseWeighted, type WeightedChoice } from './weighted-choice.ts'

/** Besides home, a family goes to one to three states. */
const SEASON_STATES: readonly number[] = [1, 1, 1, 2, 2, 3]

/** How much of a family's records its home state writes. */
const HOME_SHARE = 0.5

const choices = new Map<string, WeightedChoice<string>>()

function choice(text: string): WeightedChoice<string> {
  let made = choices.get(text)
  if (made === undefined) {
    made = parseWeighted(text)
    choices.set(text, made)
  }
  return made
}

/** The states a family moves between: its home first, two to four in all, all distinct. */
export function drawRoute(random: Random): readonly string[] {
  const home = choice(HOME_STATES).pick(random)
  const route = [home]
  const season = choice(ROUTES[home] ?? OTHER_ROUTES)
  const length = 1 + random.pick(SEASON_STATES)
  while (route.length < length) {
    const state = season.pick(random)
    if (!route.includes(state)) route.push(state)
  }
  return route
}

/** The state of the route that writes the next record. */
export function drawState(route: readonly string[], random: Random): string {
  if (random.chance(HOME_SHARE)) return route[0]!
  return route[1 + random.below(route.length - 1)]!
}
