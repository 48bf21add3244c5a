import { router } from '../platform/trpc.ts'
import { changePlan } from './change-plan.ts'
import { listPlanOptions } from './list-options.ts'
import { quotePlanChange } from './quote-plan-change.ts'

export const plansRouter = router({ options: listPlanOptions, quote: quotePlanChange, change: changePlan })
