import type { Denied } from '@assento/rules'
import type { AssentoError, InvoiceDetail, SecondCopy } from '@assento/client'
import type { Copied } from './invoice-payment.ts'
import type { QrPath } from './pix-qr.ts'

/** How the last act on an invoice ended. */
export type InvoiceNotice =
  | { readonly kind: 'failed'; readonly error: AssentoError; readonly retry: () => void }
  | { readonly kind: 'refused'; readonly denied: Denied }
  | { readonly kind: 'secondCopy'; readonly copy: SecondCopy }

/** What is known of one invoice that was opened, or acted on. */
export interface OpenInvoice {
  readonly isOpen: boolean
  readonly detail: InvoiceDetail | null
  /** The first reading failed. */
  readonly failure: AssentoError | null
  readonly notice: InvoiceNotice | null
  readonly qr: { readonly of: string; readonly path: QrPath } | null
  readonly copied: Copied | null
  readonly manual: Copied | null
  /** A document or a second copy is on its way. */
  readonly isBusy: boolean
}

export const CLOSED: OpenInvoice = { isOpen: false, detail: null, failure: null, notice: null, qr: null, copied: null, manual: null, isBusy: false }
