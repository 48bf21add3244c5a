/** Every procedure, under the names of spec/api.md. Feature routers are composed here and nowhere else. */
import { accountsRouter, keysRouter, sessionsRouter, settingsRouter } from './accounts/router.ts'
import { auditRouter } from './audit/router.ts'
import { catalogRouter } from './catalog/router.ts'
import { chargesRouter } from './charges/router.ts'
import { importsRouter } from './imports/router.ts'
import { plansRouter } from './plans/router.ts'
import { router } from './platform/trpc.ts'
import { renewalsRouter } from './renewals/router.ts'
import { sandboxRouter } from './sandbox/router.ts'
import { subscriptionsRouter } from './subscriptions/router.ts'

export const appRouter = router({
  sessions: sessionsRouter,
  keys: keysRouter,
  accounts: accountsRouter,
  settings: settingsRouter,
  catalog: catalogRouter,
  subscriptions: subscriptionsRouter,
  renewals: renewalsRouter,
  plans: plansRouter,
  charges: chargesRouter,
  audit: auditRouter,
  sandbox: sandboxRouter,
  imports: importsRouter,
})

export type AppRouter = typeof appRouter
