import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LinkageError } from '../../../src/errors.ts'
import { DEFAULT_CONFIG } from '../../../src/exchange/config.ts'
import { type Exchange, openExchange } from '../../../src/exchange/exchange.ts'
import type { CheckedPart } from '../../../src/exchange/msix/check-submission.ts'
import { recordsOf } from '../../../src/exchange/search/search-postings.ts'
import { TERM } from '../../../src/exchange/search/search-terms.ts'
import { appWriter } from '../../../src/exchange/store/app-keys.ts'
import { eraseFromExchange } from '../../../src/exchange/submissions/erase-student.ts'
import { FileReader, type Piece } from '../../../src/exchange/submissions/file-reader.ts'
import {
  type FileRequest,
  recordsIn,
  workOut,
} from '../../../src/exchange/submissions/read-ahead.ts'
import { readInPieces } from '../../../src/exchange/submissions/read-in-pieces.ts'
import { takePiece } from '../../../src/exchange/submissions/take-piece.ts'
import type { CommandContext } from '../../../src/exchange/writer/command.ts'
import { takeOver } from '../../../src/registry/prepare-records.ts'
import { fileOf, somebody, studentLines } from './submitting.ts'

const NOW = Date.UTC(2026, 10, 28)
const ORIGIN = { time: NOW, file: 'a'.repeat(64) }

let dir: string
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'nearmatch-ahead-'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

let files = 0

function fileWith(state: string, students: readonly string[][]): string {
  const path = join(dir, `${++files}.txt`)
  writeFileSync(path, fileOf(state, students))
  return path
}

function requestOf(path: string, done = 0): FileRequest {
  return { path, today: 20_000, sender: 'TX', origin: ORIGIN, done }
}

async function newExchange(): Promise<Exchange> {
  return openExchange(join(dir, `exchange-${++files}`), { create: true, now: () => NOW })
}

describe('a file that is read ahead', () => {
  const students = Array.from({ length: 30 }, (_, at) =>
    studentLines(at + 1, 'TX', `R${at}`, { ...somebody(at), ...(at % 11 === 4 ? { E: '' } : {}) }),
  )
  let path: string
  let exchange: Exchange
  let folder: string
  beforeAll(async () => {
    exchange = await newExchange()
    folder = join(exchange.dir, 'registry')
    const before = students
      .slice(0, 9)
      .map((lines) => lines.map((it) => it.replace('Laredo', 'El Paso')))
    await exchange.takeIn(fileWith('TX', before))
    path = fileWith('TX', [...students.slice(0, 20), ['Z|what'], ...students.slice(20)])
  })
  afterAll(() => exchange.close())

  async function piecesOf(reader: FileReader, done = 0): Promise<Piece[]> {
    const pieces: Piece[] = []
    await reader.read(
      requestOf(path, done),
      () => 7,
      async (piece) => void pieces.push(piece),
    )
    return pieces
  }

  it('comes from a thread as from this one', async () => {
    await using own = new FileReader(exchange.registry)
    await using other = new FileReader(exchange.registry, folder, 1)
    const here = await piecesOf(own)
    expect(here.length).toBeGreaterThan(4)
    expect(here.flatMap(({ students }) => students.map(({ decision }) => decision.effect))).toEqual(
      expect.arrayContaining(['inserted', 'updated']),
    )
    const there = await piecesOf(other)
    expect(there).toEqual(plain(here))
    expect(await piecesOf(other)).toEqual(there)
  })

  it('begins behind what is dealt with, and still tells whose students are in it', async () => {
    await using own = new FileReader(exchange.registry)
    await using other = new FileReader(exchange.registry, folder, 1)
    const whole = await piecesOf(own)
    for (const done of [1, 10, 31, 99]) {
      const rest = await piecesOf(own, done)
      expect(rest.flatMap(({ ids }) => ids)).toEqual(whole.flatMap(({ ids }) => ids))
      expect(rest.flatMap(({ parts }) => parts)).toEqual(
        whole.flatMap(({ parts }) => parts).slice(done),
      )
      expect(await piecesOf(other, done)).toEqual(plain(rest))
    }
  })

  it('is read to its end here when the thread is lost, and nothing of it twice', async () => {
    const lost: Worker[] = []
    const note = (worker: Worker): void => void lost.push(worker)
    process.on('worker', note)
    await using own = new FileReader(exchange.registry)
    await using reader = new FileReader(exchange.registry, folder, 1)
    const parts: CheckedPart[] = []
    const summary = await reader.read(
      requestOf(path),
      () => 7,
      async (piece) => {
        parts.push(...piece.parts)
        for (const worker of lost.splice(0)) await worker.terminate()
      },
    )
    expect(summary.students).toBe(30)
    expect(parts).toEqual((await piecesOf(own)).flatMap((piece) => piece.parts))
    // The next file has a thread again; that one is lost while nobody reads.
    expect(await piecesOf(reader)).toEqual(plain(await piecesOf(own)))
    for (const worker of lost.splice(0)) await worker.terminate()
    process.off('worker', note)
    expect(await piecesOf(reader)).toEqual(plain(await piecesOf(own)))
  })

  it('ends when somebody asks for it, and tells what taking and reading throw', async () => {
    await using reader = new FileReader(exchange.registry, folder, 1)
    const stop = new AbortController()
    const read = reader.read(
      requestOf(path),
      () => 3,
      async () => stop.abort(),
      stop.signal,
    )
    await expect(read).rejects.toMatchObject({ code: 'aborted' })
    const failing = reader.read(
      requestOf(path),
      () => 3,
      async () => {
        throw new RangeError('mine')
      },
    )
    await expect(failing).rejects.toThrow('mine')
    const binary = join(dir, 'binary')
    writeFileSync(binary, Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8]))
    const told = async (threadBytes: number): Promise<unknown> => {
      await using own = new FileReader(exchange.registry, folder, threadBytes)
      return own
        .read(
          requestOf(binary),
          () => 3,
          async () => {},
        )
        .catch((error) => error)
    }
    const error = await told(1e9)
    expect(error).toMatchObject({ code: 'file-unreadable' })
    const { code, details } = error as LinkageError
    expect(await told(1)).toMatchObject({ code, details })
  })
})

/** As it comes out of a message: bytes are plain ones, and the index stands for itself. */
function plain(pieces: readonly Piece[]): Piece[] {
  return pieces.map(({ students, ...piece }) => ({
    ...piece,
    students: students.map((student) => ({
      ...student,
      stood: student.stood.map(({ id, bytes }) => ({ id, bytes: bytes && new Uint8Array(bytes) })),
    })),
  }))
}

/** What somebody does between the look at a piece and its turn. */
type Between =
  | { readonly kind: 'submit'; readonly id: number; readonly city: string }
  | { readonly kind: 'delete'; readonly id: number }
  | { readonly kind: 'rename'; readonly id: number; readonly to: number }
  | { readonly kind: 'erase'; readonly id: number }

const IDS = 6
const id = fc.nat(IDS - 1)
const between: fc.Arbitrary<Between> = fc.oneof(
  fc.record({
    kind: fc.constant('submit' as const),
    id,
    city: fc.constantFrom<string>('Laredo', 'Waco'),
  }),
  fc.record({ kind: fc.constant('delete' as const), id }),
  fc.record({ kind: fc.constant('rename' as const), id, to: id }),
  fc.record({ kind: fc.constant('erase' as const), id }),
)

/** A student of the few, as it is sent: whole, to be deleted, or under another id than before. */
const sent = fc.record({
  id,
  action: fc.constantFrom('I', 'U', 'D'),
  former: fc.option(id, { nil: undefined }),
  city: fc.constantFrom<string>('Laredo', 'Waco'),
})
type Sent = typeof sent extends fc.Arbitrary<infer T> ? T : never

function linesOf({ id, action, former, city }: Sent, at: number): string[] {
  const formerId = former === undefined || former === id ? '' : `|B${former}`
  return studentLines(at + 1, 'TX', `B${id}`, {
    ...somebody(id),
    ...(action === 'D' ? { D: '', Q: '', E: '' } : {}),
    S: `S|0000001|${action}|TX||B${id}|01${formerId}`,
  }).map((line) => line.replace('Laredo', city))
}

describe('what was worked out ahead', () => {
  it('changes no answer, whatever is done before its turn', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(id, { maxLength: IDS }),
        fc.array(between, { maxLength: 4 }),
        fc.uniqueArray(sent, { minLength: 1, maxLength: IDS, selector: (it) => it.id }),
        async (known, betweens, piece) => {
          const [ahead, plainly] = [await newExchange(), await newExchange()]
          const path = fileWith('TX', piece.map(linesOf))
          const outcomes: unknown[] = []
          for (const exchange of [ahead, plainly]) {
            await exchange.takeIn(
              fileWith(
                'TX',
                known.map((id, at) =>
                  linesOf({ id, action: 'I', former: undefined, city: 'Laredo' }, at),
                ),
              ),
            )
            const parts: CheckedPart[] = []
            await readInPieces(
              path,
              { today: 20_000 },
              () => 100,
              async (some) => void parts.push(...some),
            )
            const made = workOut(exchange.registry, parts, ORIGIN)
            const taken = exchange.registry.read((view) =>
              takeOver(view, recordsIn(made.students), made.prepared),
            )
            const prepared = taken === undefined ? {} : { prepared: taken }
            for (const step of betweens) await done(exchange, step)
            const { result } = await exchange.registry.write((transaction) => {
              const context = contextOf(transaction)
              if (exchange === plainly) return takePiece(context, parts, ORIGIN)
              return takePiece(context, parts, ORIGIN, { students: made.students, ...prepared })
            })
            outcomes.push(result)
          }
          expect(outcomes[0]).toEqual(outcomes[1])
          expect(standing(ahead)).toEqual(standing(plainly))
          await Promise.all([ahead.close(), plainly.close()])
        },
      ),
      { numRuns: 12 },
    )
  })
})

function contextOf(transaction: CommandContext['transaction']): CommandContext {
  const actor = { account: '', roles: [], place: {} }
  return { transaction, app: appWriter(transaction), actor, now: NOW, config: DEFAULT_CONFIG }
}

async function done(exchange: Exchange, step: Between): Promise<void> {
  const at = (id: number): string => `B${id}`
  const versions = exchange.versions('TX', at(step.id))
  if (step.kind === 'erase') {
    if (versions.length > 0) await eraseFromExchange(exchange, { state: 'TX', id: at(step.id) })
    return
  }
  const one: Sent = {
    id: step.id,
    action: step.kind === 'delete' ? 'D' : 'I',
    former: undefined,
    city: step.kind === 'submit' ? step.city : 'Waco',
    ...(step.kind === 'rename' ? { id: step.to, former: step.id } : {}),
  }
  await exchange.takeIn(fileWith('TX', [linesOf(one, 0)]))
}

/** What stands: documents, what they are found by, and who is whose child. */
function standing(exchange: Exchange): unknown {
  const ids = Array.from({ length: IDS }, (_, at) => `B${at}`)
  const documents = ids.map((id) => exchange.versions('TX', id))
  const names = Array.from({ length: IDS }, (_, at) => somebody(at).D!.split('|'))
  const terms = [
    TERM.state('TX'),
    ...names.map((parts) => TERM.birthDate(parts[7]!)),
    ...['78040', '4807440'].map(TERM.district),
  ]
  const found = exchange.read((view) =>
    recordsOf(view, terms).map((records) =>
      Array.from(records, (record) => view.state.record(record)?.id),
    ),
  )
  const persons = ids.map((id) => exchange.msixIdOf('TX', id))
  return { documents, found, together: persons.map((person) => person && persons.indexOf(person)) }
}
