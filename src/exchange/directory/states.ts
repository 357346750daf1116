import { dayIn, isoDay } from '../calendar/day.ts'

/** A state as the exchange counts them: with the District of Columbia and the outlying areas. */
export interface State {
  /** Postal code. */
  readonly code: string
  readonly name: string
  /** Two digits, with which the NCES ids of its districts and schools begin. */
  readonly fips: string
  /** Time zone of most of it: its days are those on which its deadlines fall. */
  readonly timeZone: string
}

const ZONES: Readonly<Record<string, string>> = {
  E: 'America/New_York',
  I: 'America/Indiana/Indianapolis',
  C: 'America/Chicago',
  M: 'America/Denver',
  Z: 'America/Phoenix',
  P: 'America/Los_Angeles',
  A: 'America/Anchorage',
  H: 'Pacific/Honolulu',
  R: 'America/Puerto_Rico',
  S: 'Pacific/Pago_Pago',
  G: 'Pacific/Guam',
  N: 'Pacific/Saipan',
}

const ROWS =
  'AL 01 C Alabama|AK 02 A Alaska|AZ 04 Z Arizona|AR 05 C Arkansas|CA 06 P California|' +
  'CO 08 M Colorado|CT 09 E Connecticut|DE 10 E Delaware|DC 11 E District of Columbia|' +
  'FL 12 E Florida|GA 13 E Georgia|HI 15 H Hawaii|ID 16 M Idaho|IL 17 C Illinois|' +
  'IN 18 I Indiana|IA 19 C Iowa|KS 20 C Kansas|KY 21 E Kentucky|LA 22 C Louisiana|' +
  'ME 23 E Maine|MD 24 E Maryland|MA 25 E Massachusetts|MI 26 E Michigan|MN 27 C Minnesota|' +
  'MS 28 C Mississippi|MO 29 C Missouri|MT 30 M Montana|NE 31 C Nebraska|NV 32 P Nevada|' +
  'NH 33 E New Hampshire|NJ 34 E New Jersey|NM 35 M New Mexico|NY 36 E New York|' +
  'NC 37 E North Carolina|ND 38 C North Dakota|OH 39 E Ohio|OK 40 C Oklahoma|' +
  'OR 41 P Oregon|PA 42 E Pennsylvania|RI 44 E Rhode Island|SC 45 E South Carolina|' +
  'SD 46 C South Dakota|TN 47 C Tennessee|TX 48 C Texas|UT 49 M Utah|VT 50 E Vermont|' +
  'VA 51 E Virginia|WA 53 P Washington|WV 54 E West Virginia|WI 55 C Wisconsin|' +
  'WY 56 M Wyoming|AS 60 S American Samoa|GU 66 G Guam|MP 69 N Northern Mariana Islands|' +
  'PR 72 R Puerto Rico|VI 78 R U.S. Virgin Islands'

export const STATES: readonly State[] = ROWS.split('|').map((row) => ({
  code: row.slice(0, 2),
  fips: row.slice(3, 5),
  timeZone: ZONES[row[6]!]!,
  name: row.slice(8),
}))

const BY_FIPS = new Map(STATES.map((state) => [state.fips, state.code]))

const BY_CODE = new Map(STATES.map((state) => [state.code, state]))

/** The state of a postal code; undefined if there is none. */
export function stateOf(code: string): State | undefined {
  return BY_CODE.get(code)
}

/** The day of a moment in a state, as YYYY-MM-DD. */
export function dayOfState(code: string, time: number): string {
  return isoDay(dayNumberIn(code, time))
}

/** The same as whole days since 1970. */
export function dayNumberIn(code: string, time: number): number {
  return dayIn(stateOf(code)?.timeZone ?? ZONES.E!, time)
}

/** The state of a district’s or school’s NCES id; undefined if it begins with no state’s number. */
export function stateOfNces(ncesId: string): string | undefined {
  return BY_FIPS.get(ncesId.slice(0, 2))
}
