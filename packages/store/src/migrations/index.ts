import type { Migration } from './ddl.ts'
import { accountsMigration } from './0001-accounts.ts'
import { catalogMigration } from './0002-catalog.ts'
import { subscriptionsMigration } from './0003-subscriptions.ts'
import { invoicesMigration } from './0004-invoices.ts'
import { auditMigration } from './0005-audit.ts'
import { workMigration } from './0006-work.ts'
import { frequencyChangeMigration } from './0007-frequency-change.ts'
import { moneyMigration } from './0008-money.ts'
import { documentsMigration } from './0009-documents.ts'
import { collectionsMigration } from './0010-collections.ts'
import { licencesMigration } from './0011-licences.ts'

export type { Migration } from './ddl.ts'

/** Every step, oldest first. */
export const migrations: readonly Migration[] = [
  accountsMigration, catalogMigration, subscriptionsMigration, invoicesMigration, auditMigration, workMigration,
  frequencyChangeMigration, moneyMigration, documentsMigration, collectionsMigration, licencesMigration,
]
