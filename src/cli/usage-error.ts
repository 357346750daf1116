import { damerauLevenshtein } from '../similarity/edit-distance.ts'

/** The command line itself is wrong: exit code 2. The message says what to type instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  /** The command whose `--help` says more, if one was recognised. */
  readonly command: string | undefined

  constructor(message: string, command?: string) {
    super(message)
    this.command = command
  }
}

/** ` Did you mean "…"?` if one of the known words is close to the one given, otherwise nothing. */
export function didYouMean(word: string, known: readonly string[]): string {
  let best: string | undefined
  let least = Math.max(1, Math.floor(word.length / 3)) + 1
  for (const candidate of known) {
    const distance = candidate.startsWith(word) ? 1 : damerauLevenshtein(word, candidate)
    if (distance < least) [best, least] = [candidate, distance]
  }
  return best === undefined ? '' : ` Did you mean "${best}"?`
}
