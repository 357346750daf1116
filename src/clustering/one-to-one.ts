/**
 * One-to-one linkage as a bar: two records of one source never share a cluster, so a cluster holds
 * at most one record of each source. For sources that are known to hold each child once.
 *
 * Give the answer to `partitionComponent` as `forbidden`. The best pair still goes first, and a
 * second candidate of the same source within the margin blocks both: the doubt is a near match for
 * a person to settle. With `margin: 0` only an exact tie blocks.
 *
 * @param sources - source number of each record of the component.
 * @param forbidden - further bars, if any.
 *
 * @example
 * ```ts
 * const forbidden = oneToOne([0, 1, 1])
 * forbidden(1, 2) // true
 * forbidden(0, 2) // false
 * ```
 */
export function oneToOne(
  sources: ArrayLike<number>,
  forbidden: (left: number, right: number) => boolean = () => false,
): (left: number, right: number) => boolean {
  return (left, right) => sources[left] === sources[right] || forbidden(left, right)
}
