/**
 * Preloaded into a measured Node process: at its end, writes its peak memory in bytes and its
 * processor seconds into the file that the environment names. JavaScript, because loading Node's
 * type stripper would be counted against the measured process.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

const file = process.env.NEARMATCH_BENCH_COST
if (isMainThread && file !== undefined) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime } = process.resourceUsage()
    const cpuSeconds = (userCPUTime + systemCPUTime) / 1e6
    writeFileSync(file, JSON.stringify({ peakBytes: peakBytes(), cpuSeconds }))
  })
}

/**
 * `ru_maxrss` of a child begins with what its parent held when it forked; the high-water mark of the
 * address space does not, so it is preferred where there is one (Linux).
 */
function peakBytes() {
  try {
    const found = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))
    if (found) return Number(found[1]) * 1024
  } catch {
    // No /proc: not Linux.
  }
  return process.resourceUsage().maxRSS * 1024
}
