import type { FileHandle } from 'node:fs/promises'

const LF = 0x0a
/** A line longer than this is none to look for the end of. */
const LOOKED_AT = 1 << 16

/**
 * Where to cut a file into parts of about so many bytes: each part but the first begins after a line
 * feed. If that was no end of a record, for it stood in quotes, the part before it ends early and
 * says so.
 *
 * @returns ascending, `from` first and `to` last.
 */
export async function cutsOf(
  file: FileHandle,
  from: number,
  to: number,
  segmentBytes: number,
): Promise<number[]> {
  const cuts = [from]
  const buffer = Buffer.allocUnsafe(Math.min(LOOKED_AT, segmentBytes))
  for (let at = from + segmentBytes; at < to; at += segmentBytes) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, at - 1)
    const end = buffer.subarray(0, bytesRead).indexOf(LF)
    const cut = at + end
    if (end >= 0 && cut > cuts.at(-1)! && cut < to) cuts.push(cut)
  }
  cuts.push(to)
  return cuts
}
