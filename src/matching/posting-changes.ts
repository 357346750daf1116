import { KeyColumns } from './key-columns.ts'

/** Which keys which records get and lose; of one record and key, one of the two. */
export class PostingChanges {
  readonly keys: KeyColumns = new KeyColumns()
  /** Shape `keys.count`: the record twice, and one more if it loses the key. */
  readonly codes: number[] = []

  add(low: number, high: number, record: number): void {
    this.keys.push(low, high)
    this.codes.push(2 * record)
  }

  remove(low: number, high: number, record: number): void {
    this.keys.push(low, high)
    this.codes.push(2 * record + 1)
  }
}
