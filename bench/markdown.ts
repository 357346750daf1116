/** A Markdown table; columns of numbers stand to the right. */
export function markdownTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const isNumeric = (column: number): boolean =>
    rows.every((cells) => /^[\d.,]*$/.test(cells[column]!))
  return [
    line(header),
    `|${header.map((_, column) => (isNumeric(column) ? '---:|' : '---|')).join('')}`,
    ...rows.map((cells) => line(cells.map((text) => text.replaceAll('|', '\\|')))),
  ].join('\n')
}

/** A share with four decimals; never rounded up to 1 if it is less. */
export function shareText(share: number): string {
  const text = share.toFixed(4)
  return text === '1.0000' && share < 1 ? '0.9999' : text
}

/** A whole number with separators. */
export function countText(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',')
}
