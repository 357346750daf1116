import { didYouMean } from '../../similarity/did-you-mean.ts'

/** What the validator says of the first thing that is wrong with a request. */
export interface SchemaFault {
  /** Where in the part of the request: `/asked/0`. */
  readonly instancePath: string
  readonly keyword: string
  /** What the keyword asks for. */
  readonly params?: Readonly<Record<string, unknown>>
  /** The schema that the keyword stands in. */
  readonly parentSchema?: { readonly properties?: Readonly<Record<string, unknown>> }
}

/**
 * What is wrong with a request and what it has to be instead. Only words of the schema are told, never
 * what was sent: names typed in a wrong place stay out of answers and logs.
 *
 * @param part - of the request: `body`, `querystring`, `params`, `headers`.
 */
export function toldFault(part: string, fault: SchemaFault): string {
  const { instancePath, keyword, params = {} } = fault
  const where = `${PARTS[part] ?? part}${pathIn(instancePath)}`
  if (keyword === 'required') return `${where} lacks ${params.missingProperty}`
  if (keyword === 'additionalProperties') return `${where} ${unknownMember(fault)}`
  return `${where} is not as it has to be: ${wanted(keyword, params)}`
}

/** Of what is told in whole, and compared with names. */
const LONGEST = 60

const PARTS: Readonly<Record<string, string>> = { querystring: 'query' }

function unknownMember({ params = {}, parentSchema }: SchemaFault): string {
  const known = Object.keys(parentSchema?.properties ?? {})
  if (known.length === 0) return 'takes nothing'
  const given = String(params.additionalProperty)
  const hint = given.length > LONGEST ? '' : didYouMean(given, known)
  return `holds what it does not take; it takes ${known.join(', ')}.${hint}`
}

function wanted(keyword: string, params: Readonly<Record<string, unknown>>): string {
  const { limit, allowedValues, format, type, pattern } = params
  switch (keyword) {
    case 'enum':
      return `one of ${(allowedValues as readonly unknown[]).join(', ')}`
    case 'format':
      return FORMATS[String(format)] ?? `a ${format}`
    case 'type':
      return `of type ${[type].flat().join(' or ')}`
    case 'pattern':
      return String(pattern).length > LONGEST ? 'of its form' : `of the form ${pattern}`
    case 'minimum':
    case 'maximum':
    case 'minLength':
    case 'maxLength':
    case 'minItems':
    case 'maxItems':
      return `${LIMITS[keyword]} ${limit}`
    default:
      return keyword
  }
}

const FORMATS: Readonly<Record<string, string>> = {
  date: 'a day that there is, as 2026-11-27',
  'date-time': 'a time, as 2026-11-27T09:30:00Z',
}

const LIMITS = {
  minimum: 'at least',
  maximum: 'at most',
  minLength: 'of a length of at least',
  maxLength: 'of a length of at most',
  minItems: 'of at least so many:',
  maxItems: 'of at most so many:',
} as const

/** Names in a path come out of the request where it names what no schema does. */
function pathIn(path: string): string {
  return /^[\w/]*$/.test(path) && path.length < 80 ? path : ''
}
