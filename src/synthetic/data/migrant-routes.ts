/**
 * The states where migratory children are enrolled, how often a family is based there and where it
 * goes for the season. Shares are rounded from the published counts of the Migrant Education
 * Program; the routes follow the three classic streams. Written down by us.
 *
 * @module
 */

/** How often a family is based in a state: `State:weight`. */
export const HOME_STATES: string =
  'CA:270,TX:150,WA:85,FL:90,OR:45,GA:35,NC:30,MI:35,PA:28,KS:25,NE:25,KY:25,AL:18,MN:12,CO:20,' +
  'AZ:28,ID:22,NY:22,OH:14,IN:11,IL:12,WI:8,SC:7,TN:8,AR:18,NJ:8,MO:8,UT:8,NM:7,LA:8,MS:5,VA:6,' +
  'DE:3,ME:4,IA:11,OK:6,MT:6,ND:3,VT:3,MA:6,MD:3'

/** Where families of a base state go for the season; other bases go to {@link OTHER_ROUTES}. */
export const ROUTES: Readonly<Record<string, string>> = {
  CA: 'WA:30,OR:26,AZ:16,ID:8,TX:8,UT:3,CO:4,MT:3,NM:2',
  TX: 'MI:14,WA:10,MN:9,OH:8,CO:8,NE:7,KS:7,FL:6,IL:6,WI:6,IN:6,ND:5,IA:5,CA:8,NM:4,OK:4,LA:3',
  FL: 'GA:24,NC:18,MI:9,SC:9,NJ:7,PA:6,NY:7,VA:6,OH:5,TN:4,DE:3,MD:3,ME:3,AL:6,TX:6',
  WA: 'CA:34,OR:30,ID:14,TX:9,MT:6,AZ:5',
  OR: 'CA:40,WA:32,ID:12,TX:5,AZ:4',
  AZ: 'CA:56,WA:8,TX:10,CO:6,NM:6,ID:4',
  GA: 'FL:44,NC:16,SC:9,AL:9,TN:6,MI:5,TX:4',
  NC: 'FL:36,GA:14,SC:10,VA:10,PA:8,NY:5,MD:4',
  MI: 'TX:42,FL:30,OH:6,IN:6,IL:5,GA:5',
}

/** Where all other families go. */
export const OTHER_ROUTES: string = 'TX:30,FL:20,CA:18,WA:6,GA:6,NC:5,MI:5,KS:4,NE:4,CO:3,IA:3'

/** How a state's system writes what it is told; all of it is harmless to a reader. */
export interface StateStyle {
  /** Names in capital letters. */
  readonly isUpperCase?: true
  /** Accents and tildes are kept; elsewhere they are lost. */
  readonly keepsAccents?: true
  /** Particles are written together with the name: Delacruz for De La Cruz. */
  readonly joinsParticles?: true
  /** Hyphens and apostrophes become blanks. */
  readonly dropsHyphens?: true
  /** Only the first letter of a middle name is kept. */
  readonly keepsInitialOnly?: true
  /** Last names may end in a blank. */
  readonly trailsBlanks?: true
}

/** States that are not listed write names in title case, without accents. */
export const STATE_STYLES: Readonly<Record<string, StateStyle>> = {
  TX: { isUpperCase: true, dropsHyphens: true },
  FL: { isUpperCase: true, joinsParticles: true },
  GA: { isUpperCase: true },
  MI: { isUpperCase: true, keepsInitialOnly: true },
  KS: { isUpperCase: true, joinsParticles: true, dropsHyphens: true },
  OH: { isUpperCase: true, trailsBlanks: true },
  WA: { keepsAccents: true },
  NM: { keepsAccents: true },
  NY: { keepsAccents: true },
  MN: { joinsParticles: true },
  NE: { trailsBlanks: true },
  PA: { dropsHyphens: true, joinsParticles: true },
  AL: { isUpperCase: true, keepsInitialOnly: true },
  ID: { dropsHyphens: true },
}
