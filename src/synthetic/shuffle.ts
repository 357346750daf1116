import type { Random } from './random.ts'

/**
 * Shuffles a stream in bounded memory: a pool of `size` items is kept, and each further item takes
 * the place of a random one, which is passed on. Up to `size` items this is a full shuffle; beyond,
 * an item is passed on about `size` items after it came, sometimes several times that.
 *
 * @param size - items held; at least 1.
 */
export function* shuffled<T>(items: Iterable<T>, size: number, random: Random): Generator<T> {
  const pool: T[] = []
  for (const item of items) {
    if (pool.length < size) {
      pool.push(item)
      continue
    }
    const at = random.below(size)
    const passed = pool[at]!
    pool[at] = item
    yield passed
  }
  while (pool.length > 0) {
    const at = random.below(pool.length)
    const passed = pool[at]!
    pool[at] = pool.at(-1)!
    pool.pop()
    yield passed
  }
}
