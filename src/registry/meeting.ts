/** Where threads wait until so many of them are there. Plain data on shared memory. */
export type Meeting = SharedArrayBuffer

export function newMeeting(): Meeting {
  return new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
}

/** Keeps this thread until so many are there, itself included. */
export function meet(meeting: Meeting, threads: number): void {
  const present = new Int32Array(meeting)
  if (Atomics.add(present, 0, 1) + 1 === threads) {
    Atomics.notify(present, 0)
    return
  }
  for (;;) {
    const seen = Atomics.load(present, 0)
    if (seen >= threads) return
    Atomics.wait(present, 0, seen)
  }
}
