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
