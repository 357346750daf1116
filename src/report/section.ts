import type { Html } from './html.ts'

/** One part of the page, listed in its table of contents. */
export interface Section {
  /** The anchor; a fixed word, never from data. */
  readonly id: string
  readonly title: string
  readonly body: Html
}
