import { LinkageError } from '../../errors.ts'

interface Bucket {
  left: number
  /** Milliseconds since 1970. */
  filled: number
}

const MINUTE_MS = 60_000
/** Buckets that are full again are forgotten once there are so many. */
const KEPT = 10_000

/**
 * Bounds the requests of each account: a bucket of a minute’s worth that fills evenly, so that a burst
 * is fine and a flood is not.
 *
 * @throws {@link LinkageError} `too-many-requests`, from the function that is given back.
 */
export function rateLimit(perMinute: number): (account: string, now: number) => void {
  const buckets = new Map<string, Bucket>()
  return (account, now) => {
    const bucket = buckets.get(account) ?? { left: perMinute, filled: now }
    const since = Math.max(0, now - bucket.filled)
    bucket.left = Math.min(perMinute, bucket.left + (since * perMinute) / MINUTE_MS)
    bucket.filled = now
    if (bucket.left < 1) {
      const seconds = Math.ceil(((1 - bucket.left) * MINUTE_MS) / perMinute / 1000)
      throw new LinkageError('too-many-requests', { seconds })
    }
    bucket.left--
    buckets.set(account, bucket)
    if (buckets.size <= KEPT) return
    for (const [other, { filled }] of buckets) if (now - filled > MINUTE_MS) buckets.delete(other)
  }
}
