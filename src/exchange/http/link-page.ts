import { html, NOTHING } from '../../report/html.ts'
import { renderSmallPage } from './small-page.ts'

/** The page that a one-time link leads to. */
export type LinkPage = 'set-up' | 'new-password'

const WORDS = {
  'set-up': {
    title: 'The first account',
    lead: 'You become the user administrator who makes all other accounts.',
    fields: html`<label>Name <input name="name" required maxlength="100" autocomplete="name"></label>
<label>E-mail <input name="email" type="email" required autocomplete="email"></label>`,
    target: '/v1/set-up',
  },
  'new-password': {
    title: 'A new password',
    lead: 'It ends all sessions of the account.',
    fields: NOTHING,
    target: '/v1/password-resets/use',
  },
} as const satisfies Readonly<Record<LinkPage, unknown>>

/** Where the script of both pages is: none may stand in a page itself. */
export const LINK_SCRIPT_PATH: string = '/link-page.js'

/**
 * The token stands behind the `#` of the address, which no browser sends and no log sees: a script
 * takes it from there, and sends it with the form.
 */
export function renderLinkPage(kind: LinkPage): string {
  const { title, lead, fields, target } = WORDS[kind]
  return renderSmallPage(
    title,
    html`<p>${lead}</p>
<form data-target="${target}">
${fields}
<label>Password, 12 characters or more
<input name="password" type="password" required minlength="12" maxlength="200" autocomplete="new-password"></label>
<button>Save</button>
</form>
<p role="status"></p>
<script src="${LINK_SCRIPT_PATH}"></script>`,
  )
}

export const LINK_SCRIPT: string = `'use strict'
const form = document.querySelector('form')
const status = document.querySelector('[role=status]')
const token = location.hash.slice(1)
history.replaceState(null, '', location.pathname)
if (token === '') status.textContent = 'The link is not whole: open it again as it was sent.'
form.addEventListener('submit', async (event) => {
  event.preventDefault()
  const body = { token, ...Object.fromEntries(new FormData(form)) }
  const answer = await fetch(form.dataset.target, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => undefined)
  if (answer?.ok) {
    form.hidden = true
    status.textContent = 'Saved. You can log in now.'
  } else {
    const problem = await answer?.json().catch(() => undefined)
    status.textContent = problem?.detail ?? 'That did not work; try again.'
  }
})
`
