import { type TInteger, type TOptional, type TString, Type } from 'typebox'
import { LinkageError } from '../../errors.ts'
import type { KeyPart } from '../store/document-table.ts'

/** Query parameters of what is given page by page; spread into the query of a route. */
export const PAGING: {
  readonly cursor: TOptional<TString>
  readonly limit: TOptional<TInteger>
} = {
  cursor: Type.Optional(
    Type.String({ maxLength: 400, description: 'Where to go on: `next` of the page before.' }),
  ),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
}

/** The rest of a page beside its items. */
export const NEXT: TOptional<TString> = Type.Optional(
  Type.String({ description: 'Cursor of the next page; absent on the last.' }),
)

/** A cursor is the key of the last item of a page; not a secret, and of no meaning to others. */
export function cursorOf(key: readonly KeyPart[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** @throws {@link LinkageError} `request-invalid` if it is none of that kind. */
export function keyOfCursor<K extends readonly KeyPart[]>(
  cursor: string | undefined,
  kinds: { readonly [I in keyof K]: K[I] extends string ? 'string' : 'number' },
): K | undefined {
  if (cursor === undefined) return undefined
  let key: unknown
  try {
    key = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    key = undefined
  }
  const fits =
    Array.isArray(key) &&
    key.length === kinds.length &&
    key.every((part, at) => typeof part === kinds[at] && (typeof part === 'string' || part >= 0))
  if (!fits) throw new LinkageError('request-invalid', { what: 'the cursor' })
  return key as unknown as K
}
