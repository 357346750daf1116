import { type Html, html, NOTHING } from './html.ts'
import { formatCount, formatProbability, formatWeight } from './number-format.ts'
import { sideBySide } from './pair-view.ts'
import type { ReportData, ReportRecord } from './report-data.ts'
import { STYLES } from './styles.ts'

/** What the page for labelling shows. */
export interface LabelPageData {
  /** Allows this page's own style and script, and nothing else. */
  readonly nonce: string
  readonly fields: ReportData['fields']
  readonly answered: number
  readonly left: number
  readonly canUndo: boolean
  /** What the last step was, or why it was not taken. */
  readonly notice?: string
  readonly state:
    | {
        readonly kind: 'pair'
        /** Names the pair in the answer, so that a late one is not taken for another pair. */
        readonly ticket: string
        readonly left: ReportRecord
        readonly right: ReportRecord
        /** Match weight in bits, where it was asked for. */
        readonly weight?: number
      }
    | { readonly kind: 'sure' }
    | { readonly kind: 'done' }
    | { readonly kind: 'saved' }
  readonly estimate: {
    readonly precision: { readonly low: number; readonly high: number }
    readonly recall: { readonly low: number; readonly high: number }
  }
}

/**
 * Draws one pair and the buttons to answer by, as a form that works without the script; the script
 * only presses buttons for keys. All values are escaped.
 */
export function renderLabelPage(data: LabelPageData): string {
  const { nonce, answered, left } = data
  return `${html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>nearmatch: label pairs</title>
<style nonce="${nonce}">${STYLES}${OWN_STYLES}</style>
</head>
<body class="desk">
<header><h1>The same child?</h1>
<p class="byline">${formatCount(answered)} answered, ${formatCount(left)} to go</p>
<progress max="${answered + left}" value="${answered}" aria-label="Pairs answered"></progress></header>
<main>
<p class="notice" role="status">${data.notice ?? ''}</p>
${body(data)}
</main>
<script nonce="${nonce}">${SCRIPT}</script>
</body>
</html>`}\n`
}

function body(data: LabelPageData): Html {
  const { state } = data
  switch (state.kind) {
    case 'pair':
      return html`${state.weight === undefined ? NOTHING : html`<p>${formatWeight(state.weight)} bits</p>`}
<div class="pair">${sideBySide(state, data.fields)}</div>
${form(state.ticket, [
  button('same', 'y', 'Same child', 'main'),
  button('different', 'n', 'Different', 'main'),
  button('unsure', '?', 'Not sure'),
  button('skip', 's', 'Skip'),
  undo(data),
  button('quit', 'q', 'Quit and save'),
])}`
    case 'sure':
      return html`<p class="lead">Sure enough.</p>${estimate(data)}${form('', [button('go-on', 'g', 'Go on'), undo(data), button('quit', 'q', 'Quit and save', 'main')])}`
    case 'done':
      return html`<p class="lead">No pair is left.</p>${estimate(data)}${form('', [undo(data), button('quit', 'q', 'Quit and save', 'main')])}`
    case 'saved':
      return html`<p class="lead">Saved. This page can be closed.</p>${estimate(data)}`
  }
}

function form(ticket: string, buttons: readonly Html[]): Html {
  return html`<form method="post" action="answer"><input type="hidden" name="ticket" value="${ticket}">${buttons}</form>`
}

function button(action: string, key: string, words: string, style = 'other'): Html {
  return html`<button name="action" value="${action}" data-key="${key}" class="${style}"><kbd>${key}</kbd> ${words}</button>`
}

function undo({ canUndo }: LabelPageData): Html {
  return canUndo ? button('undo', 'u', 'Undo') : NOTHING
}

function estimate({ estimate: { precision, recall } }: LabelPageData): Html {
  const range = ({ low, high }: typeof precision): string =>
    `${formatProbability(low)} to ${formatProbability(high)}`
  return html`<dl class="facts"><dt>Precision of the matches</dt><dd>${range(precision)}</dd><dt>Recall, among the pairs looked at</dt><dd>${range(recall)}</dd></dl>`
}

const OWN_STYLES: Html = html`
.desk{max-width:56rem}
.desk header{padding:1rem 0 .25rem}
.desk h1{font-size:1.375rem}
progress{width:100%;height:.5rem;accent-color:var(--match)}
.notice{min-height:1.5em;margin:.25rem 0;color:var(--quiet);font-size:.9375rem}
.desk .pair{border:0;padding:0}
.desk .records{font-size:1rem}
.desk .records thead th{font-size:.8125rem;font-weight:500;color:var(--quiet)}
form{display:flex;flex-wrap:wrap;gap:.5rem;margin:1.25rem 0}
button{font:inherit;color:var(--text);background:var(--raised);border:1px solid var(--rule);border-radius:6px;padding:.625rem .875rem;min-height:2.75rem;cursor:pointer}
button.main{flex:1 1 calc(50% - .25rem);font-weight:620;border-color:var(--link);border-width:2px}
button.other{flex:1 1 auto}
kbd{font:.8125rem ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;border:1px solid var(--rule);border-radius:4px;padding:0 .3125rem;color:var(--quiet)}
@media (max-width:30rem){.desk form{position:sticky;bottom:0;background:var(--page);padding:.5rem 0;margin-bottom:0}.desk .records{font-size:.875rem}.desk .records th:nth-child(2){width:24%}button.other{padding:.5rem;font-size:.875rem}kbd{display:none}}
`

/** A key presses the button that shows it; not while another key is held, nor twice. */
const SCRIPT: Html = html`
addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
  for (const button of document.querySelectorAll('button[data-key]')) {
    if (button.dataset.key !== event.key.toLowerCase()) continue
    event.preventDefault()
    button.click()
    return
  }
})
addEventListener('submit', (event) => {
  if (event.target.dataset.sent) event.preventDefault()
  event.target.dataset.sent = 'yes'
})
`
