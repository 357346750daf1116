import { LinkageError } from '../errors.ts'
import { checkShape, type Shape } from '../model/shape.ts'

/** Shapes of the arguments of a call, by their names and in their order. */
export type Arguments = Readonly<Record<string, Shape>>

type MethodsOf<T> = {
  [K in keyof T]: T[K] extends (...args: never[]) => unknown ? K : never
}[keyof T]

/** What methods of an object take. */
export type Doors<T> = { readonly [K in MethodsOf<T>]?: Arguments }

/** @throws {@link LinkageError} `argument-invalid` with the path of what is wrong. */
export function checkArguments(call: string, shapes: Arguments, given: readonly unknown[]): void {
  let at = 0
  for (const name in shapes) {
    checkShape(shapes[name]!, given[at++], name, (argument, problem) => {
      return new LinkageError('argument-invalid', { call, argument, problem })
    })
  }
}

/**
 * The same object, where every argument is looked at before anything else is done with it: whoever
 * calls from plain JavaScript is told what is wrong, and nobody behind the door need ask again.
 *
 * @param doors - of methods that answer at once, or throw.
 * @param promising - of methods that promise: what is wrong is what they are rejected for.
 */
export function behindDoor<T extends object>(
  target: T,
  doors: Doors<T>,
  promising: Doors<T> = {},
): T {
  const properties = Object.getOwnPropertyDescriptors(target) as Record<string, PropertyDescriptor>
  for (const [name, property] of Object.entries(properties)) {
    const method: unknown = property.value
    if (typeof method !== 'function') continue
    const own = (doors as Record<string, Arguments | undefined>)[name]
    const promised = (promising as Record<string, Arguments | undefined>)[name]
    if (own !== undefined) {
      property.value = (...given: unknown[]): unknown => {
        checkArguments(name, own, given)
        return method(...given)
      }
    } else if (promised !== undefined) {
      property.value = async (...given: unknown[]): Promise<unknown> => {
        checkArguments(name, promised, given)
        return method(...given)
      }
    }
  }
  return Object.defineProperties({}, properties) as T
}
