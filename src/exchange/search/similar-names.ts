import { codesOf } from '../../blocking/token-keys.ts'
import { nameTokenSimilarity } from '../../comparison/person-name-similarity.ts'
import type { AppReader, AppWriter } from '../store/app-keys.ts'
import { DocumentTable } from '../store/document-table.ts'
import { TABLE } from '../store/table-numbers.ts'

/** Every word that ever stood in a child’s name, under itself and under itself less any one letter. */
const WORDS = new DocumentTable<string, [code: string, word: string]>(TABLE.searchWord)

/** Words as near as one slip of the pen in four letters. */
const LEAST_SIMILARITY = 0.7
const MOST_WORDS = 8
/** Words looked at for one code. */
const MOST_LOOKED_AT = 200

/** Keeps a word to be found by its misspellings. */
export function keepWord(app: AppWriter, word: string): void {
  if (WORDS.get(app, word, word) !== undefined) return
  for (const code of new Set([word, ...codesOf(word, 'deletion')])) WORDS.put(app, word, code, word)
}

/** Words of children’s names that are spelt almost as this one, the most similar first. */
export function similarWords(app: AppReader, word: string): string[] {
  const found = new Map<string, number>()
  for (const code of new Set([word, ...codesOf(word, 'deletion')])) {
    for (const other of WORDS.range(app, { under: [code], limit: MOST_LOOKED_AT })) {
      if (other === word || found.has(other)) continue
      const similarity = nameTokenSimilarity(word, other)
      if (similarity >= LEAST_SIMILARITY) found.set(other, similarity)
    }
  }
  return [...found]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, MOST_WORDS)
    .map(([other]) => other)
}
