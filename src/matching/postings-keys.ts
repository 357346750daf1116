import type { StoreReader, StoreWriter } from '../storage/store.ts'

/** As much of a store as postings are read from. */
export type PostingsReader = Pick<StoreReader, 'get'>

/** As much of it as they are written to. */
export type PostingsWriter = Pick<StoreWriter, 'get' | 'put' | 'remove'>
