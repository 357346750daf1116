/** Checks one value of a JSON document or an argument; what is wrong is told by {@link checkShape}. */
export type Shape = (value: unknown, path: string) => void

/** Where a value is not as it should be, and why; on its way to {@link checkShape}. */
class Mismatch extends Error {
  readonly path: string

  constructor(path: string, problem: string) {
    super(problem)
    this.path = path
  }
}

/**
 * Checks a value.
 *
 * @param errorOf - makes the error to throw of the path of what is wrong (`blocking.rules[2].name`) and
 *   what is wrong with it; neither holds a value.
 */
export function checkShape(
  shape: Shape,
  value: unknown,
  path: string,
  errorOf: (path: string, problem: string) => Error,
): void {
  try {
    shape(value, path)
  } catch (error) {
    throw error instanceof Mismatch ? errorOf(error.path, error.message) : error
  }
}

export const anything: Shape = () => {}

export const text: Shape = (value, path) => {
  if (typeof value !== 'string') throw wrong(path, 'must be a string')
}

export const number: Shape = (value, path) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw wrong(path, 'must be a number')
}

export const boolean: Shape = (value, path) => {
  if (typeof value !== 'boolean') throw wrong(path, 'must be true or false')
}

/** One of these strings. */
export function word(...words: readonly string[]): Shape {
  return (value, path) => {
    if (!words.includes(value as string)) throw wrong(path, `must be one of ${words.join(', ')}`)
  }
}

/** A whole number, exactly held. */
export function whole(least: number): Shape {
  return (value, path) => {
    if (!Number.isSafeInteger(value) || (value as number) < least) {
      throw wrong(path, `must be a whole number from ${least} up`)
    }
  }
}

export function optional(shape: Shape): Shape {
  return (value, path) => {
    if (value !== undefined) shape(value, path)
  }
}

/** What an own test says yes to. */
export function such(test: (value: unknown) => boolean, problem: string): Shape {
  return (value, path) => {
    if (!test(value)) throw wrong(path, problem)
  }
}

export function nullable(shape: Shape): Shape {
  return (value, path) => {
    if (value !== null) shape(value, path)
  }
}

export function list(shape: Shape): Shape {
  return (value, path) => {
    if (!Array.isArray(value)) throw wrong(path, 'must be a list')
    for (const [at, item] of value.entries()) shape(item, `${path}[${at}]`)
  }
}

/** An object of any keys whose values have one shape. */
export function dictionary(shape: Shape): Shape {
  return (value, path) => {
    const own = asObject(value, path)
    for (const key of Object.keys(own)) shape(own[key], `${path}.${key}`)
  }
}

/** An object with these keys; those in `optional` may be absent, others may not occur. */
export function object(
  required: Readonly<Record<string, Shape>>,
  optional: Readonly<Record<string, Shape>> = {},
): Shape {
  return (value, path) => {
    const own = asObject(value, path)
    for (const [key, shape] of Object.entries(required)) {
      if (!Object.hasOwn(own, key)) throw wrong(join(path, key), 'is missing')
      shape(own[key], join(path, key))
    }
    for (const [key, item] of Object.entries(own)) {
      if (Object.hasOwn(required, key)) continue
      const shape = Object.hasOwn(optional, key) ? optional[key] : undefined
      if (shape === undefined) throw wrong(join(path, key), 'is not known here')
      if (item !== undefined) shape(item, join(path, key))
    }
  }
}

/** An object with these keys, and any others. */
export function having(required: Readonly<Record<string, Shape>>): Shape {
  const keys = Object.entries(required)
  return (value, path) => {
    const own = asObject(value, path)
    for (const [key, shape] of keys) shape(own[key], join(path, key))
  }
}

/** An object whose shape depends on one of its keys. */
export function variants(key: string, shapes: Readonly<Record<string, Shape>>): Shape {
  return (value, path) => {
    const kind = asObject(value, path)[key]
    const shape = typeof kind === 'string' && Object.hasOwn(shapes, kind) ? shapes[kind] : undefined
    if (shape === undefined) {
      throw wrong(join(path, key), `must be one of ${Object.keys(shapes).join(', ')}`)
    }
    shape(value, path)
  }
}

function asObject(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || isOtherThing(value)) {
    throw wrong(path, 'must be an object')
  }
  return value as Record<string, unknown>
}

/** Lists, maps, dates and the like hold nothing under names. */
function isOtherThing(value: object): boolean {
  return Object.prototype.toString.call(value) !== '[object Object]'
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`
}

function wrong(path: string, problem: string): Mismatch {
  return new Mismatch(path, problem)
}
