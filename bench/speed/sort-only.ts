/** Sorts as many 64-bit keys as asked, hashed from their numbers, as blocking sorts its keys. */
import { hashHigh, hashString } from '../../src/records/hash.ts'
import { radixSortBy } from '../../src/records/radix-sort.ts'

const count = Number(process.argv[2])
const low = new Uint32Array(count)
const high = new Uint32Array(count)
for (let at = 0; at < count; at++) {
  low[at] = hashString(String(at), 1)
  high[at] = hashHigh
}
const order = Uint32Array.from({ length: count }, (_, at) => at)
const started = performance.now()
radixSortBy(order, low, high)
console.log((performance.now() - started) / 1000)
