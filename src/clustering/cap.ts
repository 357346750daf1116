/**
 * What keeps two records, units or clusters from joining although they may weigh enough: bits, so that
 * those of a whole are those of its pairs together.
 */
export type Cap = number

export const FREE: Cap = 0
/**
 * Only people may say that the two are one child (`withinSource: 'near-match'`). Their weight still says
 * that they likely are: so the one is no rival of the other where a third record goes to either.
 */
export const HELD: Cap = 1
/** Something speaks against one child: twins, another full identifier. At most a near match. */
export const DOUBTFUL: Cap = 2
