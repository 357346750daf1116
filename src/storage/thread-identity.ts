import { readFileSync, readlinkSync } from 'node:fs'

let own: string | null | undefined

/**
 * Names this thread so that another process can tell whether it still runs: its place in `/proc` and
 * when it began. Undefined where there is no such place.
 */
export function ownIdentity(): string | undefined {
  if (own === undefined) {
    try {
      const place = readlinkSync('/proc/thread-self')
      own = `${place}@${beginning(place)}`
    } catch {
      own = null
    }
  }
  return own ?? undefined
}

/** Does the thread of that name still run? False for what is no such name. */
export function isRunning(identity: string): boolean {
  const [place, began] = identity.split('@')
  if (place === undefined || !/^\d+\/task\/\d+$/.test(place)) return false
  try {
    return beginning(place) === began
  } catch {
    return false
  }
}

/** When a thread began: the 22nd field of its state, of which the second may hold anything. */
function beginning(place: string): string {
  const state = readFileSync(`/proc/${place}/stat`, 'utf8')
  const fields = state.slice(state.lastIndexOf(')') + 2).split(' ')
  // A thread that has ended and was not collected yet runs no more.
  if (fields[0] === 'Z' || fields[0] === 'X') return ''
  return fields[19] ?? ''
}
