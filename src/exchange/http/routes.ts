import { auditRoutes } from '../audit/audit-routes.ts'
import { clockInputRoutes } from '../clocks/clock-input-routes.ts'
import { clockRoutes } from '../clocks/clock-routes.ts'
import { directoryRoutes } from '../directory/directory-routes.ts'
import { correctionRoutes } from '../notices/correction-routes.ts'
import { dataRequestRoutes } from '../notices/data-request-routes.ts'
import { moveNoticeRoutes } from '../notices/move-notice-routes.ts'
import { searchRoutes } from '../search/search-routes.ts'
import { decisionRoutes } from '../worklist/decision-routes.ts'
import { handlingRoutes } from '../worklist/handling-routes.ts'
import { mergeRoutes } from '../worklist/merge-routes.ts'
import { worklistRoutes } from '../worklist/worklist-routes.ts'
import { changesRoutes } from './changes-routes.ts'
import { healthRoutes } from './health-routes.ts'
import type { Route } from './route.ts'
import { sessionRoutes } from './session-routes.ts'

/** Every operation of the interface. */
export const ROUTES: readonly Route[] = [
  ...healthRoutes,
  ...sessionRoutes,
  ...directoryRoutes,
  ...searchRoutes,
  ...auditRoutes,
  ...changesRoutes,
  ...clockRoutes,
  ...clockInputRoutes,
  ...moveNoticeRoutes,
  ...correctionRoutes,
  ...dataRequestRoutes,
  ...worklistRoutes,
  ...decisionRoutes,
  ...handlingRoutes,
  ...mergeRoutes,
]
