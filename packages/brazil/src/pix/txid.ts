/** Identifiers of a Pix charge and of a Pix payment. Source: brazil.md § 2 (bacen/pix-api v2.9.0, patterns TxId and EndToEndId). */

/** What a code carries when it has no txid of its own: always in a dynamic QR code, which names its charge by its address. */
export const NO_TXID = '***'

/** txid of a static BR Code: 1 to 25 letters and digits, or `***`. */
export function isStaticTxid(text: string): boolean {
  return text === NO_TXID || /^[A-Za-z0-9]{1,25}$/.test(text)
}

/** txid of a charge (cob, cobv) at the bank: 26 to 35 letters and digits, unique for each receiving CNPJ. */
export function isChargeTxid(text: string): boolean {
  return /^[A-Za-z0-9]{26,35}$/.test(text)
}

/** The id that every Pix payment has (endToEndId): 32 letters and digits. */
export function isEndToEndId(text: string): boolean {
  return /^[A-Za-z0-9]{32}$/.test(text)
}
