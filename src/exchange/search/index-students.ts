import type { ArrivalHandler } from '../arrivals.ts'
import type { StudentDocument } from '../student-document.ts'
import { CARDS, cardOf } from './record-card.ts'
import { changeTerms } from './search-postings.ts'
import { givenTokens, surnameTokens, termsOf } from './search-terms.ts'
import { keepWord } from './similar-names.ts'

/** Keeps what students are found by in step with what states say of them. */
export const indexStudent: ArrivalHandler = ({ transaction, app }, arrival) => {
  const { state, stateStudentId, before, after } = arrival
  const { change } = transaction
  const record = change.state.recordOf(state, stateStudentId)
  if (record === undefined) return
  const terms = termsOf(state, after)
  changeTerms({ index: change.index, app }, record, termsOf(state, before), terms)
  for (const word of wordsOf(after)) keepWord(app, word)
  if (after.deleted === true) CARDS.remove(app, record)
  else CARDS.put(app, cardOf(state, stateStudentId, after), record)
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
