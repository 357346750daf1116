// talisman ships no types; these are the parts in use.
declare module 'talisman/metrics/damerau-levenshtein.js' {
  function damerauLevenshtein(a: string, b: string): number
  export = damerauLevenshtein
}
declare module 'talisman/metrics/jaro-winkler.js' {
  function jaroWinkler(a: string, b: string): number
  export = jaroWinkler
}
declare module 'talisman/metrics/dice.js' {
  function dice(a: string | readonly string[], b: string | readonly string[]): number
  export = dice
}
