/** Strings that break pages that trust their data. */
export const HOSTILE_STRINGS: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(2)>',
  "' onmouseover='alert(3)",
  '</title></style></script><svg onload=alert(4)>',
  'javascript:alert(5)',
  '<a href="javascript:alert(6)">x</a>',
  '--><iframe src="https://example.com/"></iframe>',
  '&lt;b&gt; & &amp; &#60;',
  '</td></tr></table></article></main>',
  '@import url(https://example.com/x.css); } body { display: none',
  '\u202eevil\u202c \u2066x\u2069',
  'Ana\u200b\u200d\ufeff\u00ad',
  'محمد بن عبد الله',
  'שלום <b>',
  'Z\u0351\u036b\u0343a\u0489\u0301l\u0315g\u0321o\u0322',
  '\0\u0007\u001b[31m',
  '\ud800 lone \udfff',
  '{{7*7}}${'.concat('7*7}'),
  'x'.repeat(5000),
  '<'.repeat(400),
  'W'.repeat(120),
  '',
  ' ',
  '__proto__',
]

/** Words that a page gives a meaning: no run could fill them with others. */
const OWN_WORDS = new Set(['decision', 'error', 'format', 'measure', 'truth', 'varied'])

/** A copy of a report in which every string that a run could fill comes from `next`. */
export function withStrings<T>(data: T, next: () => string): T {
  return replace(data, next) as T
}

function replace(value: unknown, next: () => string): unknown {
  if (typeof value === 'string') return next()
  if (Array.isArray(value)) return value.map((item) => replace(item, next))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, item], i) => {
    if (OWN_WORDS.has(key)) return [key, item]
    // The names of the stages are data as well; a number keeps them apart.
    const isStages = typeof item === 'number' && 'standardize' in value
    return [isStages ? `${next()} ${i}` : key, replace(item, next)]
  })
  return Object.fromEntries(entries)
}
