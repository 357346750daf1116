/**
 * Escaping of everything that comes from data. One function for element content and for quoted
 * attribute values; the page puts data nowhere else (no script, no style, no URL, no comment).
 *
 * @module
 */

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

// Controls, zero-width and other ignorable characters, direction overrides, lone surrogates.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu

/**
 * Makes a text safe as HTML element content and inside a quoted attribute value.
 *
 * Characters that cannot be seen are spelt out as `‹U+200B›`: two names that look alike but differ
 * must show why, and a direction override must not rearrange the page. Letters written from right
 * to left stay as they are; the page isolates them.
 *
 * @param text - any string, lone surrogates included.
 * @returns text without `<`, `>`, quotes, bare `&` or invisible characters.
 *
 * @example
 * ```ts
 * escapeHtml('<b>"O\'Neil" & co') // '&lt;b&gt;&quot;O&#39;Neil&quot; &amp; co'
 * escapeHtml('Ana\u200b') // 'Ana‹U+200B›'
 * ```
 */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!).replace(INVISIBLE, spellOut)
}

function spellOut(character: string): string {
  return `‹U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}›`
}
