import { AjvCompiler } from '@fastify/ajv-compiler'
import type { FastifySchemaCompiler } from 'fastify'

const build = AjvCompiler()
const OPTIONS = { removeAdditional: false, allErrors: false, verbose: true } as const
/** A query and what stands in a path are texts: numbers and booleans are read out of them. */
const OF_TEXTS = build({}, { customOptions: { ...OPTIONS, coerceTypes: true } })
/** JSON says itself what is what: a null is no empty text, a text no number. */
const OF_JSON = build({}, { customOptions: { ...OPTIONS, coerceTypes: false } })

/** What looks whether a request is as its schema has it. */
export const validatorOf: FastifySchemaCompiler<never> = (asked) =>
  (asked.httpPart === 'body' ? OF_JSON : OF_TEXTS)(asked as never) as never
