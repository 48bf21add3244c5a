import { setPaymentMeansState } from '@assento/store'
import type { Tx } from '@assento/store'

/** The invoice is paid: its boleto and Pix code are not to be paid again. */
export async function settlePaymentMeans(tx: Tx, tenantId: string, invoiceId: string): Promise<void> {
  await setPaymentMeansState(tx, tenantId, invoiceId, 'settled')
}

/** The invoice was voided or written off: its boleto and Pix code are of no more use. */
export async function cancelPaymentMeans(tx: Tx, tenantId: string, invoiceId: string): Promise<void> {
  await setPaymentMeansState(tx, tenantId, invoiceId, 'cancelled')
}
