import { dataText, shorten } from './data-text.ts'
import { type Html, html } from './html.ts'
import type { Section } from './section.ts'

/** Nothing may load, run, be submitted or be rebased; only the page's own styles apply. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

/** What stands around the sections of a page. */
export interface Page {
  readonly title: string
  readonly byline: Html
  /** A warning below the title; may be nothing. */
  readonly notice: Html
  readonly sections: readonly Section[]
  readonly styles: Html
}

/** For pages that show records. */
export const CONFIDENTIAL: Html = html`<p class="confidential"><b>Confidential:</b> this page shows children’s records. Keep and share it as you would the records themselves.</p>`

/** A complete document in UTF-8, beginning with its doctype; its first section is the summary. */
export function renderPage({ title, byline, notice, sections, styles }: Page): string {
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${shorten(title)}</title>
<style>${styles}</style>
</head>
<body>
<a class="skip" href="#summary">Skip to the summary</a>
<header class="page-head">
<h1>${dataText(title)}</h1>
<p class="byline">${byline}</p>
${notice}
</header>
<div class="page">
<nav aria-label="Contents"><ul>${sections.map(({ id, title: name }) => html`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>
<main>
${sections.map(
  ({ id, title: name, body }) => html`<section id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${name}</h2>
${body}
</section>
`,
)}
</main>
</div>
</body>
</html>`
  return `${document}\n`
}

/** An ISO time in UTC without its T, seconds and Z; anything else as it is. */
export function timeText(text: string): Html {
  return dataText(text.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?Z$/, '$1 $2 UTC'))
}
