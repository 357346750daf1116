import PDFDocument from 'pdfkit'
import {
  flagLines,
  labelOf,
  type RecordSection,
  readable,
  sectionsOf,
  titleOf,
} from './record-sections.ts'
import type { StudentRecord } from './student-record.ts'

type Document = InstanceType<typeof PDFDocument>

/** In points; a page of US letter is 612 wide. */
const MARGIN = 50
const WIDTH = 612 - 2 * MARGIN
const GAP = 16
const COLUMN = (WIDTH - GAP) / 2
const LINE = 12
const TITLE = 36
const BLUE = '#205493'
const GREY = '#555555'

/** The record as PDF on US letter, with text that can be searched and read aloud. */
export function recordPdf(record: StudentRecord, printed: string): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'LETTER',
    margin: MARGIN,
    bufferPages: true,
    lang: 'en-US',
    info: { Title: `Student record ${record.msixId}` },
  })
  const pieces: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (piece: Buffer) => pieces.push(piece))
    document.on('end', () => resolve(Buffer.concat(pieces)))
    document.on('error', reject)
  })
  writeHead(document, record)
  writeOverview(document, record)
  for (const section of sectionsOf(record)) writeSection(document, section)
  writeFeet(document, record.msixId, printed)
  document.end()
  return done
}

function writeHead(document: Document, record: StudentRecord): void {
  const ids = record.stateIds.map((each) => `${each.state} ${each.stateStudentId}`)
  document
    .font('Helvetica-Bold')
    .fontSize(18)
    .text(printable(titleOf(record)))
  document.font('Helvetica').fontSize(10).fillColor(GREY)
  document.text(printable(`MSIX id ${record.msixId} · ${ids.join(' · ')}`))
  document.fillColor('black').moveDown(0.5)
  for (const line of flagLines(record)) document.font('Helvetica-Bold').text(printable(line))
}

/** A label, its value, and perhaps whose word it is. */
interface Pair {
  readonly label: string
  readonly value: string
  readonly source?: string
}

/** A heading, if any, and what stands under it. */
interface Block {
  readonly heading?: string
  readonly lines: readonly Line[]
  readonly height: number
}

/** One pair over the whole width, or two beside each other. */
interface Line {
  readonly pairs: readonly Pair[]
  readonly width: number
  readonly height: number
}

function writeOverview(document: Document, { overview }: StudentRecord): void {
  const pairs = overview.map(({ element, value, state, stateStudentId }) => ({
    label: labelOf(element),
    value: readable(element, value),
    source: `${state} ${stateStudentId}`,
  }))
  writeBlocks(document, 'Overview', [blockOf(document, pairs)])
}

function writeSection(document: Document, { title, elements, rows }: RecordSection): void {
  const blocks = rows.map(({ state, stateStudentId, values }) => {
    const pairs = elements.flatMap(({ name, label }): Pair[] => {
      const value = values[name]
      return value === undefined ? [] : [{ label, value }]
    })
    return blockOf(document, pairs, `${state} ${stateStudentId}`)
  })
  writeBlocks(document, title, blocks)
}

/** A title and its blocks: each block on one page where it fits on one, the title with the first. */
function writeBlocks(document: Document, title: string, blocks: readonly Block[]): void {
  keepTogether(document, TITLE + (blocks[0]?.height ?? LINE))
  document.moveDown(1).font('Helvetica-Bold').fontSize(13).fillColor(BLUE).text(title)
  document.fillColor('black').fontSize(10).moveDown(0.2)
  if (blocks.length === 0) document.font('Helvetica').text('None reported.')
  for (const { heading, lines, height } of blocks) {
    keepTogether(document, height)
    if (heading !== undefined) {
      document.moveDown(0.4).font('Helvetica-Bold').text(printable(heading)).moveDown(0.1)
    }
    for (const line of lines) writeLine(document, line)
  }
}

function blockOf(document: Document, pairs: readonly Pair[], heading?: string): Block {
  document.font('Helvetica').fontSize(10)
  const lines: Line[] = []
  let waiting: Line | undefined
  const flush = (): void => {
    if (waiting !== undefined) lines.push(waiting)
    waiting = undefined
  }
  for (const pair of pairs) {
    const text = wordsOf(pair).join('')
    const height = document.heightOfString(text, { width: COLUMN })
    if (height > 2.5 * LINE) {
      flush()
      const wide = { width: WIDTH }
      lines.push({ pairs: [pair], height: document.heightOfString(text, wide), ...wide })
    } else if (waiting === undefined) {
      waiting = { pairs: [pair], width: COLUMN, height }
    } else {
      const pairsOfLine = [...waiting.pairs, pair]
      waiting = { ...waiting, pairs: pairsOfLine, height: Math.max(waiting.height, height) }
      flush()
    }
  }
  flush()
  const height = lines.reduce((sum, line) => sum + line.height, heading === undefined ? 0 : 20)
  return { lines, height, ...(heading === undefined ? {} : { heading }) }
}

function writeLine(document: Document, { pairs, width, height }: Line): void {
  keepTogether(document, height)
  const { y } = document
  for (const [at, pair] of pairs.entries()) {
    const [label, value, source] = wordsOf(pair)
    document.font('Helvetica').fillColor(GREY)
    document.text(label, MARGIN + at * (COLUMN + GAP), y, { width, continued: true })
    document.fillColor('black').text(value, { continued: source !== '' })
    if (source !== '') document.fillColor(GREY).text(source)
  }
  document.fillColor('black')
  document.x = MARGIN
  document.y = y + height
}

function wordsOf({ label, value, source }: Pair): readonly [string, string, string] {
  const from = source === undefined ? '' : printable(` (${source})`)
  return [printable(`${label}: `), printable(value), from]
}

/** Begins a page where so much does not fit any more, and would on a page of its own. */
function keepTogether(document: Document, height: number): void {
  const bottom = document.page.height - MARGIN
  if (document.y > MARGIN && height <= bottom - MARGIN && document.y + height > bottom) {
    document.addPage()
  }
}

function writeFeet(document: Document, msixId: string, printed: string): void {
  const { start, count } = document.bufferedPageRange()
  for (let at = start; at < start + count; at++) {
    document.switchToPage(at)
    // Below the margin, where text would begin another page.
    document.page.margins.bottom = 0
    const foot = `Confidential: to be used for official purposes only. ${msixId}, made ${printed}, page ${at + 1} of ${count}`
    document.font('Helvetica').fontSize(8).fillColor(GREY)
    document.text(foot, MARGIN, document.page.height - 35, { lineBreak: false })
  }
}

/** What Windows-1252 has beside Latin-1, which the standard fonts of PDF can show. */
const BEYOND_LATIN_1 = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'

/**
 * A text in letters that the standard fonts have: all of Spanish, Portuguese and French. Others lose
 * their marks (ễ becomes ê), and what is left that cannot be shown becomes a question mark.
 */
export function printable(text: string): string {
  return Array.from(text.normalize('NFC'), (letter) => {
    if (isShown(letter)) return letter
    const parts = Array.from(letter.normalize('NFD'))
    const fewer = parts.slice(0, -1).join('').normalize('NFC')
    if (fewer !== '' && isShown(fewer)) return fewer
    return parts[0] !== undefined && isShown(parts[0]) ? parts[0] : (OTHERS[letter] ?? '?')
  }).join('')
}

const OTHERS: Readonly<Record<string, string>> = {
  Ł: 'L',
  ł: 'l',
  Đ: 'D',
  đ: 'd',
  ı: 'i',
  ʼ: '’',
  ʻ: '‘',
}

function isShown(letter: string): boolean {
  const code = letter.codePointAt(0)!
  const isLatin1 = (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff)
  return letter.length === 1 && (isLatin1 || BEYOND_LATIN_1.includes(letter))
}
