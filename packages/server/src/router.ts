/** Every procedure, under the names of spec/api.md. Feature routers are composed here and nowhere else. */
import { accountsRouter, keysRouter, sessionsRouter, settingsRouter } from './accounts/router.ts'
import { activationsRouter, signingKeysRouter } from './activations/router.ts'
import { auditRouter } from './audit/router.ts'
import { cartRouter } from './cart/router.ts'
import { connectorsRouter } from './callbacks/router.ts'
import { catalogRouter } from './catalog/router.ts'
import { chargesRouter } from './charges/router.ts'
import { collectionsRouter } from './collections/router.ts'
import { customersRouter } from './customers/router.ts'
import { importsRouter } from './imports/router.ts'
import { paymentsRouter } from './invoices/payments/router.ts'
import { invoicesRouter } from './invoices/router.ts'
import { serialsRouter } from './licences/router.ts'
import { contactsRouter, messagesRouter, templatesRouter } from './mail/router.ts'
import { licencePriceListsRouter, licenceProductsRouter, ordersRouter, partnersRouter, stockRouter } from './orders/router.ts'
import { plansRouter } from './plans/router.ts'
import { router } from './platform/trpc.ts'
import { renewalsRouter } from './renewals/router.ts'
import { sandboxRouter } from './sandbox/router.ts'
import { subscriptionsRouter } from './subscriptions/router.ts'
import { ticketsRouter } from './tickets/router.ts'

export const appRouter = router({
  sessions: sessionsRouter,
  keys: keysRouter,
  accounts: accountsRouter,
  settings: settingsRouter,
  catalog: catalogRouter,
  subscriptions: subscriptionsRouter,
  renewals: renewalsRouter,
  plans: plansRouter,
  cart: cartRouter,
  tickets: ticketsRouter,
  invoices: invoicesRouter,
  payments: paymentsRouter,
  contacts: contactsRouter,
  messages: messagesRouter,
  templates: templatesRouter,
  charges: chargesRouter,
  collections: collectionsRouter,
  audit: auditRouter,
  sandbox: sandboxRouter,
  imports: importsRouter,
  connectors: connectorsRouter,
  activations: activationsRouter,
  signingKeys: signingKeysRouter,
  customers: customersRouter,
  serials: serialsRouter,
  orders: ordersRouter,
  stock: stockRouter,
  partners: partnersRouter,
  licenceProducts: licenceProductsRouter,
  licencePriceLists: licencePriceListsRouter,
})

export type AppRouter = typeof appRouter
