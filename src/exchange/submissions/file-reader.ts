import { stat } from 'node:fs/promises'
import { isLinkageError } from '../../errors.ts'
import type { PreparedSubmission } from '../../registry/prepare-records.ts'
import { takeOver } from '../../registry/prepare-records.ts'
import type { Registry } from '../../registry/registry.ts'
import type { CheckedPart, SubmissionSummary } from '../msix/check-submission.ts'
import { type FileRequest, type PieceAhead, readAhead, recordsIn } from './read-ahead.ts'
import { ReadingThread } from './reading-thread.ts'
import type { StudentsAhead } from './take-students.ts'

/** Some students of a file, to be taken in. */
export interface Piece extends StudentsAhead {
  /** Ids of all its students, those that are dealt with included. */
  readonly ids: readonly string[]
  readonly parts: readonly CheckedPart[]
  /** Number of students by the header of the file, once it is known. */
  readonly announced?: number
}

/** How large a file is worth a thread: some five hundred students. */
const THREAD_BYTES = 1 << 19

/** Reads files of students: small ones on this thread, large ones on another, ahead of this one. */
export class FileReader implements AsyncDisposable {
  readonly #registry: Registry
  readonly #folder: string | undefined
  readonly #threadBytes: number
  #thread: ReadingThread | undefined

  /** @param folder - of the registry, for a thread to open it; absent: all is done on this one. */
  constructor(registry: Registry, folder?: string, threadBytes: number = THREAD_BYTES) {
    this.#registry = registry
    this.#folder = folder
    this.#threadBytes = threadBytes
  }

  /**
   * @param most - how many students the next piece is to have.
   * @throws {@link LinkageError} `file-unreadable`, `aborted`.
   */
  async read(
    file: FileRequest,
    most: () => number,
    take: (piece: Piece) => Promise<void>,
    signal?: AbortSignal,
  ): Promise<SubmissionSummary> {
    let { done } = file
    const taking = async (piece: PieceAhead): Promise<void> => {
      await take(this.#ready(piece))
      done += piece.parts.length
    }
    const thread = await this.#threadFor(file.path)
    if (thread === undefined) return readAhead(this.#registry, file, most, taking, signal)
    try {
      return await thread.read(file, most, taking, signal)
    } catch (error) {
      if (!isLinkageError(error, 'worker-lost')) throw error
      // Nothing is lost with the thread but time.
      this.#thread = undefined
      return readAhead(this.#registry, { ...file, done }, most, taking, signal)
    }
  }

  async #threadFor(path: string): Promise<ReadingThread | undefined> {
    if (this.#folder === undefined) return undefined
    // Whether it can be read is told by who reads it.
    const { size } = await stat(path).catch(() => ({ size: 0 }))
    if (size < this.#threadBytes) return undefined
    this.#thread ??= new ReadingThread(this.#folder)
    return this.#thread
  }

  #ready({ prepared, ...piece }: PieceAhead): Piece {
    const records = recordsIn(piece.students)
    const taken: PreparedSubmission | undefined = this.#registry.read((view) =>
      takeOver(view, records, prepared),
    )
    return taken === undefined ? piece : { ...piece, prepared: taken }
  }

  /** Ends the thread. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#thread?.[Symbol.asyncDispose]()
  }
}
