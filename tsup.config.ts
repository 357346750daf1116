import { defineConfig } from 'tsup'

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    cli: 'src/cli.ts',
    'standardize/index': 'src/standardize/index.ts',
    'similarity/index': 'src/similarity/index.ts',
    'client/index': 'src/client/index.ts',
    'workers/scan-store-worker': 'src/workers/scan-store-worker.ts',
    'registry/load-worker': 'src/registry/load-worker.ts',
    'exchange/writer-worker': 'src/exchange/writer-worker.ts',
    'exchange/reading-worker': 'src/exchange/reading-worker.ts',
    'exchange/search-worker': 'src/exchange/search-worker.ts',
    'exchange/submission-worker': 'src/exchange/submission-worker.ts',
    'registry/registry-worker': 'src/registry/registry-worker.ts',
    'registry/verify-worker': 'src/registry/verify-worker.ts',
    'workers/linkage-worker': 'src/workers/linkage-worker.ts',
  },
  format: 'esm',
  target: 'node22',
  dts: {
    entry: {
      index: 'src/index.ts',
      'standardize/index': 'src/standardize/index.ts',
      'similarity/index': 'src/similarity/index.ts',
      'client/index': 'src/client/index.ts',
    },
  },
  sourcemap: true,
  clean: true,
})
