/** Milliseconds that a piece may hold the write lock, with room for what is not foreseen. */
const AIM_MS = 25
const MOST_STUDENTS = 100
/** Fewer would cost more in commits than they spare others, and are not sent to a thread to be prepared. */
const LEAST_STUDENTS = 16
const FIRST_STUDENTS = 20

/** How many students a piece is to have, so that others who write need not wait for long. */
export class PieceSize {
  #students = FIRST_STUDENTS

  get students(): number {
    return this.#students
  }

  /** Learns from a piece. @param heldMs - how long it held the write lock. */
  learn(students: number, heldMs: number): void {
    if (students === 0) return
    const fitting = Math.floor((AIM_MS * students) / Math.max(heldMs, 1))
    // Slowly up, at once down: what a piece takes depends on who is in it.
    const next = Math.min(fitting, Math.ceil(this.#students * 1.25), MOST_STUDENTS)
    this.#students = Math.max(LEAST_STUDENTS, next)
  }
}
