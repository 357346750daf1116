/** Four decimals; never `-0.0000`. */
export function weightText(bits: number): string {
  const text = bits.toFixed(4)
  return text === '-0.0000' ? '0.0000' : text
}

/** Six significant digits. */
export function probabilityText(probability: number): string {
  return probability.toPrecision(6)
}

const ZERO = 0x30
const DOT = 0x2e
const MINUS = 0x2d

/** So near to the middle between two roundings, only exact arithmetic says which is nearer. */
const DOUBTFUL = 1e-4

/** Writes {@link weightText} as bytes; returns where it ends. `to` has room for 32. */
export function putWeight(bits: number, to: Uint8Array, at: number): number {
  const scaled = Math.abs(bits) * 1e4
  if (!(scaled < 1e9) || isDoubtful(scaled)) return putText(weightText(bits), to, at)
  const whole = Math.round(scaled) | 0
  let next = at
  if (bits < 0 && whole > 0) to[next++] = MINUS
  next = putDigits((whole / 10_000) | 0, 1, to, next)
  to[next++] = DOT
  return putDigits(whole % 10_000, 4, to, next)
}

/** Writes {@link probabilityText} as bytes; returns where it ends. `to` has room for 32. */
export function putProbability(probability: number, to: Uint8Array, at: number): number {
  const scaled = probability * 1e6
  // Below a tenth the first digits are zeros, which are not significant.
  if (!(scaled >= 100_001 && scaled <= 1e6) || isDoubtful(scaled)) {
    return putText(probabilityText(probability), to, at)
  }
  const whole = Math.round(scaled) | 0
  let next = putDigits((whole / 1_000_000) | 0, 1, to, at)
  to[next++] = DOT
  // 0.123456, but 1.00000: six significant digits each.
  next = putDigits(whole % 1_000_000, 6, to, next)
  return whole === 1_000_000 ? next - 1 : next
}

function isDoubtful(scaled: number): boolean {
  return Math.abs(scaled - Math.floor(scaled) - 0.5) < DOUBTFUL
}

/** Writes a whole number below 2³¹ in at least so many digits. */
function putDigits(value: number, least: number, to: Uint8Array, at: number): number {
  let digits = 1
  for (let above = 10; above <= value; above *= 10) digits++
  if (digits < least) digits = least
  let rest = value
  for (let place = at + digits - 1; place >= at; place--) {
    const above = (rest / 10) | 0
    to[place] = ZERO + rest - 10 * above
    rest = above
  }
  return at + digits
}

function putText(text: string, to: Uint8Array, at: number): number {
  for (let k = 0; k < text.length; k++) to[at + k] = text.charCodeAt(k)
  return at + text.length
}
