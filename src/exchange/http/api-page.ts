import { type Html, html, NOTHING } from '../../report/html.ts'
import { renderPage } from '../../report/page.ts'
import { STYLES } from '../../report/styles.ts'
import { PERMISSIONS } from '../access/permissions.ts'
import type { Route } from './route.ts'

type Json = Readonly<Record<string, unknown>>

/** As much of an OpenAPI document as the page shows. */
export interface ApiDocument {
  readonly info: { readonly title: string; readonly version: string }
  readonly paths?: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>
}

interface ApiOperation {
  readonly operationId?: string
  readonly summary?: string
  readonly tags?: readonly string[]
  readonly parameters?: readonly ApiParameter[]
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Json }>> }
  readonly responses?: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, Json>> }>
  >
}

interface ApiParameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly description?: string
  readonly schema?: Json
}

interface Described {
  readonly method: string
  readonly path: string
  readonly operation: ApiOperation
}

/** The interface as a page to read: every operation with who may use it, what goes in and comes out. */
export function renderApiPage(document: ApiDocument, routes: readonly Route[]): string {
  const all = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Described => ({ method, path, operation })),
  )
  const permissions = new Map(routes.map(({ operation, permission }) => [operation, permission]))
  const tags = [...new Set(all.map(({ operation }) => operation.tags?.[0] ?? 'other'))].sort()
  return renderPage({
    title: document.info.title,
    byline: html`Interface, version ${document.info.version}. The same for machines: <a href="/openapi.json">openapi.json</a>. What is refused, and why: <a href="/docs/problems">problems</a>.`,
    notice: NOTHING,
    styles: STYLES,
    sections: [
      { id: 'summary', title: 'How to ask', body: HOW_TO_ASK },
      ...tags.map((tag) => ({
        id: `tag-${tag}`,
        title: tag,
        body: html`${all
          .filter(({ operation }) => (operation.tags?.[0] ?? 'other') === tag)
          .map((it) => described(it, permissions.get(it.operation.operationId ?? '')))}`,
      })),
    ],
  })
}

const HOW_TO_ASK: Html = html`
<p>A state’s system sends its key: <code>Authorization: Bearer KEY</code>. People log in and have a cookie; what changes something needs the header <code>X-CSRF-Token</code> beside it, with the value that the log-in gave.</p>
<p>Bodies are JSON in UTF-8 where nothing else is said. What no schema names is refused. Lists are given page by page: <code>next</code> of a page is the <code>cursor</code> of the next. An <code>Idempotency-Key</code> makes it safe to send again. A version in <code>ETag</code> is sent back in <code>If-Match</code>.</p>
<p>What is refused is answered as <code>application/problem+json</code> (RFC 9457); its <code>code</code> is stable.</p>`

function described(
  { method, path, operation }: Described,
  permission: Route['permission'] | undefined,
): Html {
  const { operationId = '', summary = '', parameters = [], requestBody, responses = {} } = operation
  return html`<article id="${operationId}">
<h3><code>${method.toUpperCase()} ${path}</code></h3>
<p>${summary}. <small>${operationId}; ${who(permission)}</small></p>
${
  parameters.length === 0
    ? NOTHING
    : html`<table><thead><tr><th>parameter</th><th>in</th><th>type</th><th>meaning</th></tr></thead><tbody>${parameters.map(
        (it) =>
          html`<tr><td><code>${it.name}</code>${it.required === true ? ' (required)' : ''}</td><td>${it.in}</td><td>${outline(it.schema ?? {}, 0)}</td><td>${it.description ?? String(it.schema?.description ?? '')}</td></tr>`,
      )}</tbody></table>`
}
${Object.entries(requestBody?.content ?? {}).map(([type, { schema }]) => content('Takes', type, schema))}
${Object.entries(responses)
  .filter(([status]) => status.startsWith('2'))
  .flatMap(([status, { content: contents = {} }]) =>
    Object.keys(contents).length === 0
      ? [html`<p>Answers ${status}.</p>`]
      : Object.entries(contents).map(([type, it]) =>
          content(`Answers ${status}`, type, it.schema as Json | undefined),
        ),
  )}
</article>`
}

function who(permission: Route['permission'] | undefined): string {
  if (permission === undefined || permission === 'public') return 'for everybody, without a log-in'
  const grants = Object.entries(PERMISSIONS[permission])
  return `needs ${permission}: ${grants.map(([role, reach]) => `${role} (${reach})`).join(', ')}`
}

function content(verb: string, type: string, schema: Json | undefined): Html {
  if (schema === undefined) return html`<p>${verb} <code>${type}</code>.</p>`
  return html`<details><summary>${verb} <code>${type}</code></summary><pre>${outline(schema, 0)}</pre></details>`
}

/** A schema as an outline of names and types. */
function outline(schema: Json, depth: number): string {
  const {
    type,
    properties,
    items,
    enum: words,
    anyOf,
    const: constant,
  } = schema as Json & {
    readonly properties?: Readonly<Record<string, Json>>
    readonly items?: Json
    readonly enum?: readonly unknown[]
    readonly anyOf?: readonly Json[]
    readonly required?: readonly string[]
  }
  const required = (schema.required ?? []) as readonly string[]
  const indent = '  '.repeat(depth + 1)
  if (constant !== undefined) return JSON.stringify(constant)
  if (words !== undefined) return words.join(' | ')
  if (anyOf !== undefined) return anyOf.map((it) => outline(it, depth)).join(' | ')
  if (items !== undefined) return `list of ${outline(items, depth)}`
  if (properties !== undefined) {
    const lines = Object.entries(properties).map(([name, it]) => {
      const mark = required.includes(name) ? '' : '?'
      const about = typeof it.description === 'string' ? `  — ${it.description}` : ''
      return `${indent}${name}${mark}: ${outline(it, depth + 1)}${about}`
    })
    return `{\n${lines.join('\n')}\n${'  '.repeat(depth)}}`
  }
  return [type ?? 'anything', schema.format].filter((it) => it !== undefined).join(' ')
}
