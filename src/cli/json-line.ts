/** Data as one line of JSON; bytes as hexadecimal digits. */
export function jsonLine(value: object): string {
  return `${JSON.stringify(value, (_, each: unknown) =>
    each instanceof Uint8Array ? Buffer.from(each).toString('hex') : each,
  )}\n`
}
