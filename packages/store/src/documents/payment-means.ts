import type { Instant } from '@assento/rules'
import type { Tx } from '../handle.ts'
import type { BoletoTable } from '../schema.ts'

/** What becomes of means of payment that are no longer the ones to use. */
export type EndedMeansState = Exclude<BoletoTable['state'], 'active'>

/** Ends the active boleto and Pix charge of an invoice; answers how many rows that were. Old versions stay, to match late payments. */
export async function setPaymentMeansState(
  tx: Tx, tenantId: string, invoiceId: string, state: EndedMeansState, supersededAt: Instant | null = null,
): Promise<number> {
  const boleto = await tx.db.updateTable('boleto').set({ state, superseded_at: supersededAt })
    .where('tenant_id', '=', tenantId).where('invoice_id', '=', invoiceId).where('state', '=', 'active').executeTakeFirst()
  const pix = await tx.db.updateTable('pix_charge').set({ state })
    .where('tenant_id', '=', tenantId).where('invoice_id', '=', invoiceId).where('state', '=', 'active').executeTakeFirst()
  return Number(boleto.numUpdatedRows + pix.numUpdatedRows)
}
