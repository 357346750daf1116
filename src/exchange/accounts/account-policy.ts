import type { Config } from '../config.ts'

/** Rules of log-ins and accounts, as the configuration has them. */
export type AccountPolicy = Config['sessions']
