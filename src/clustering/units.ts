import { connectedComponents } from './connected-components.ts'

/**
 * What the partition starts from. A unit is a core (the records that must-links hold together) or
 * a single record; units are numbered by their smallest record.
 */
export interface Units {
  /** Records of each unit, ascending. */
  readonly members: readonly (readonly number[])[]
  /** Unit of each record. */
  readonly unitOf: Uint32Array
}

/** Groups records into units by their must-links. */
export function formUnits(
  recordCount: number,
  mustLink: readonly (readonly [number, number])[],
): Units {
  const left = new Uint32Array(mustLink.length)
  const right = new Uint32Array(mustLink.length)
  for (let at = 0; at < mustLink.length; at++) {
    left[at] = mustLink[at]![0]
    right[at] = mustLink[at]![1]
  }
  const core = connectedComponents(recordCount, left, right)
  const members: number[][] = []
  const unitOf = new Uint32Array(recordCount)
  for (let record = 0; record < recordCount; record++) {
    const smallest = core[record]!
    if (smallest === record) {
      unitOf[record] = members.length
      members.push([record])
    } else {
      unitOf[record] = unitOf[smallest]!
      members[unitOf[record]!]!.push(record)
    }
  }
  return { members, unitOf }
}
