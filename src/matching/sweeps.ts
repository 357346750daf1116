import { mergeRuns, PostingRun } from './posting-run.ts'
import type { PostingsWriter } from './postings-keys.ts'
import type { PostingsManifest, Sweep } from './postings-manifest.ts'
import type { RecentPostings } from './recent-postings.ts'
import {
  chunkStart,
  dropChunks,
  newSegment,
  readSegment,
  type Segment,
  writeSegment,
} from './segment.ts'

/** A segment is merged into the next older one when that is not so many times as large. */
export const FAN_OUT = 8
/** A sweep is done when this part of its newer side has come once more: before it could come whole. */
const AHEAD = 0.8
/** Chunks written at a time. */
const STEP = 256

const [newer, older, merged] = [new PostingRun(), new PostingRun(), new PostingRun()]

/** From here on keys of a sweep are still where they were. */
export function sweptTo({ target, done }: Sweep): number {
  return chunkStart(target, done)
}

/**
 * Takes all sweeps on by as much as a commit that adds so many postings is to bear, so that no commit
 * bears much and each sweep is done before the next is due.
 */
export function advanceSweeps(
  writer: PostingsWriter,
  manifest: PostingsManifest,
  frozen: RecentPostings,
  added: number,
): PostingsManifest {
  let current = manifest
  for (const { target } of manifest.sweeps) {
    const sweep = current.sweeps.find((each) => each.target.id === target.id)!
    const share = Math.ceil((target.chunks * added) / (AHEAD * Math.max(1, sweep.count)))
    const done = Math.min(target.chunks, sweep.done + share)
    sweepChunks(writer, current, frozen, sweep, done)
    current = {
      ...current,
      sweeps: current.sweeps.map((each) => (each === sweep ? { ...sweep, done } : each)),
    }
    if (done === target.chunks) current = finished(current, { ...sweep, done })
  }
  return startedSegments(current)
}

/** Writes the chunks of the target up to `done` and removes what they were made of. */
function sweepChunks(
  writer: PostingsWriter,
  { segments }: PostingsManifest,
  frozen: RecentPostings,
  sweep: Sweep,
  done: number,
): void {
  const { target } = sweep
  const newerSegment = segments.find(({ id }) => id === sweep.newer)
  const olderSegment = segments.find(({ id }) => id === sweep.older)
  // Who lost a key need not be told to nobody.
  const isLast = sweep.older === 0 ? segments.length === 0 : segments.at(-1)!.id === sweep.older
  for (let chunk = sweep.done; chunk < done; chunk += STEP) {
    const end = Math.min(done, chunk + STEP)
    const [from, to] = [chunkStart(target, chunk), chunkStart(target, end)]
    newer.clear()
    older.clear()
    if (newerSegment === undefined) frozen.read(from, to, newer)
    else readSegment(writer, newerSegment, from, to, newer)
    if (olderSegment !== undefined) readSegment(writer, olderSegment, from, to, older)
    mergeRuns(newer, older, isLast, merged)
    writeSegment(writer, target, chunk, end, merged)
    for (const segment of [newerSegment, olderSegment]) {
      if (segment !== undefined) dropChunks(writer, segment, from, to)
    }
  }
}

/** The target takes the place of what it was made of. */
function finished(manifest: PostingsManifest, sweep: Sweep): PostingsManifest {
  const { newer, older, target } = sweep
  const segments = manifest.segments
    .filter(({ id }) => id !== newer || id === older)
    .map((segment) => (segment.id === older ? target : segment))
  const { log } = manifest
  return {
    ...manifest,
    segments: older === 0 ? [target, ...segments] : segments,
    sweeps: manifest.sweeps.filter(({ target }) => target.id !== sweep.target.id),
    log: newer === 0 ? { ...log, from: log.frozen } : log,
  }
}

/** Begins to sweep the newest part of the log, of so many postings, into the newest segment. */
export function startedLog(manifest: PostingsManifest, count: number): PostingsManifest {
  const { log, segments, sweeps } = manifest
  const newest = segments[0]
  const isFree = newest !== undefined && !isSwept(sweeps, newest)
  const into = isFree && newest.count <= FAN_OUT * count ? newest : undefined
  return {
    ...withSweep(manifest, 0, into?.id ?? 0, count, count + (into?.count ?? 0)),
    log: { ...log, frozen: log.to },
  }
}

/** Begins to sweep every segment that is large enough into the next older one. */
function startedSegments(manifest: PostingsManifest): PostingsManifest {
  let current = manifest
  for (let at = manifest.segments.length - 2; at >= 0; at--) {
    const [newer, older] = [manifest.segments[at]!, manifest.segments[at + 1]!]
    if (isSwept(current.sweeps, newer) || isSwept(current.sweeps, older)) continue
    if (FAN_OUT * newer.count < older.count) continue
    current = withSweep(current, newer.id, older.id, newer.count, newer.count + older.count)
  }
  return current
}

function isSwept(sweeps: readonly Sweep[], { id }: Segment): boolean {
  return sweeps.some(({ newer, older }) => newer === id || older === id)
}

function withSweep(
  manifest: PostingsManifest,
  newer: number,
  older: number,
  count: number,
  total: number,
): PostingsManifest {
  const lastSegment = manifest.lastSegment + 1
  const target = newSegment(lastSegment, total)
  const sweep: Sweep = { newer, older, target, done: 0, count }
  return { ...manifest, lastSegment, sweeps: [...manifest.sweeps, sweep] }
}

/** One place where postings may be, for keys whose high halves are in `[from, to)`. */
export interface Layer {
  readonly segment: Segment
  readonly from: number
  readonly to: number
}

/** Where in segments postings are, the newest first; and from where on the frozen log counts. */
export function layersOf({ segments, sweeps }: PostingsManifest): {
  readonly frozenFrom: number
  readonly layers: readonly Layer[]
} {
  const layers: Layer[] = []
  let frozenFrom = 0
  for (const sweep of sweeps) {
    if (sweep.newer !== 0) continue
    frozenFrom = sweptTo(sweep)
    if (sweep.older === 0) layers.push({ segment: sweep.target, from: 0, to: frozenFrom })
  }
  for (const segment of segments) {
    const into = sweeps.find(({ older }) => older === segment.id)
    const out = sweeps.find(({ newer }) => newer === segment.id)
    const sweep = into ?? out
    const from = sweep === undefined ? 0 : sweptTo(sweep)
    if (into !== undefined) layers.push({ segment: into.target, from: 0, to: from })
    layers.push({ segment, from, to: 2 ** 32 })
  }
  return { frozenFrom, layers: layers.filter(({ from, to }) => from < to) }
}
