import { AjvCompiler } from '@fastify/ajv-compiler'
import type { FastifySchemaCompiler } from 'fastify'

const build = AjvCompiler()
const OPTIONS = { removeAdditional: false, allErrors: false, verbose: true } as const
/** A query and what stands in a path are texts: numbers and booleans are read out of them. */
const OF_TEXTS = build({}, { customOptions: { ...OPTIONS, coerceTypes: true } })
/** JSON says itself what is what: a null is no empty text, a text no number. */
const OF_JSON = build({}, { customOptions: { ...OPTIONS, coerceTypes: false } })

interface Validator {
  (value: unknown): boolean
  errors?: unknown
}

/**
 * What looks whether a request is as its schema has it. Compiled once it is asked for: the two hundred
 * of all routes would take a third of the start.
 */
export const validatorOf: FastifySchemaCompiler<never> = (asked) => {
  const build = asked.httpPart === 'body' ? OF_JSON : OF_TEXTS
  let compiled: Validator | undefined
  const validator: Validator = (value) => {
    compiled ??= build(asked as never) as unknown as Validator
    const isValid = compiled(value)
    validator.errors = compiled.errors
    return isValid
  }
  return validator as never
}
