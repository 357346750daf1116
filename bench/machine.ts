import { readFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'

/** Where and with what a benchmark ran. */
export interface Machine {
  readonly date: string
  readonly cores: number
  readonly processor: string
  readonly memoryGigabytes: number
  readonly node: string
  readonly platform: string
  readonly nearmatch: string
}

/** The machine this runs on. @param date - `YYYY-MM-DD`; today if not given. */
export function thisMachine(date: string = new Date().toISOString().slice(0, 10)): Machine {
  const manifest = new URL('../package.json', import.meta.url)
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  return {
    date,
    cores: cpus().length,
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGigabytes: Math.round(totalmem() / 1e9),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    nearmatch: version,
  }
}

/** The machine in one sentence. */
export function machineText(machine: Machine): string {
  const { date, cores, processor, memoryGigabytes, node, platform, nearmatch } = machine
  return (
    `nearmatch ${nearmatch}, Node ${node} on ${platform}, ` +
    `${cores} cores (${processor}), ${memoryGigabytes} GB, ${date}.`
  )
}
