import { auditRoutes } from '../audit/audit-routes.ts'
import { directoryRoutes } from '../directory/directory-routes.ts'
import { searchRoutes } from '../search/search-routes.ts'
import { changesRoutes } from './changes-routes.ts'
import { healthRoutes } from './health-routes.ts'
import type { Route } from './route.ts'
import { sessionRoutes } from './session-routes.ts'
import { submissionRoutes } from './submission-routes.ts'

/** Every operation of the interface. */
export const ROUTES: readonly Route[] = [
  ...healthRoutes,
  ...sessionRoutes,
  ...directoryRoutes,
  ...searchRoutes,
  ...submissionRoutes,
  ...auditRoutes,
  ...changesRoutes,
]
