import { hash, type Options, verify } from '@node-rs/argon2'
import { LinkageError } from '../../errors.ts'

/** OWASP’s first choice for argon2id: 19 MiB, two passes. */
const COST: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** A hash of the same cost that no password has: what is verified where there is no account. */
const NOBODYS =
  '$argon2id$v=19$m=19456,t=2,p=1$c29tZSBzYWx0IGZvciBub25l$XbqYSzHk0oJsbHkWNfTkzOnUmLZaWI4QYQ0GUQMDHfM'

/** Hashes at once: the pool of threads is the file system’s too. */
const AT_ONCE = 2
const MOST_WAITING = 100

let running = 0
const waiting: (() => void)[] = []
let done = 0

/** How many hashes were computed since the process started, for whatever outcome. */
export function passwordHashes(): number {
  return done
}

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, COST))
}

/**
 * Is it the password? The same work is done where there is no hash to compare with.
 *
 * @throws {@link LinkageError} `too-many-requests` if too many wait already.
 */
export async function isPassword(known: string | undefined, password: string): Promise<boolean> {
  const isRight = await inTurn(() => verify(known ?? NOBODYS, password))
  return known !== undefined && isRight
}

/** Off the thread that answers requests, two at once. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= MOST_WAITING) throw new LinkageError('too-many-requests', { seconds: 5 })
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else running++
  try {
    return await work()
  } finally {
    done++
    const next = waiting.shift()
    if (next === undefined) running--
    else next()
  }
}
