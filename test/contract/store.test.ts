import { openLmdbStore } from '../../src/storage/lmdb-store.ts'
import { memoryStore } from '../../src/storage/memory-store.ts'
import { temporaryFolder } from '../storage/temporary-folder.ts'
import { storeContract } from './store-contract.ts'

storeContract('memoryStore', () => ({
  open: memoryStore,
  reopen: async (store) => store,
  remove: () => {},
}))

storeContract('openLmdbStore', () => {
  const { dir, remove } = temporaryFolder()
  return {
    open: (tables) => openLmdbStore(dir, { tables }),
    reopen: async (store, tables) => {
      await store.close()
      return openLmdbStore(dir, { tables })
    },
    remove,
  }
})
