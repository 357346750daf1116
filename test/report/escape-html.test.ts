import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeHtml } from '../../src/report/escape-html.ts'
import { html } from '../../src/report/html.ts'

describe('escapeHtml', () => {
  it('escapes what ends content or a quoted attribute', () => {
    expect(escapeHtml(`<b a="1" b='2'>&amp;`)).toBe(
      '&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;amp;',
    )
  })

  it('leaves letters of any script and ordinary blanks alone', () => {
    expect(escapeHtml('José Peña, محمد, 王小明, O’Neil\u00a0x')).toBe(
      'José Peña, محمد, 王小明, O’Neil\u00a0x',
    )
  })

  it.each([
    ['a zero-width space', 'Ana\u200bMaría', 'Ana‹U+200B›María'],
    ['a direction override', '\u202egro.live', '‹U+202E›gro.live'],
    ['an isolate', 'a\u2067b', 'a‹U+2067›b'],
    ['a byte-order mark', '\ufeffid', '‹U+FEFF›id'],
    ['NUL and a line break', 'a\0b\nc', 'a‹U+0000›b‹U+000A›c'],
    ['a line separator', 'a\u2028b', 'a‹U+2028›b'],
    ['a lone surrogate', 'a\ud800b', 'a‹U+D800›b'],
    ['a tag character beyond the first plane', 'a\u{e0041}b', 'a‹U+E0041›b'],
  ])('spells out %s', (_, text, expected) => {
    expect(escapeHtml(text)).toBe(expected)
  })

  it('never lets through a character that could end a text or an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = escapeHtml(text)
        expect(escaped).not.toMatch(/[<>"']/)
        expect(escaped).not.toMatch(/&(?!(?:amp|lt|gt|quot|#39);)/)
      }),
    )
  })
})

describe('html', () => {
  it('escapes strings and passes markup that it made itself', () => {
    const inner = html`<i>${'<b>'}</i>`
    expect(String(html`<p title="${'"'}">${inner}${[inner, inner]}${7}</p>`)).toBe(
      '<p title="&quot;"><i>&lt;b&gt;</i><i>&lt;b&gt;</i><i>&lt;b&gt;</i>7</p>',
    )
  })
})
