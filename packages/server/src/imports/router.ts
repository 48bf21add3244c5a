import { router } from '../platform/trpc.ts'
import { importCustomers } from './import-customers.ts'
import { importLicences, importSuspensions } from './licences/import-licences.ts'
import { importPriceSheet } from './import-price-sheet.ts'
import { importReconciliation } from './import-reconciliation.ts'
import { importSubscriptions } from './import-subscriptions.ts'
import { reconciliationReport } from './reconciliation-report.ts'

export const importsRouter = router({
  priceSheet: importPriceSheet, customers: importCustomers, subscriptions: importSubscriptions, reconciliation: importReconciliation, reconciliationReport,
  licences: importLicences, suspensions: importSuspensions,
})
