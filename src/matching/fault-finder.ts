import { isLinkageError } from '../errors.ts'
import type { Findings, IndexFault } from './match-index.ts'

/** Gathers faults until something cannot be read. */
export class FaultFinder {
  readonly #faults: IndexFault[] = []
  #damage: IndexFault | undefined

  get isEmpty(): boolean {
    return this.#faults.length === 0
  }

  add(problem: string, ...subjects: number[]): void {
    this.#faults.push({ problem, subjects })
  }

  /** Looks for faults; nothing more once something could not be read. */
  look(action: () => void): void {
    if (this.#damage !== undefined) return
    try {
      action()
    } catch (error) {
      if (!isLinkageError(error, 'store-damaged')) throw error
      const { part, problem } = error.details
      this.#damage = { problem, subjects: [part] }
    }
  }

  /** @param most - faults that are told, the first ones. */
  found(most: number): Findings {
    const faults = this.#faults.slice(0, most)
    return this.#damage === undefined ? { faults } : { faults, damage: this.#damage }
  }

  /** The same by what they are about: a record, then another. */
  foundInOrder(most: number): Findings {
    this.#faults.sort(bySubjects)
    return this.found(most)
  }
}

/** Faults by what they are about: a record, then another. */
export function bySubjects({ subjects: a }: IndexFault, { subjects: b }: IndexFault): number {
  return Number(a[0]) - Number(b[0]) || Number(a[1]) - Number(b[1])
}
