import type { TestServer } from '../exchange-server.ts'
import type { Sampler } from '../permission-matrix.ts'
import { accountSamples } from './account-samples.ts'
import { clockSamples } from './clock-samples.ts'
import { noticeSamples } from './notice-samples.ts'
import { studentSamples } from './student-samples.ts'
import { submissionSamples } from './submission-samples.ts'
import { worklistSamples } from './worklist-samples.ts'
import { worldOf } from './world.ts'

/** Samples of every operation that is not public, by its name. */
export async function allSamples(server: TestServer): Promise<Readonly<Record<string, Sampler>>> {
  const world = await worldOf(server)
  return {
    ...(await accountSamples(world)),
    ...(await clockSamples(world)),
    ...(await noticeSamples(world)),
    ...(await studentSamples(world)),
    ...(await submissionSamples(world)),
    ...(await worklistSamples(world)),
  }
}
