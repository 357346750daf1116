import { BIRTH_PLACES } from './data/birth-places.ts'
import type { Community } from './person-names.ts'
import type { Random } from './random.ts'
import { parseWeighted, WeightedChoice } from './weighted-choice.ts'

/** Where a child was born. */
export interface BirthPlace {
  readonly city: string
  readonly state: string
  readonly country: string
}

/** Countries of birth by community; about half of all migratory children are born in the US. */
const COUNTRIES: Readonly<Record<Community, string>> = {
  hispanic: 'US:50,MX:38,GT:4,HN:3,SV:3,PR:2',
  mayan: 'GT:70,US:30',
  general: 'US:1',
  haitian: 'US:60,HT:40',
  hmong: 'US:1',
  marshallese: 'MH:55,US:45',
  karen: 'TH:50,US:50',
}

/** Of births in the US: in the family's home state, if it has a place of ours. */
const HOME_STATE_SHARE = 0.6

const countries = new Map<Community, WeightedChoice<string>>()
const places = new Map<string, WeightedChoice<BirthPlace>>()

/** A birth place as families of the community have it. */
export function drawBirthPlace(community: Community, home: string, random: Random): BirthPlace {
  let choice = countries.get(community)
  if (choice === undefined) {
    choice = parseWeighted(COUNTRIES[community])
    countries.set(community, choice)
  }
  return drawPlaceIn(choice.pick(random), home, random)
}

/** A birth place in one country. */
export function drawPlaceIn(country: string, home: string, random: Random): BirthPlace {
  if (country === 'US' && random.chance(HOME_STATE_SHARE)) {
    const near = placesOf(country, home)
    if (near.items.length > 0) return near.pick(random)
  }
  return placesOf(country, '').pick(random)
}

/** The places of a country, or of one of its states. */
function placesOf(country: string, state: string): WeightedChoice<BirthPlace> {
  const key = `${country}/${state}`
  const known = places.get(key)
  if (known !== undefined) return known
  const items: BirthPlace[] = []
  const weights: number[] = []
  for (const entry of BIRTH_PLACES[country]!.split(/[;\n]+/)) {
    const [city, region, weight] = entry.split('|')
    if (state !== '' && region !== state) continue
    items.push({ city: city!, state: region!, country })
    weights.push(Number(weight))
  }
  const made = new WeightedChoice(items, weights)
  places.set(key, made)
  return made
}
