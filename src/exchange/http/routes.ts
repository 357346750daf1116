import { auditRoutes } from '../audit/audit-routes.ts'
import { clockInputRoutes } from '../clocks/clock-input-routes.ts'
import { clockRoutes } from '../clocks/clock-routes.ts'
import { directoryRoutes } from '../directory/directory-routes.ts'
import { listRoutes } from '../lists/list-routes.ts'
import { correctionRoutes } from '../notices/correction-routes.ts'
import { dataRequestRoutes } from '../notices/data-request-routes.ts'
import { moveNoticeRoutes } from '../notices/move-notice-routes.ts'
import { fhirRoutes } from '../search/fhir-routes.ts'
import { searchRoutes } from '../search/search-routes.ts'
import { studentRoutes } from '../students/student-routes.ts'
import { decisionRoutes } from '../worklist/decision-routes.ts'
import { handlingRoutes } from '../worklist/handling-routes.ts'
import { mergeRoutes } from '../worklist/merge-routes.ts'
import { worklistRoutes } from '../worklist/worklist-routes.ts'
import { accountRoutes } from './account-routes.ts'
import { apiKeyRoutes } from './api-key-routes.ts'
import { applicationRoutes } from './application-routes.ts'
import { changesRoutes } from './changes-routes.ts'
import { credentialRoutes } from './credential-routes.ts'
import { healthRoutes } from './health-routes.ts'
import { openIdRoutes } from './open-id-routes.ts'
import type { Route } from './route.ts'
import { sessionRoutes } from './session-routes.ts'
import { submissionRoutes } from './submission-routes.ts'
import { userRoutes } from './user-routes.ts'

/** Every operation of the interface. */
export const ROUTES: readonly Route[] = [
  ...accountRoutes,
  ...apiKeyRoutes,
  ...applicationRoutes,
  ...auditRoutes,
  ...changesRoutes,
  ...clockInputRoutes,
  ...clockRoutes,
  ...correctionRoutes,
  ...credentialRoutes,
  ...dataRequestRoutes,
  ...decisionRoutes,
  ...directoryRoutes,
  ...fhirRoutes,
  ...handlingRoutes,
  ...healthRoutes,
  ...listRoutes,
  ...mergeRoutes,
  ...moveNoticeRoutes,
  ...openIdRoutes,
  ...searchRoutes,
  ...sessionRoutes,
  ...studentRoutes,
  ...submissionRoutes,
  ...userRoutes,
  ...worklistRoutes,
]
