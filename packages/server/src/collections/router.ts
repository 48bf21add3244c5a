import { router } from '../platform/trpc.ts'
import { describePolicy } from './describe-policy.ts'
import { getPolicy } from './get-policy.ts'
import { openDispute } from './open-dispute.ts'
import { resolveDispute } from './resolve-dispute.ts'
import { setPolicy } from './set-policy.ts'
import { timeline } from './timeline.ts'

export const collectionsRouter = router({
  policy: router({ get: getPolicy, set: setPolicy, describe: describePolicy }),
  timeline,
  disputes: router({ open: openDispute, resolve: resolveDispute }),
})
