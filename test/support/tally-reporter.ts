import type { Reporter, TestModule } from 'vitest/node'

/** Prints the one closing line CI reads: `N passed, N failed`. It must be the last reporter. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tally = { passed: 0, failed: 0, skipped: 0, pending: 0 }
    for (const module of modules) {
      for (const test of module.children.allTests()) tally[test.result().state] += 1
    }
    // A module that fails to load holds no tests; it still is a failure.
    const broken = modules.filter(
      (module) => module.state() === 'failed' && [...module.children.allTests()].length === 0,
    )
    console.log(`${tally.passed} passed, ${tally.failed + broken.length} failed`)
  }
}
