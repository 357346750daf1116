import { APPLY } from './registry-apply.ts'
import type { RegistryCommand } from './registry-command.ts'
import { EVENTS } from './registry-events.ts'
import { EXPORT } from './registry-export.ts'
import { INIT } from './registry-init.ts'
import { DUPLICATES, EXPLAIN, HISTORY, PERSON } from './registry-look.ts'
import { MATCH } from './registry-match.ts'
import { ASSERT, MERGE, RETRACT, SPLIT, UNDO, UNLINK } from './registry-persons.ts'
import { PLAN } from './registry-plan.ts'
import { DELETE, ERASE, PIN, REKEY, UNPIN } from './registry-records.ts'
import { REVIEW } from './registry-review.ts'
import { SUBMIT } from './registry-submit.ts'
import { BACKUP, COMPACT, RESTORE, STATS, VERIFY } from './registry-upkeep.ts'

/** What stands after `nearmatch registry`, in the order of its help. */
export const REGISTRY_COMMANDS: Readonly<Record<string, RegistryCommand>> = {
  init: INIT,
  submit: SUBMIT,
  match: MATCH,
  person: PERSON,
  explain: EXPLAIN,
  history: HISTORY,
  duplicates: DUPLICATES,
  review: REVIEW,
  merge: MERGE,
  split: SPLIT,
  unlink: UNLINK,
  assert: ASSERT,
  retract: RETRACT,
  undo: UNDO,
  plan: PLAN,
  apply: APPLY,
  pin: PIN,
  unpin: UNPIN,
  delete: DELETE,
  rekey: REKEY,
  erase: ERASE,
  events: EVENTS,
  export: EXPORT,
  verify: VERIFY,
  stats: STATS,
  compact: COMPACT,
  backup: BACKUP,
  restore: RESTORE,
}
