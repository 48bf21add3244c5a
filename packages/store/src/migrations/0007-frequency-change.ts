import { BILLING_FREQUENCIES } from './0002-catalog.ts'
import { createTable, date, instant, oneOf, price, tenantId, text, type Migration, type Table } from './ddl.ts'

const frequencyChange: Table = {
  name: 'frequency_change',
  columns: [
    tenantId, text('subscription_id'), text('offer_id'), oneOf('billing_frequency', BILLING_FREQUENCIES), price('cycle_unit_cents'),
    date('effective_on'), instant('created_at'), text('created_by'),
  ],
  primaryKey: ['tenant_id', 'subscription_id'],
  references: [[['tenant_id', 'subscription_id'], 'subscription'], [['tenant_id', 'offer_id'], 'offer']],
}

/** Another billing frequency from a later cycle on (U5): the subscription has the present one until that day. */
export const frequencyChangeMigration: Migration = {
  name: '0007-frequency-change',
  statements: (dialect) => [createTable(frequencyChange, dialect)],
}
