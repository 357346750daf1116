import { listRoutes } from '../lists/list-routes.ts'
import { searchRoutes } from '../search/search-routes.ts'
import { studentRoutes } from '../students/student-routes.ts'
import { healthRoutes } from './health-routes.ts'
import type { Route } from './route.ts'
import { sessionRoutes } from './session-routes.ts'

/** Every operation of the interface. */
export const ROUTES: readonly Route[] = [
  ...healthRoutes,
  ...sessionRoutes,
  ...searchRoutes,
  ...studentRoutes,
  ...listRoutes,
]
