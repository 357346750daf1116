import { readFileSync } from 'node:fs'
import { type Html, html, NOTHING } from '../../report/html.ts'
import { renderPage } from '../../report/page.ts'
import { STYLES } from '../../report/styles.ts'

/** The page that the `type` of a problem leads to: what each code means, out of the documentation. */
export function renderProblemsPage(): string {
  const page = new URL('docs/errors.md', import.meta.resolve('nearmatch/package.json'))
  const [, ...sections] = readFileSync(page, 'utf8').split(/^## /m)
  return renderPage({
    title: 'Problems',
    byline: html`What the <code>code</code> of a refusal means. <a href="/docs">The interface</a>`,
    notice: NOTHING,
    styles: STYLES,
    sections: [
      { id: 'summary', title: 'How they are told', body: HOW },
      { id: 'internal', title: 'internal', body: INTERNAL },
      ...sections.map((section) => {
        const [code = '', ...rest] = section.split('\n')
        const text = rest.filter((line) => !line.startsWith('# ')).join('\n')
        return { id: code, title: code, body: paragraphs(text) }
      }),
    ],
  })
}

const HOW: Html = html`<p>A refusal is <code>application/problem+json</code> (RFC 9457): <code>type</code>, <code>title</code>, <code>status</code>, <code>code</code> and often <code>detail</code>. It holds ids and names of fields, never what a record says. Codes of the command line stand here too.</p>`
const INTERNAL: Html = html`<p>A bug of the service, or damage of its machine. What it was stands in the service’s log; the answer says nothing of it. Trying again is safe with the same <code>Idempotency-Key</code>.</p>`

function paragraphs(text: string): Html {
  const all = text.trim().split(/\n{2,}/)
  return html`${all.map((paragraph) => html`<p>${spans(paragraph)}</p>`)}`
}

/** Code and links, which is all that the page has of Markdown. */
function spans(text: string): readonly Html[] {
  return text.split(/(`[^`]+`|\[[^\]]+\]\([^)]+\))/).map((part) => {
    if (part.startsWith('`')) return html`<code>${part.slice(1, -1)}</code>`
    const link = /^\[([^\]]+)\]/.exec(part)
    return link === null ? html`${part}` : html`${link[1]!}`
  })
}
