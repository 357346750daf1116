import type { Arrival } from '../arrivals.ts'
import type { CommandContext } from '../writer/command.ts'
import { foundBy, termKeys } from './found-by.ts'
import { CARDS } from './record-card.ts'
import { changeTerms, type TermChange } from './search-postings.ts'
import { termsOf } from './search-terms.ts'
import { keepWord } from './similar-names.ts'

/** Keeps what students are found by in step with what states say of them. */
export function indexStudents(
  { transaction, app }: CommandContext,
  arrivals: readonly Arrival[],
): void {
  const { change } = transaction
  const words = new Set<string>()
  const changed = arrivals.flatMap((arrival): TermChange[] => {
    const { state, stateStudentId: id, before, after } = arrival
    const record = change.state.recordOf(state, id)
    if (record === undefined) return []
    const found = arrival.foundBy ?? foundBy(state, id, after)
    for (const word of found.words) words.add(word)
    if (found.card === undefined) CARDS.remove(app, record)
    else CARDS.put(app, found.card, record)
    return [{ record, before: termKeys(termsOf(state, before)), after: found.terms }]
  })
  for (const word of words) keepWord(app, word)
  changeTerms({ index: change.index, app }, changed)
}
