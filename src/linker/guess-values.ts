import type { TextColumn } from '../records/table.ts'
import { standardizeDate } from '../standardize/date.ts'
import { standardizeEmail } from '../standardize/email.ts'
import { isKnownGivenName } from '../standardize/given-names.ts'
import { standardizePhone } from '../standardize/phone.ts'
import { standardizeSex } from '../standardize/sex.ts'
import { foldText } from '../standardize/text.ts'

const LOOKED_AT = 400
const ENOUGH_VALUES = 5
/** Share of a column's values that must look like the kind. */
const MOSTLY = 0.7

/** What a column of unknown header seems to hold, by its values; undefined if they do not say. */
export function guessByValues(column: TextColumn): string | undefined {
  const values = sample(column)
  if (values.length < ENOUGH_VALUES) return undefined
  const share = (looksRight: (value: string) => boolean): number =>
    values.filter(looksRight).length / values.length
  if (share((value) => standardizeEmail(value) !== '') > MOSTLY) return 'email'
  if (share(isWholeDate) > MOSTLY && new Set(values).size > 5) return 'birth_date'
  if (
    share((value) => standardizeSex(value) !== '' && value.length <= 7) > 0.9 &&
    new Set(values).size <= 6
  ) {
    return 'sex'
  }
  if (share((value) => /[()+ .-]/.test(value) && standardizePhone(value).length >= 9) > MOSTLY) {
    return 'phone'
  }
  if (share((value) => isKnownGivenName(foldText(value).split(' ')[0]!)) > MOSTLY) {
    return share((value) => /[\s,]/.test(value.trim())) > MOSTLY ? 'full_name' : 'given_name'
  }
  return undefined
}

function isWholeDate(value: string): boolean {
  return /[-/.]|\d{8}/.test(value) && standardizeDate(value).length === 10
}

/** The first few hundred distinct values, empty ones left out. */
function sample({ values }: TextColumn): string[] {
  const found: string[] = []
  for (let id = 1; id < values.size && found.length < LOOKED_AT; id++) found.push(values.get(id))
  return found
}
