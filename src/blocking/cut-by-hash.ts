/**
 * Cuts records by hash into half parts; every two neighbouring ones that hold records make a block.
 * Blocks so overlap by half, and a large group of equal records stays connected.
 */
export function cutByHash(
  records: Uint32Array,
  parts: number,
  tieHash: Uint32Array,
  add: (records: ArrayLike<number>) => void,
): void {
  const cuts: number[][] = Array.from({ length: 2 * parts }, () => [])
  for (const record of records) {
    cuts[Math.floor((tieHash[record]! / 2 ** 32) * cuts.length)]!.push(record)
  }
  const halves = cuts.filter(({ length }) => length > 0)
  if (halves.length === 1) add(halves[0]!)
  for (let at = 1; at < halves.length; at++) {
    add(Uint32Array.from(halves[at - 1]!.concat(halves[at]!)).sort())
  }
}
