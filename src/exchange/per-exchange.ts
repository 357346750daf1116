import type { Exchange } from './exchange.ts'

/** Something that is kept in memory as long as an exchange is open, made when it is first asked for. */
export function perExchange<T>(make: (exchange: Exchange) => T): (exchange: Exchange) => T {
  const made = new WeakMap<Exchange, T>()
  return (exchange) => {
    const known = made.get(exchange)
    if (known !== undefined) return known
    const value = make(exchange)
    made.set(exchange, value)
    return value
  }
}
