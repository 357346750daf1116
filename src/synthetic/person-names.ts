import { GENERAL_SURNAMES } from './data/general-surnames.ts'
import { GENERAL_BOYS, GENERAL_GIRLS, HISPANIC_BOYS, HISPANIC_GIRLS } from './data/given-names.ts'
import { HISPANIC_SURNAMES } from './data/hispanic-surnames.ts'
import {
  HAITIAN_BOYS,
  HAITIAN_GIRLS,
  HAITIAN_SURNAMES,
  HMONG_BOYS,
  HMONG_GIRLS,
  HMONG_SURNAMES,
  KAREN_BOYS,
  KAREN_GIRLS,
  KAREN_SURNAMES,
  MARSHALLESE_BOYS,
  MARSHALLESE_GIRLS,
  MARSHALLESE_SURNAMES,
  MAYAN_SURNAMES,
} from './data/smaller-groups.ts'
import {
  COMPOUND_MEN,
  COMPOUND_WOMEN,
  GENERAL_FATHERS,
  GENERAL_MOTHERS,
  TRADITIONAL_MEN,
  TRADITIONAL_WOMEN,
} from './data/traditional-names.ts'
import type { Random } from './random.ts'
import { parseWeighted, type WeightedChoice } from './weighted-choice.ts'

/** Whose names a family bears; `hispanic` and `mayan` families use two surnames. */
export type Community =
  | 'hispanic'
  | 'mayan'
  | 'general'
  | 'haitian'
  | 'hmong'
  | 'marshallese'
  | 'karen'

/** Of children with Spanish names: a compound first name such as María Guadalupe. */
const COMPOUND_SHARE = 0.22
/** Of single first names of Hispanic children: a traditional one, not one of today's. */
const TRADITIONAL_SHARE = 0.4
/** A middle name beside a single first name, beside a compound one, and in other families. */
const MIDDLE_SHARE = { single: 0.7, compound: 0.25, other: 0.6 }
/** Candidates looked at to find a name that sounds like a twin's. */
const TWIN_CANDIDATES = 40

interface NameTables {
  readonly surnames: WeightedChoice<string>
  readonly children: readonly [boys: WeightedChoice<string>, girls: WeightedChoice<string>]
  readonly parents: readonly [fathers: WeightedChoice<string>, mothers: WeightedChoice<string>]
}

/** What a child is called. */
export interface GivenNames {
  readonly first: string
  /** '' if there is none. */
  readonly middle: string
}

const parsed = new Map<string, WeightedChoice<string>>()

// Parsed at first use: a program that never generates students should not pay for the tables.
function choice(text: string): WeightedChoice<string> {
  const known = parsed.get(text)
  if (known !== undefined) return known
  const made = parseWeighted(text)
  parsed.set(text, made)
  return made
}

const tables = new Map<Community, NameTables>()

function tablesOf(community: Community): NameTables {
  const known = tables.get(community)
  if (known !== undefined) return known
  const made = makeTables(community)
  tables.set(community, made)
  return made
}

function makeTables(community: Community): NameTables {
  const build = (
    surnames: string,
    boys: string,
    girls: string,
    fathers = boys,
    mothers = girls,
  ): NameTables => ({
    surnames: choice(surnames),
    children: [choice(boys), choice(girls)],
    parents: [choice(fathers), choice(mothers)],
  })
  switch (community) {
    case 'hispanic':
      return build(
        HISPANIC_SURNAMES,
        HISPANIC_BOYS,
        HISPANIC_GIRLS,
        TRADITIONAL_MEN,
        TRADITIONAL_WOMEN,
      )
    case 'mayan':
      return build(MAYAN_SURNAMES, TRADITIONAL_MEN, TRADITIONAL_WOMEN)
    case 'general':
      return build(GENERAL_SURNAMES, GENERAL_BOYS, GENERAL_GIRLS, GENERAL_FATHERS, GENERAL_MOTHERS)
    case 'haitian':
      return build(HAITIAN_SURNAMES, HAITIAN_BOYS, HAITIAN_GIRLS)
    case 'hmong':
      return build(HMONG_SURNAMES, HMONG_BOYS, HMONG_GIRLS)
    case 'marshallese':
      return build(MARSHALLESE_SURNAMES, MARSHALLESE_BOYS, MARSHALLESE_GIRLS)
    case 'karen':
      return build(KAREN_SURNAMES, KAREN_BOYS, KAREN_GIRLS)
  }
}

/** Whether the community names a child after both parents. */
export function usesTwoSurnames(community: Community): boolean {
  return community === 'hispanic' || community === 'mayan'
}

/** A surname of the community. */
export function drawSurname(community: Community, random: Random): string {
  return tablesOf(community).surnames.pick(random)
}

/** The first name of a parent; compound for some with Spanish names. */
export function drawParentName(community: Community, isWoman: boolean, random: Random): string {
  if (usesTwoSurnames(community) && random.chance(COMPOUND_SHARE / 2)) {
    return choice(isWoman ? COMPOUND_WOMEN : COMPOUND_MEN).pick(random)
  }
  return tablesOf(community).parents[isWoman ? 1 : 0].pick(random)
}

/** The first name of a child; a compound name is one first name, with a blank in it. */
export function drawFirstName(community: Community, isGirl: boolean, random: Random): string {
  if (usesTwoSurnames(community)) {
    if (random.chance(COMPOUND_SHARE)) {
      return choice(isGirl ? COMPOUND_WOMEN : COMPOUND_MEN).pick(random)
    }
    if (random.chance(TRADITIONAL_SHARE)) {
      return choice(isGirl ? TRADITIONAL_WOMEN : TRADITIONAL_MEN).pick(random)
    }
  }
  return tablesOf(community).children[isGirl ? 1 : 0].pick(random)
}

/** A middle name to go with the first name, or '' for about two children in five. */
export function drawMiddleName(
  community: Community,
  isGirl: boolean,
  first: string,
  random: Random,
): string {
  const isSpanish = usesTwoSurnames(community)
  const share = !isSpanish
    ? MIDDLE_SHARE.other
    : first.includes(' ')
      ? MIDDLE_SHARE.compound
      : MIDDLE_SHARE.single
  if (!random.chance(share)) return ''
  for (;;) {
    const middle =
      isSpanish && random.chance(0.7)
        ? choice(isGirl ? TRADITIONAL_WOMEN : TRADITIONAL_MEN).pick(random)
        : tablesOf(community).children[isGirl ? 1 : 0].pick(random)
    if (!first.includes(middle)) return middle
  }
}

/**
 * A name parents choose to go with a twin's: the candidate that shares most letters with it at both
 * ends (Jayden and Kayden, Daniel and Daniela, María José and María Fernanda).
 */
export function drawSimilarName(
  community: Community,
  isGirl: boolean,
  twin: string,
  random: Random,
): string {
  let best = ''
  let bestLikeness = -1
  for (let i = 0; i < TWIN_CANDIDATES; i++) {
    const name = drawFirstName(community, isGirl, random)
    const likeness = name === twin ? -1 : sharedEnds(name, twin)
    if (likeness > bestLikeness) {
      best = name
      bestLikeness = likeness
    }
  }
  return best === '' ? drawFirstName(community, isGirl, random) : best
}

function sharedEnds(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a[start] === b[start]) start++
  let end = 0
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end++
  return start + end
}
