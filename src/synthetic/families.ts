import { drawBirthDays } from './birth-dates.ts'
import { type BirthPlace, drawBirthPlace, drawPlaceIn } from './birth-places.ts'
import { type CalendarDate, calendarDate } from './calendar.ts'
import { drawRoute, drawState } from './migrant-routes.ts'
import {
  type Community,
  drawFirstName,
  drawMiddleName,
  drawParentName,
  drawSimilarName,
  drawSurname,
  usesTwoSurnames,
} from './person-names.ts'
import type { Random } from './random.ts'
import { parseWeighted, WeightedChoice } from './weighted-choice.ts'

/** A father or mother. */
export interface Parent {
  readonly first: string
  readonly last: string
}

/** A child as it is, before any state writes about it. */
export interface Child {
  readonly first: string
  readonly middle: string
  /** The paternal surname, or the only one. */
  readonly last1: string
  /** The maternal surname; '' if the child has one surname. */
  readonly last2: string
  readonly suffix: string
  readonly isGirl: boolean
  readonly isTwin: boolean
  readonly birthDate: CalendarDate
  readonly birthPlace: BirthPlace
  readonly parents: readonly [Parent, Parent]
  /** The state that writes each record, in time order; one to four distinct ones. */
  readonly states: readonly string[]
}

/** Four families in five are Hispanic; Maya families of Guatemala are counted among them. */
const COMMUNITIES: WeightedChoice<string> = parseWeighted(
  'hispanic:765,mayan:35,general:140,haitian:30,hmong:10,marshallese:10,karen:10',
)
/** Families by number of children, so that 55 % of the children have a sibling. */
const FAMILY_SIZES: WeightedChoice<number> = new WeightedChoice(
  [1, 2, 3, 4, 5],
  [45 / 1, 30 / 2, 17 / 3, 6 / 4, 2 / 5],
)
/** Records by child: 2.2 on average. */
const RECORD_COUNTS: WeightedChoice<number> = new WeightedChoice(
  [1, 2, 3, 4, 5, 6],
  [30.5, 36, 21, 9, 2.8, 0.7],
)
/** Of families with siblings: a multiple birth, so that 3 % of the children are of one. */
const MULTIPLE_BIRTH_SHARE = 0.0655
/** Of multiple births in families with three children or more: triplets. */
const TRIPLET_SHARE = 0.04
/** Of twins: a name chosen to go with the other's. */
const SIMILAR_NAME_SHARE = 0.4
/** Of children of two-surname communities: both are in use. */
const TWO_SURNAMES_SHARE = 0.85
/** Of siblings: born where the first was; otherwise elsewhere in that country, or in the US. */
const SAME_PLACE_SHARE = 0.75
/** Of families: the father is parent 1. */
const FATHER_FIRST_SHARE = 0.08

/**
 * The children of one family: they share surnames, parents, route and mostly the place of birth.
 *
 * @param random - a generator for this family alone, so that a family does not depend on others.
 */
export function drawFamily(random: Random): Child[] {
  const community = COMMUNITIES.pick(random) as Community
  const size = FAMILY_SIZES.pick(random)
  const twins = drawMultipleBirth(size, random)
  const days = drawBirthDays(twins === 0 ? size : size - twins + 1, random)
  // The first birth is the multiple one.
  for (let extra = 1; extra < twins; extra++) days.unshift(days[0]!)

  const route = drawRoute(random)
  const names = drawFamilyNames(community, random)
  const place = drawBirthPlace(community, route[0]!, random)
  const taken: string[] = []
  const children: Omit<Child, 'parents'>[] = []
  let father = names.father
  for (let index = 0; index < size; index++) {
    const isTwin = index < twins
    const isGirl = random.chance(0.49)
    const first = drawSiblingName(community, isGirl, isTwin, taken, random)
    taken.push(first)
    // A son named after his father; the father takes the son's name, so that both agree.
    const juniors = community === 'general' ? 0.05 : 0.025
    const isJunior = !isGirl && father === names.father && random.chance(juniors)
    if (isJunior) father = { first, last: father.last }
    children.push({
      first,
      middle: drawMiddleName(community, isGirl, first, random),
      last1: names.last1,
      last2: names.last2,
      suffix: isJunior ? (random.chance(0.85) ? 'Jr' : 'III') : '',
      isGirl,
      isTwin,
      birthDate: calendarDate(days[index]!),
      birthPlace: index === 0 || isTwin ? place : drawSiblingPlace(place, route[0]!, random),
      states: drawStates(route, random),
    })
  }
  const parents: readonly [Parent, Parent] = random.chance(FATHER_FIRST_SHARE)
    ? [father, names.mother]
    : [names.mother, father]
  return children.map((child) => ({ ...child, parents }))
}

/** A first name no sibling has; for some twins one that goes with the other's. */
function drawSiblingName(
  community: Community,
  isGirl: boolean,
  isTwin: boolean,
  taken: readonly string[],
  random: Random,
): string {
  const twin = taken[0]
  const isSimilar = isTwin && twin !== undefined && random.chance(SIMILAR_NAME_SHARE)
  for (;;) {
    const name = isSimilar
      ? drawSimilarName(community, isGirl, twin, random)
      : drawFirstName(community, isGirl, random)
    if (!taken.includes(name)) return name
  }
}

/** How many children are of one birth; 0 if all births are single. */
function drawMultipleBirth(size: number, random: Random): number {
  if (size < 2 || !random.chance(MULTIPLE_BIRTH_SHARE)) return 0
  return size > 2 && random.chance(TRIPLET_SHARE) ? 3 : 2
}

interface FamilyNames {
  readonly last1: string
  readonly last2: string
  readonly mother: Parent
  readonly father: Parent
}

function drawFamilyNames(community: Community, random: Random): FamilyNames {
  const paternal = drawSurname(community, random)
  const maternal = drawSurname(community, random)
  const mother = drawParentName(community, true, random)
  const father = { first: drawParentName(community, false, random), last: paternal }
  if (usesTwoSurnames(community)) {
    if (random.chance(TWO_SURNAMES_SHARE)) {
      return { last1: paternal, last2: maternal, mother: { first: mother, last: maternal }, father }
    }
    const last1 = random.chance(0.8) ? paternal : maternal
    return { last1, last2: '', mother: { first: mother, last: maternal }, father }
  }
  const mothersLast = random.chance(0.55) ? paternal : maternal
  const last1 = random.chance(0.88) ? paternal : mothersLast
  return { last1, last2: '', mother: { first: mother, last: mothersLast }, father }
}

function drawSiblingPlace(place: BirthPlace, home: string, random: Random): BirthPlace {
  if (random.chance(SAME_PLACE_SHARE)) return place
  return drawPlaceIn(random.chance(0.5) ? place.country : 'US', home, random)
}

function drawStates(route: readonly string[], random: Random): string[] {
  return Array.from({ length: RECORD_COUNTS.pick(random) }, () => drawState(route, random))
}
