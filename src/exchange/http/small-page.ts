import { type Html, html } from '../../report/html.ts'

/** A page of a few lines, for people who followed a link. */
export function renderSmallPage(title: string, body: Html): string {
  return html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · nearmatch exchange</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 26rem; margin: 3rem auto; padding: 0 1rem; color: #1b1b1b }
label, button { display: block; width: 100%; margin: 1rem 0 }
input, button { font: inherit; padding: .5rem; width: 100%; box-sizing: border-box }
button { background: #1f4e79; color: #fff; border: 0; border-radius: .25rem }
code { overflow-wrap: anywhere }
[role=status] { min-height: 1.5em }
</style>
<h1>${title}</h1>
${body}
</html>
`.toString()
}
