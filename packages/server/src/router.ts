/** Every procedure, under the names of spec/api.md. Feature routers are composed here and nowhere else. */
import { accountsRouter, keysRouter, sessionsRouter, settingsRouter } from './accounts/router.ts'
import { auditRouter } from './audit/router.ts'
import { router } from './platform/trpc.ts'

export const appRouter = router({
  sessions: sessionsRouter,
  keys: keysRouter,
  accounts: accountsRouter,
  settings: settingsRouter,
  audit: auditRouter,
})

export type AppRouter = typeof appRouter
