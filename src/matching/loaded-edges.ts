/** Pairs at or above the floor with their weights, as a batch found them; each pair once. */
export interface LoadedEdges {
  readonly left: Uint32Array
  readonly right: Uint32Array
  readonly weight: Float64Array
}

/** The edges of each record, both ways; plain data. */
export interface EdgeLists extends LoadedEdges {
  /** Shape `records + 2`: the edges of record `r` are `order[start[r], start[r + 1])`. */
  readonly start: Uint32Array
  readonly order: Uint32Array
}

/** @param records - the highest number of a record. */
export function edgeLists({ left, right, weight }: LoadedEdges, records: number): EdgeLists {
  const start = shared(records + 3)
  for (const ends of [left, right]) for (const record of ends) start[record + 2]!++
  for (let at = 2; at < start.length; at++) start[at]! += start[at - 1]!
  const order = shared(2 * left.length)
  for (let edge = 0; edge < left.length; edge++) {
    order[start[left[edge]! + 1]!++] = edge
    order[start[right[edge]! + 1]!++] = edge
  }
  return { left, right, weight, start, order }
}

function shared(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(4 * length))
}
