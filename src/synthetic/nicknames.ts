import { withoutAccents } from './accents.ts'
import { NICKNAMES } from './data/nicknames.ts'
import type { Random } from './random.ts'

/** A name of at least so many letters without a nickname is cut short: Yaretzi, Yare. */
const CUT_LENGTH = 6

let table: Map<string, readonly string[]> | undefined

function nicknamesOf(name: string): readonly string[] {
  if (table === undefined) {
    table = new Map()
    for (const entry of NICKNAMES.split(/[,\n]+/)) {
      const [formal, nicknames] = entry.split(':')
      if (nicknames !== undefined) table.set(formal!, nicknames.split(' '))
    }
  }
  return table.get(withoutAccents(name)) ?? []
}

/**
 * What a child with this first name may be called instead: a nickname of it or of a part of it, one
 * part of a compound name, or the beginning of a long name.
 *
 * @returns a different name, or '' if the name has no short form.
 */
export function drawNickname(first: string, random: Random): string {
  const parts = first.split(' ')
  if (parts.length > 1 && random.chance(0.4)) {
    return random.chance(0.5) ? parts[0]! : parts.at(-1)!
  }
  const start = random.below(parts.length)
  for (let i = 0; i < parts.length; i++) {
    const nicknames = nicknamesOf(parts[(start + i) % parts.length]!)
    if (nicknames.length === 0) continue
    // The first ones are the common ones.
    return nicknames[Math.min(random.below(nicknames.length), random.below(nicknames.length))]!
  }
  if (parts.length > 1) return parts[0]!
  return first.length >= CUT_LENGTH ? first.slice(0, 3 + random.below(2)) : ''
}
