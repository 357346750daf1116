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

const MARGIN = 50
const BLUE = '#205493'
const GREY = '#555555'

/** The record as PDF, A4 or letter as the margins allow, with text that can be searched and read aloud. */
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

function writeOverview(document: Document, { overview }: StudentRecord): void {
  writeTitle(document, 'Overview')
  for (const { element, value, state, stateStudentId } of overview) {
    const source = ` (${state} ${stateStudentId})`
    writePair(document, labelOf(element), readable(element, value), source)
  }
}

function writeSection(document: Document, { title, elements, rows }: RecordSection): void {
  writeTitle(document, title)
  if (rows.length === 0) document.font('Helvetica').fontSize(10).text('None reported.')
  for (const { state, stateStudentId, values } of rows) {
    keepTogether(document, 3)
    document.moveDown(0.4).font('Helvetica-Bold').fontSize(10)
    document.text(printable(`${state} ${stateStudentId}`))
    for (const { name, label } of elements) {
      const value = values[name]
      if (value !== undefined) writePair(document, label, value)
    }
  }
}

function writeTitle(document: Document, title: string): void {
  keepTogether(document, 5)
  document.moveDown(1).font('Helvetica-Bold').fontSize(13).fillColor(BLUE).text(title)
  document.fillColor('black').moveDown(0.2)
}

function writePair(document: Document, label: string, value: string, source = ''): void {
  document.fontSize(10).font('Helvetica').fillColor(GREY)
  document.text(printable(`${label}: `), { continued: true })
  document.fillColor('black').text(printable(value), { continued: source !== '' })
  if (source !== '') document.fillColor(GREY).text(printable(source)).fillColor('black')
}

/** Begins a page where so many lines do not fit any more. */
function keepTogether(document: Document, lines: number): void {
  const left = document.page.height - MARGIN - document.y
  if (left < 14 * lines) document.addPage()
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
