import { memoryStore } from '../../src/storage/memory-store.ts'
import { storeContract } from './store-contract.ts'

storeContract('memoryStore', () => ({
  open: memoryStore,
  reopen: async (store) => store,
  remove: () => {},
}))
