import { router } from '../platform/trpc.ts'
import { confirmTrialConversion, quoteTrialConversion } from '../plans/convert-trial.ts'
import { assignSeat } from './assign-seat.ts'
import { changeSeats } from './change-seats.ts'
import { confirmCancellation } from './confirm-cancellation.ts'
import { createSubscription } from './create-subscription.ts'
import { getSubscription } from './get-subscription.ts'
import { listAssignments } from './list-assignments.ts'
import { listSubscriptions } from './list-subscriptions.ts'
import { quoteCancellation } from './quote-cancellation.ts'
import { quoteSeats } from './quote-seats.ts'
import { resumeSubscription } from './resume-subscription.ts'
import { subscriptionHistory } from './subscription-history.ts'
import { suspendSubscription } from './suspend-subscription.ts'
import { unassignSeat } from './unassign-seat.ts'

export const subscriptionsRouter = router({
  list: listSubscriptions,
  get: getSubscription,
  history: subscriptionHistory,
  create: createSubscription,
  seats: router({ quote: quoteSeats, change: changeSeats }),
  convertTrial: router({ quote: quoteTrialConversion, confirm: confirmTrialConversion }),
  cancel: router({ quote: quoteCancellation, confirm: confirmCancellation }),
  suspend: suspendSubscription,
  resume: resumeSubscription,
  assignments: router({ list: listAssignments, assign: assignSeat, unassign: unassignSeat }),
})
