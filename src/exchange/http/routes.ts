import { healthRoutes } from './health-routes.ts'
import type { Route } from './route.ts'
import { sessionRoutes } from './session-routes.ts'
import { submissionRoutes } from './submission-routes.ts'

/** Every operation of the interface. */
export const ROUTES: readonly Route[] = [...healthRoutes, ...sessionRoutes, ...submissionRoutes]
