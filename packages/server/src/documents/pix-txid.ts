import { createHash } from 'node:crypto'

const LENGTH = 25

/**
 * txid of a version of an invoice's static Pix code: 25 letters and digits made from the invoice's id, the longest that a static code
 * takes. The id itself has 26. Random enough to be unique in every tenant, and the same whenever it is computed again.
 */
export function pixTxid(invoiceId: string, version: number): string {
  const digest = createHash('sha256').update(`${invoiceId}:${version}`).digest('hex')
  return BigInt(`0x${digest}`).toString(36).toUpperCase().padStart(50, '0').slice(-LENGTH)
}
