import { isLinkageError, type LinkageErrorCode } from '../../src/errors.ts'
import { type Child, submitEach } from './children.ts'
import { type MemoryRegistry, memoryRegistry } from './memory-registry.ts'

/** A registry in memory with records submitted one by one. */
export async function registryWith(
  records: Readonly<Record<string, Child>>,
  options: Parameters<typeof memoryRegistry>[0] = {},
): Promise<MemoryRegistry> {
  const registry = memoryRegistry(options)
  await submitEach(registry, records)
  return registry
}

/** The code of the error that something is refused with; undefined if it is not. */
export async function refusal(promise: Promise<unknown>): Promise<LinkageErrorCode | undefined> {
  try {
    await promise
    return undefined
  } catch (error) {
    if (!isLinkageError(error)) throw error
    return error.code
  }
}
