import { router } from '../platform/trpc.ts'
import { importCustomers } from './import-customers.ts'
import { importPriceSheet } from './import-price-sheet.ts'
import { importSubscriptions } from './import-subscriptions.ts'

export const importsRouter = router({ priceSheet: importPriceSheet, customers: importCustomers, subscriptions: importSubscriptions })
