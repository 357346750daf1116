import { type OpenedRegistry, type OpenOptions, openRegistry } from '../registry/open-registry.ts'

/** Opens a registry for one piece of work, and closes it whatever comes of it. */
export async function withRegistry<T>(
  dir: string,
  options: OpenOptions,
  work: (registry: OpenedRegistry) => Promise<T>,
): Promise<T> {
  const registry = await openRegistry(dir, options)
  try {
    return await work(registry)
  } finally {
    await registry.close()
  }
}
