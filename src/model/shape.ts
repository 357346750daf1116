import { LinkageError } from '../errors.ts'

/** Checks one value of a JSON document; throws `model-invalid` with the path of what is wrong. */
export type Shape = (value: unknown, path: string) => void

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
    for (const [key, item] of Object.entries(asObject(value, path))) shape(item, `${path}.${key}`)
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
      shape(item, join(path, key))
    }
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
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw wrong(path, 'must be an object')
  }
  return value as Record<string, unknown>
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`
}

function wrong(path: string, problem: string): LinkageError {
  return new LinkageError('model-invalid', { path: path === '' ? 'the document' : path, problem })
}
