/** Which invoice each title of a return file is of. */
import { issuedNumber } from '@assento/brazil'
import type { ReturnBank, ReturnRecord } from '@assento/brazil'
import { findBoletosByNumber, findInvoicesByReference } from '@assento/store'
import type { BoletoRow, Handle, InvoiceRow } from '@assento/store'

/** An invoice that a line is of, as it stands in the database. */
export interface ReturnTarget {
  readonly invoice: InvoiceRow & { readonly customer_name: string }
  /** The version that was paid; null when the invoice was found by what the bank gave back, not by a number of ours. */
  readonly boleto: BoletoRow | null
  readonly matchedBy: 'nossoNumero' | 'ownUse' | 'documentNumber'
}

/**
 * Targets by line. By nosso número over every version of our boletos at that bank; else by what we sent along (own use), else by the
 * document number, where it is the number or id of an invoice in reais. Lines without an answer are not in the map.
 */
export async function findTargets(
  handle: Handle, tenantId: string, bank: ReturnBank, records: readonly ReturnRecord[],
): Promise<ReadonlyMap<number, ReturnTarget>> {
  const numbers = records.flatMap(({ titleNumber }) => issuedNumber(bank, titleNumber) ?? [])
  const boletos = new Map((await findBoletosByNumber(handle, tenantId, bank, [...new Set(numbers)])).map((boleto) => [boleto.nosso_numero, boleto]))
  const references = [...boletos.values()].map(({ invoice_id }) => invoice_id)
  for (const { ownUse, documentNumber } of records) references.push(...[ownUse, documentNumber].filter(isReference))
  const invoices = await findInvoicesByReference(handle, tenantId, [...new Set(references)])
  const byReference = new Map(invoices.filter(({ currency }) => currency === 'BRL').flatMap((invoice) => [[invoice.id, invoice] as const, [invoice.number, invoice] as const]))
  const targets = new Map<number, ReturnTarget>()
  for (const record of records) {
    const boleto = boletos.get(issuedNumber(bank, record.titleNumber) ?? '') ?? null
    const target = boleto === null ? byGivenBack(byReference, record) : byReference.get(boleto.invoice_id)
    if (target === undefined) continue
    targets.set(record.line, 'matchedBy' in target ? target : { invoice: target, boleto, matchedBy: 'nossoNumero' })
  }
  return targets
}

function byGivenBack(invoices: ReadonlyMap<string, ReturnTarget['invoice']>, { ownUse, documentNumber }: ReturnRecord): ReturnTarget | undefined {
  const [own, document] = [invoices.get(ownUse), invoices.get(documentNumber)]
  if (own !== undefined) return { invoice: own, boleto: null, matchedBy: 'ownUse' }
  return document === undefined ? undefined : { invoice: document, boleto: null, matchedBy: 'documentNumber' }
}

/** Our ids and numbers have letters or hyphens; blanks and zeros are what banks print for none. */
function isReference(text: string): boolean {
  return /[A-Za-z-]/.test(text)
}
