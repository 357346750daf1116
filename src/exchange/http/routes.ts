import { auditRoutes } from '../audit/audit-routes.ts'
import { directoryRoutes } from '../directory/directory-routes.ts'
import { searchRoutes } from '../search/search-routes.ts'
import { accountRoutes } from './account-routes.ts'
import { apiKeyRoutes } from './api-key-routes.ts'
import { applicationRoutes } from './application-routes.ts'
import { changesRoutes } from './changes-routes.ts'
import { credentialRoutes } from './credential-routes.ts'
import { healthRoutes } from './health-routes.ts'
import { openIdRoutes } from './open-id-routes.ts'
import type { Route } from './route.ts'
import { sessionRoutes } from './session-routes.ts'
import { userRoutes } from './user-routes.ts'

/** Every operation of the interface. */
export const ROUTES: readonly Route[] = [
  ...healthRoutes,
  ...sessionRoutes,
  ...openIdRoutes,
  ...credentialRoutes,
  ...accountRoutes,
  ...applicationRoutes,
  ...apiKeyRoutes,
  ...userRoutes,
  ...directoryRoutes,
  ...searchRoutes,
  ...auditRoutes,
  ...changesRoutes,
]
