import { SaxesParser } from 'saxes'
import { recordsFrom } from './nested-student.ts'
import type { SubmissionPart } from './submission.ts'

/** `<submission>` holds `<header>` and `<student>`, these their records, these their values. */
const DEEPEST = 4
const ROOT = 'submission'

interface OpenRecord {
  readonly name: string
  readonly line: number
  readonly children: [name: string, value: unknown][]
  text: string
}

/** What keeps a file from being read on. */
class Unreadable extends Error {}

/**
 * Reads the XML layout: `<submission><header>…</header><student>…</student>…</submission>`, elements
 * only. Text of a document type, and so entities of one’s own, is refused. What is not well formed
 * ends the reading: what came before it is good.
 *
 * @param maxValueBytes - longer values end the reading.
 */
export async function* readXml(
  chunks: AsyncIterable<Uint8Array>,
  maxValueBytes: number,
): AsyncGenerator<SubmissionPart> {
  const tree = new StudentTree(maxValueBytes)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of chunks) {
      tree.write(decoder.decode(chunk, { stream: true }))
      yield* tree.take()
    }
    tree.write(decoder.decode())
    tree.close()
    yield* tree.take()
  } catch (error) {
    yield* tree.take()
    const problem = problemOf(error)
    if (problem === undefined) throw error
    yield { part: 'stray', line: tree.line, problem }
  }
}

function problemOf(error: unknown): string | undefined {
  if (error instanceof Unreadable) return error.message
  if (error instanceof TypeError && 'code' in error) {
    return 'is not UTF-8; nothing after it was read'
  }
  return undefined
}

/** Puts students together as their tags come. */
class StudentTree {
  readonly #parser = new SaxesParser()
  readonly #maxValueBytes: number
  readonly #open: OpenRecord[] = []
  #done: SubmissionPart[] = []

  constructor(maxValueBytes: number) {
    this.#maxValueBytes = maxValueBytes
    this.#parser.on('error', () => {
      // The parser’s own words quote what it read.
      throw new Unreadable('is not well-formed XML; nothing after it was read')
    })
    this.#parser.on('doctype', () => {
      throw new Unreadable('declares a document type, which is refused; nothing after it was read')
    })
    this.#parser.on('opentag', ({ name, attributes }) => this.#begin(name, attributes))
    this.#parser.on('text', (text) => this.#add(text))
    this.#parser.on('cdata', (text) => this.#add(text))
    this.#parser.on('closetag', () => this.#end())
  }

  get line(): number {
    return this.#parser.line
  }

  write(text: string): void {
    this.#parser.write(text)
  }

  close(): void {
    this.#parser.close()
  }

  /** The parts that are whole. */
  take(): SubmissionPart[] {
    const done = this.#done
    this.#done = []
    return done
  }

  #begin(name: string, attributes: object): void {
    if (this.#open.length === 0 && name !== ROOT) {
      throw new Unreadable(`begins with another element than <${ROOT}>`)
    }
    if (this.#open.length >= DEEPEST || Object.keys(attributes).length > 0) {
      throw new Unreadable(
        'has attributes, or elements deeper than values; nothing after it was read',
      )
    }
    this.#open.push({ name, line: this.line, children: [], text: '' })
  }

  #add(text: string): void {
    const open = this.#open.at(-1)
    if (open === undefined) return
    open.text += text
    if (open.text.length > this.#maxValueBytes) {
      throw new Unreadable(`holds a value longer than ${this.#maxValueBytes} characters`)
    }
  }

  #end(): void {
    const { name, line, children, text } = this.#open.pop()!
    const parent = this.#open.at(-1)
    if (parent === undefined) return
    if (this.#open.length > 1) {
      parent.children.push([name, children.length > 0 ? objectOf(children, line) : text.trim()])
      return
    }
    if (name === 'header' || name === 'student') {
      this.#done.push(recordsFrom(name, objectOf(children, line), lineOf))
    } else {
      const problem = 'is an element other than <header> and <student>'
      this.#done.push({ part: 'stray', line, problem })
    }
  }
}

const LINE = Symbol('line')

function lineOf(record: object): number {
  return (record as { readonly [LINE]?: number })[LINE] ?? 0
}

/** Elements of one name become a list. */
function objectOf(children: OpenRecord['children'], line: number): Record<string, unknown> {
  const lists = new Map<string, unknown[]>()
  for (const [name, value] of children) {
    const list = lists.get(name)
    if (list === undefined) lists.set(name, [value])
    else list.push(value)
  }
  const entries = [...lists].map(([name, values]): [string, unknown] => [
    name,
    values.length === 1 ? values[0] : values,
  ])
  return Object.defineProperty(Object.fromEntries(entries), LINE, { value: line })
}
