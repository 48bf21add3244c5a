import type { AccountRow } from '@assento/store'
import type { ReadRow, RowVerdict } from '../report.ts'
import { rowVerdict } from '../row-verdicts.ts'
import type { BatchState } from './subscription-state.ts'
import type { VendorSubscription } from './vendor-subscription.ts'

export type FoundCustomer =
  | { readonly account: AccountRow; /** The vendor's id, when the account does not know it yet. */ readonly learns: string | null }
  | { readonly account: null; readonly verdict: RowVerdict }

/**
 * The customer of a subscription: by the vendor's id, else by CNPJ or CPF, which teaches the account the vendor's id.
 * Rejects a customer that is unknown, and an id and a CNPJ that belong to two accounts.
 */
export function findCustomer(read: ReadRow<VendorSubscription>, vendor: VendorSubscription, state: BatchState, learnt: ReadonlyMap<string, string>): FoundCustomer {
  const taxOwner = vendor.customerTaxId === null ? undefined : state.accountByTaxId.get(vendor.customerTaxId)
  const refOwner = vendor.customerRef === null ? undefined : state.accountByRef.get(vendor.customerRef)
  const learntOwner = vendor.customerRef === null ? undefined : learnt.get(vendor.customerRef)
  const account = refOwner ?? taxOwner
  if (account === undefined || account.kind !== 'customer') return unknown(read, vendor)
  const otherRef = account.external_ref !== null && vendor.customerRef !== null && account.external_ref !== vendor.customerRef
  if ((taxOwner !== undefined && taxOwner.id !== account.id) || otherRef || (learntOwner !== undefined && learntOwner !== account.id)) {
    const message = `o identificador ${vendor.customerRef} e o CNPJ ${vendor.customerTaxId ?? '(sem CNPJ)'} são de clientes diferentes.`
    return { account: null, verdict: rowVerdict(read, 'rejected', message, { rule: 'imports.subscription.customerConflict', field: 'customerId' }) }
  }
  return { account, learns: account.external_ref === null && learntOwner === undefined ? vendor.customerRef : null }
}

function unknown(read: ReadRow<VendorSubscription>, vendor: VendorSubscription): FoundCustomer {
  const who = vendor.customerTaxId ?? vendor.customerRef ?? '(sem identificação)'
  const message = vendor.customerTaxId === null
    ? `nenhum cliente tem o identificador ${who}: importe antes o modelo com a coluna customerCnpj, ou a lista de clientes com customerId.`
    : `o cliente ${who} não está cadastrado: importe antes a lista de clientes.`
  return { account: null, verdict: rowVerdict(read, 'rejected', message, { rule: 'imports.subscription.customerUnknown', field: vendor.customerTaxId === null ? 'customerId' : 'customerCnpj' }) }
}
