import { userInfo } from 'node:os'
import type { ParseArgsOptionsConfig } from 'node:util'
import type { WriteOptions } from '../registry/engine.ts'
import type { RegistryCall } from './registry-command.ts'

/** Options of commands that write. */
export const WRITE_OPTIONS: ParseArgsOptionsConfig = {
  author: { type: 'string' },
  reason: { type: 'string' },
  'dry-run': { type: 'boolean' },
}

export const WRITE_HELP = `  --author NAME      who decides (default: the user of this computer)
  --reason TEXT      why; kept in the ledger
  --dry-run          say what would become of it, and change nothing`

export const EXPECTED_OPTION: ParseArgsOptionsConfig = {
  expected: { type: 'string', multiple: true },
}

export const EXPECTED_HELP =
  '  --expected PERSON=VERSION,…   refuse if one of them has changed since this version was seen'

/** Who writes and why. @throws {@link UsageError} */
export function writeOptions(call: RegistryCall): WriteOptions {
  const reason = call.text('reason')
  return {
    author: call.text('author') ?? userName(),
    ...(reason === undefined ? {} : { reason }),
    ...(call.flag('dry-run') ? { dryRun: true } : {}),
  }
}

/** As {@link writeOptions}, with the versions of persons that the caller saw. */
export function expectingOptions(call: RegistryCall): WriteOptions {
  const expected = call.list('expected').map((entry) => {
    const at = entry.lastIndexOf('=')
    if (at < 1) throw call.wrong('--expected takes PERSON=VERSION,PERSON=VERSION,…')
    return [entry.slice(0, at), call.wholeNumber('--expected', entry.slice(at + 1))] as const
  })
  const options = writeOptions(call)
  return expected.length === 0 ? options : { ...options, expected: Object.fromEntries(expected) }
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    // A user id without a name, as in some containers.
    return 'unknown'
  }
}
