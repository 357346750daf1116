import { LinkageError } from '../errors.ts'
import { reasonOf } from '../io/failure-reason.ts'

/**
 * Writes to standard output and waits until it is out; a reader that has gone is fine.
 *
 * @throws {@link LinkageError} `output-unwritable` if the disk behind it is full, and the like.
 */
export async function print(text: string): Promise<void> {
  await written(text)
}

/** Writes to standard error. */
export function printError(text: string): void {
  process.stderr.write(text)
}

/**
 * Writes chunks to standard output as fast as its reader takes them.
 *
 * @returns false if the reader has gone (`| head`): nobody wants the rest.
 * @throws {@link LinkageError} `output-unwritable` if the disk behind it is full, and the like.
 */
export async function printAll(chunks: Iterable<string>): Promise<boolean> {
  for (const chunk of chunks) if (!(await written(chunk))) return false
  return true
}

function written(chunk: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    process.stdout.write(chunk, (error) => {
      if (error == null) resolve(true)
      else if ('code' in error && error.code === 'EPIPE') resolve(false)
      else reject(unwritableOutput(error))
    })
  })
}

function unwritableOutput(cause: Error): Error {
  const reason = reasonOf(cause)
  if (reason === undefined) return cause
  return new LinkageError('output-unwritable', { file: 'standard output', reason }, { cause })
}

/** Lets a reader of standard output or error go away without a stack trace. */
export function tolerateClosedPipes(): void {
  // Failed writes are seen by the callback of the write; without a listener they would crash.
  process.stdout.on('error', ignore)
  process.stderr.on('error', ignore)
}

function ignore(): void {}
