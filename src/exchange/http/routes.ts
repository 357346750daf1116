import { accountRoutes } from './account-routes.ts'
import { apiKeyRoutes } from './api-key-routes.ts'
import { applicationRoutes } from './application-routes.ts'
import { credentialRoutes } from './credential-routes.ts'
import { healthRoutes } from './health-routes.ts'
import type { Route } from './route.ts'
import { sessionRoutes } from './session-routes.ts'
import { userRoutes } from './user-routes.ts'

/** Every operation of the interface. */
export const ROUTES: readonly Route[] = [
  ...healthRoutes,
  ...sessionRoutes,
  ...credentialRoutes,
  ...accountRoutes,
  ...applicationRoutes,
  ...apiKeyRoutes,
  ...userRoutes,
]
