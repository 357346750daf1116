/** A line of text, or what is wrong with it. */
export type TextLine =
  | { readonly line: number; readonly text: string }
  | { readonly line: number; readonly problem: string }

const LF = 0x0a

/**
 * Bytes → lines of UTF-8 with their numbers from 1, without their ends; empty ones are passed over.
 * A line that is too long or not UTF-8 is told and passed over, and the next one is read.
 *
 * @param maxBytes - of a line.
 */
export async function* textLines(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<TextLine> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let cut: Uint8Array[] = []
  let bytes = 0
  let line = 1
  const take = (last: Uint8Array): TextLine | undefined => {
    const length = bytes + last.length
    const whole = cut.length === 0 ? last : Buffer.concat([...cut, last])
    cut = []
    bytes = 0
    if (length > maxBytes) return { line, problem: `is longer than ${maxBytes} bytes` }
    try {
      const text = decoder.decode(whole).replace(/\r$/, '')
      return text.trim() === '' ? undefined : { line, text }
    } catch {
      return { line, problem: 'is not UTF-8: write the file as UTF-8' }
    }
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, from)) {
      const found = take(chunk.subarray(from, end))
      if (found !== undefined) yield found
      line++
      from = end + 1
    }
    const rest = chunk.subarray(from)
    bytes += rest.length
    // Of a line that is too long already nothing more is kept. Chunks are used again: copied.
    if (rest.length > 0 && bytes <= maxBytes) cut.push(Uint8Array.from(rest))
  }
  const found = bytes > 0 ? take(new Uint8Array(0)) : undefined
  if (found !== undefined) yield found
}
