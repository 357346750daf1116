import type { ParseArgsOptionsConfig } from 'node:util'
import { REVIEW_REASONS, REVIEW_STATUSES } from '../ledger/event.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import type { ReviewRule } from '../registry/review-rule.ts'
import { parseChoice } from './parse-arguments.ts'
import type { RegistryCall } from './registry-command.ts'

/** Options that say which items are meant. */
export const FILTER_OPTIONS: ParseArgsOptionsConfig = {
  kind: { type: 'string', multiple: true },
  status: { type: 'string' },
  least: { type: 'string' },
  most: { type: 'string' },
  same: { type: 'string', multiple: true },
  compatible: { type: 'string', multiple: true },
}

export const FILTER_HELP = `  --kind REASON,…    near-match, small-margin, potential-merge, potential-split, stale-decision,
                     contradiction, user-merge, user-split (default: all)
  --status NAME      open (default), awaiting-validation or postponed
  --least BITS       whose best pair weighs at least this
  --most BITS        and at most this
  --same FIELD,…     whose best pair says the same there (once standardized)
  --compatible FIELD,…   whose best pair does not say different things there`

/** Which items are meant. @throws {@link UsageError} */
export function filterOf(call: RegistryCall, { schema }: LinkageModel): ReviewRule {
  const fields = (option: string): string[] =>
    call.list(option).map((field) => parseChoice(call.command, option, field, Object.keys(schema)))
  const reasons = call
    .list('kind')
    .map((reason) => parseChoice(call.command, 'kind', reason, REVIEW_REASONS))
  const status = call.text('status')
  const least = call.number('least')
  const most = call.number('most')
  return {
    ...(reasons.length === 0 ? {} : { reasons }),
    ...(status === undefined
      ? {}
      : { status: parseChoice(call.command, 'status', status, REVIEW_STATUSES) }),
    ...(least === undefined ? {} : { least }),
    ...(most === undefined ? {} : { most }),
    same: fields('same'),
    compatible: fields('compatible'),
  }
}
