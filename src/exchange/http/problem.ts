import { isLinkageError, type LinkageError, type LinkageErrorCode } from '../../errors.ts'
import { type SchemaFault, toldFault } from './told-fault.ts'

/** What went wrong, as RFC 9457 has it. */
export interface Problem {
  /** `about:blank`, or a relative address of the code in the documentation. */
  readonly type: string
  readonly title: string
  readonly status: number
  /** Code of the error: stable, to be told apart by. */
  readonly code: string
  readonly detail?: string
}

/** Statuses of errors whose cause is not simply what was asked. */
const STATUSES: Partial<Record<LinkageErrorCode, number>> = {
  'not-logged-in': 401,
  'log-in-refused': 401,
  'second-factor-needed': 401,
  'not-permitted': 403,
  'account-not-ready': 403,
  'exchange-unknown': 404,
  'person-unknown': 404,
  'record-unknown': 404,
  'item-unknown': 404,
  'entry-unknown': 404,
  'assertion-unknown': 404,
  'exchange-conflict': 409,
  'idempotency-key-taken': 422,
  'item-closed': 409,
  'item-step-invalid': 409,
  'second-party-needed': 409,
  'assertion-contradicts': 409,
  'undo-refused': 409,
  'persons-locked': 409,
  'persons-held-apart': 409,
  'person-redirected': 409,
  'version-stale': 412,
  'exchange-stale': 412,
  'too-many-requests': 429,
  'upload-refused': 413,
  'store-busy': 503,
  'store-full': 507,
  'worker-lost': 503,
  'audit-unwritable': 503,
}

/** Errors of the machine, not of the request: what they say is for its keeper alone. */
const INTERNAL = /^(store-(?!busy|full)|ledger-|registry-|file-unreadable|output-)/

/** What the framework says of a body that is no JSON. */
const NO_JSON: ReadonlySet<string> = new Set([
  'FST_ERR_CTP_INVALID_JSON_BODY',
  'FST_ERR_CTP_EMPTY_JSON_BODY',
])

/** The problem that an error is. What is no error of ours tells nothing. */
export function problemOf(error: unknown): Problem {
  if (isLinkageError(error) && !INTERNAL.test(error.code)) {
    const status = STATUSES[error.code] ?? 400
    // What was asked for is not repeated: people type names where an id belongs.
    if (status === 404) return problem(status, error.code, unknown(error))
    return problem(status, error.code, error.message)
  }
  const {
    code = '',
    statusCode,
    validation,
    validationContext,
  } = error as {
    readonly code?: string
    readonly statusCode?: number
    readonly validation?: readonly SchemaFault[]
    readonly validationContext?: string
  }
  if (validation !== undefined) {
    return problem(
      400,
      'request-invalid',
      toldFault(validationContext ?? 'request', validation[0]!),
    )
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    // The framework's own codes are not of this interface: the status says what it is.
    return problem(
      statusCode,
      'request-invalid',
      NO_JSON.has(code) ? 'the body is no JSON' : undefined,
    )
  }
  return problem(500, 'internal')
}

function unknown({ code, details }: LinkageError): string {
  const what = 'what' in details ? details.what : code.replace(/-unknown$/, '')
  return `there is no ${what} of that id here`
}

function problem(status: number, code: string, detail?: string): Problem {
  const head = { type: `/docs/problems#${code}`, title: TITLES[status] ?? 'Refused', status, code }
  return detail === undefined ? head : { ...head, detail }
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request is not as it has to be',
  401: 'Nobody is logged in',
  403: 'Not permitted',
  404: 'There is no such thing',
  405: 'Not a method that is taken here',
  408: 'It came too slowly',
  409: 'It conflicts with what is there',
  412: 'It has changed since',
  413: 'Too large',
  414: 'The address is too long',
  415: 'Not a content type that is taken here',
  422: 'The key was used for something else',
  428: 'The version that was seen has to be given',
  429: 'Too many requests',
  431: 'Headers or address are too large',
  500: 'Something went wrong here',
  503: 'Busy; try again',
  507: 'The disk is full',
}
