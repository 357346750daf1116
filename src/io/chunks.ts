/** Chunks seen beforehand, and all chunks, those included. */
export interface Peeked {
  readonly head: Uint8Array
  readonly chunks: AsyncIterable<Uint8Array>
}

/** Looks at the first `count` bytes (fewer if there are no more) without consuming them. */
export async function peek(chunks: AsyncIterator<Uint8Array>, count: number): Promise<Peeked> {
  const seen: Uint8Array[] = []
  let bytes = 0
  while (bytes < count) {
    const next = await chunks.next()
    if (next.done) break
    // Copied, because the chunk's memory is used again for a later one.
    seen.push(Uint8Array.from(next.value))
    bytes += next.value.length
  }
  return { head: Buffer.concat(seen).subarray(0, count), chunks: replay(seen, chunks) }
}

async function* replay(
  seen: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* seen
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}
