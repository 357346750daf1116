import { CODE_LISTS } from './code-lists.ts'
import type { ElementType, MinimumDataElement } from './elements.ts'
import { LOGIC_RULES } from './logic-rules.ts'
import { MANDATORY_RULES } from './mandatory-rules.ts'
import { RECORD_KINDS, type SubmissionColumn } from './record-kinds.ts'

const TYPE_WORDS: Readonly<Record<ElementType, string>> = {
  text: 'text',
  digits: 'digits',
  date: 'YYYYMMDD',
  month: 'MMYYYY',
  year: 'YYYY',
  code: 'code',
  state: 'postal code',
  country: 'country code',
  'school-id': 'NCES school id, 12 digits',
  'district-id': 'NCES district id, 7 digits',
  phone: '10 digits',
  email: 'e-mail address',
  zip: '5 or 9 digits',
  integer: 'whole number',
  decimal: 'number, two decimals',
}

/** The layout of a submission as Markdown, made from the table of elements alone. */
export function layoutText(): string {
  const kinds = RECORD_KINDS.map(({ letter, name, label, columns }) => {
    const rows = columns.map(
      (column, at) => `| ${at + 1} | \`${column.name}\` | ${rowOf(column)} |`,
    )
    return `### ${letter}: ${label} (\`${name}\`)\n\n${HEAD}\n${rows.join('\n')}\n`
  })
  const lists = Object.entries(CODE_LISTS).map(([name, { complete, codes }]) => {
    const words = codes.map(({ code, label }) => (label === '' ? code : `${code} ${label}`))
    const note = complete ? '' : ' (others give a warning: the list was gathered from examples)'
    return `- **${name}**${note}: ${words.join('; ')}.`
  })
  return `${kinds.join('\n')}\n### Code lists\n\n${lists.join('\n')}\n`
}

/** The rules about what must be there and go together, as Markdown. */
export function rulesText(): string {
  const rows = [...LOGIC_RULES, ...MANDATORY_RULES].map(
    ({ name, effect, advice }) => `| \`${name}\` | \`${effect}\` | ${advice} |`,
  )
  return `| rule | effect | what it asks |\n|---|---|---|\n${rows.join('\n')}\n`
}

const HEAD = '| field | name | element | form | most | notes |\n|---:|---|---|---|---:|---|'

function rowOf(column: SubmissionColumn | MinimumDataElement): string {
  if (!('type' in column)) return `${column.label} | | | `
  const { number, confirmed, label, type, length, codes } = column
  const numbered = number === null ? '' : ` (${confirmed ? '' : '≈ '}no. ${number})`
  const form = codes === undefined ? TYPE_WORDS[type] : `code: ${codes}`
  return `${label}${numbered} | ${form} | ${length} | ${notesOf(column)}`
}

function notesOf({ mandatory, secondaryOnly, since, until }: MinimumDataElement): string {
  return [
    mandatory ? '**mandatory**' : '',
    secondaryOnly ? 'secondary only' : '',
    since === 2007 ? '' : `since ${since}`,
    until === undefined ? '' : `until ${until}`,
  ]
    .filter((note) => note !== '')
    .join(', ')
}
