import type { Arrival } from '../arrivals.ts'
import type { StudentDocument } from '../student-document.ts'
import type { CommandContext } from '../writer/command.ts'
import { CARDS, cardOf } from './record-card.ts'
import { changeTerms, type TermChange } from './search-postings.ts'
import { givenTokens, surnameTokens, termsOf } from './search-terms.ts'
import { keepWord } from './similar-names.ts'

/** Keeps what students are found by in step with what states say of them. */
export function indexStudents(
  { transaction, app }: CommandContext,
  arrivals: readonly Arrival[],
): void {
  const { change } = transaction
  const words = new Set<string>()
  const changed = arrivals.flatMap(({ state, stateStudentId, before, after }): TermChange[] => {
    const record = change.state.recordOf(state, stateStudentId)
    if (record === undefined) return []
    for (const word of wordsOf(after)) words.add(word)
    if (after.deleted === true) CARDS.remove(app, record)
    else CARDS.put(app, cardOf(state, stateStudentId, after), record)
    return [{ record, before: termsOf(state, before), after: termsOf(state, after) }]
  })
  for (const word of words) keepWord(app, word)
  changeTerms({ index: change.index, app }, changed)
}

function wordsOf({ records }: StudentDocument): readonly string[] {
  return records.flatMap(({ kind, values }) =>
    kind === 'demographics'
      ? [
          ...givenTokens(values.firstName, values.middleName),
          ...surnameTokens(values.lastName1, values.lastName2),
        ]
      : [],
  )
}
