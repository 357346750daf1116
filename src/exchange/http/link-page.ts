/** The page that a one-time link leads to. */
export type LinkPage = 'set-up' | 'new-password'

const WORDS = {
  'set-up': {
    title: 'The first account',
    lead: 'You become the user administrator who makes all other accounts.',
    fields:
      '<label>Name <input name="name" required maxlength="100" autocomplete="name"></label>' +
      '<label>E-mail <input name="email" type="email" required autocomplete="email"></label>',
    target: '/v1/set-up',
  },
  'new-password': {
    title: 'A new password',
    lead: 'It ends all sessions of the account.',
    fields: '',
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
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · nearmatch exchange</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 26rem; margin: 3rem auto; padding: 0 1rem; color: #1b1b1b }
label, button { display: block; width: 100%; margin: 1rem 0 }
input, button { font: inherit; padding: .5rem; width: 100%; box-sizing: border-box }
button { background: #1f4e79; color: #fff; border: 0; border-radius: .25rem }
[role=status] { min-height: 1.5em }
</style>
<h1>${title}</h1>
<p>${lead}</p>
<form data-target="${target}">
${fields}
<label>Password, 12 characters or more
<input name="password" type="password" required minlength="12" maxlength="200" autocomplete="new-password"></label>
<button>Save</button>
</form>
<p role="status"></p>
<script src="${LINK_SCRIPT_PATH}"></script>
</html>
`
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
