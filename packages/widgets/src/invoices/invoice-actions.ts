import type { DocumentItem, InvoiceItem, WhoAmI } from '@assento/client'

/** What a row offers. `pix` opens the row at its code; `secondCopy` makes a boleto with the amount of today. */
export type InvoiceAction =
  | { readonly name: 'boleto' | 'notaFiscal' | 'receipt' | 'invoice'; readonly document: DocumentItem }
  | { readonly name: 'pix' | 'secondCopy' }

export type InvoiceFeature = 'download' | 'secondCopy' | 'dispute'

/** Source: policies of `invoices.secondCopy` and `collections.disputes.open`; the server checks again. */
const MONEY_ROLES: readonly WhoAmI['actor']['role'][] = ['administrator', 'adminAgent', 'billingContact', 'billingAdmin', 'server']

export function isGranted(feature: InvoiceFeature, { actor, components }: WhoAmI): boolean {
  if (actor.role === 'server') return true
  return (components['invoices']?.features.includes(feature) ?? false) && (feature === 'download' || MONEY_ROLES.includes(actor.role))
}

/** Newest document of a kind that is still the one to use. */
export function documentOf({ documents }: InvoiceItem, ...kinds: readonly DocumentItem['kind'][]): DocumentItem | null {
  return kinds.flatMap((kind) => documents.filter((document) => document.kind === kind && document.isActive))
    .reduce<DocumentItem | null>((best, one) => (best === null || (best.kind === one.kind && best.createdAt < one.createdAt) ? one : best), null)
}

/** The row's acts, first what is most likely wanted. What is not paid leads to paying, what is paid to its papers. */
export function offeredActions(item: InvoiceItem, who: WhoAmI): readonly InvoiceAction[] {
  const canDownload = isGranted('download', who)
  const paper = (name: 'boleto' | 'notaFiscal' | 'receipt' | 'invoice', ...kinds: readonly DocumentItem['kind'][]): readonly InvoiceAction[] => {
    const document = canDownload ? documentOf(item, ...kinds) : null
    return document === null ? [] : [{ name, document }]
  }
  const notaFiscal = paper('notaFiscal', 'notaFiscalPdf', 'notaFiscalXml')
  switch (item.status) {
    case 'open': return [...paper('boleto', 'boleto'), { name: 'pix' }, ...notaFiscal]
    case 'overdue': return [...(isGranted('secondCopy', who) ? [{ name: 'secondCopy' } as const] : []), ...notaFiscal]
    case 'paid': return [...paper('receipt', 'receipt'), ...notaFiscal]
    default: return paper('invoice', 'invoice')
  }
}
