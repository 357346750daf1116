/** Where files that came are taken in. */
export interface Runner {
  /** Begins with what waits, if it is not at it; goes on with what was interrupted. */
  wake(): void
  /** Stops after the piece that is under way; what is left is gone on with another time. */
  close(): Promise<void>
}
