/** Lines that only one of two dumps has. */
export interface DumpDifference {
  readonly left: readonly string[]
  readonly right: readonly string[]
}

/** Holds two dumps against each other, line by line; takes no more memory than they differ. */
export function diffDumps(left: Iterable<string>, right: Iterable<string>): DumpDifference {
  const onlyLeft = new Set<string>()
  const onlyRight = new Set<string>()
  const others = right[Symbol.iterator]()
  const take = (line: string, mine: Set<string>, theirs: Set<string>): void => {
    if (!theirs.delete(line)) mine.add(line)
  }
  for (const line of left) {
    const other = others.next()
    if (!other.done && other.value === line) continue
    take(line, onlyLeft, onlyRight)
    if (!other.done) take(other.value, onlyRight, onlyLeft)
  }
  for (let other = others.next(); !other.done; other = others.next()) {
    take(other.value, onlyRight, onlyLeft)
  }
  return { left: [...onlyLeft], right: [...onlyRight] }
}
