import type { TSchema } from 'typebox'

/** A schema as plain JSON. */
type Open = Readonly<Record<string, unknown>>

/**
 * The schema, with every object in it closed that does not say otherwise: what no schema names is
 * refused, not passed over, as a mistyped filter would give everything. Parts of an intersection stay
 * open, as each knows only its own properties.
 */
export function closedSchema(schema: TSchema): TSchema {
  return closed(schema as unknown as Open) as unknown as TSchema
}

function closed(schema: Open): Open {
  const { items, anyOf, properties } = schema as {
    readonly items?: Open
    readonly anyOf?: readonly Open[]
    readonly properties?: Readonly<Record<string, Open>>
  }
  return {
    ...schema,
    ...(items === undefined ? {} : { items: closed(items) }),
    ...(anyOf === undefined ? {} : { anyOf: anyOf.map(closed) }),
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, each]) => [name, closed(each)]),
          ),
        }),
    ...(schema.type === 'object' && schema.additionalProperties === undefined
      ? { additionalProperties: false }
      : {}),
  }
}
