/** The fields that the API collection and our template share, read by one set of rules. Pure. Source: formats.md § 2. */
import { readTaxId } from '@assento/brazil'
import { isFrequencyOffered } from '@assento/rules'
import type { BillingFrequency, CalendarDate, Commitment, Instant, SubscriptionStatus } from '@assento/rules'
import { padSkuId } from '../price-sheet/sku-id.ts'
import type { BoundColumns } from '../table/bind-columns.ts'
import type { RowReader } from '../table/row-reader.ts'
import { dayAfter, readBoolean, readDay, wholeNumber } from '../table/values.ts'
import type { DecimalSeparator } from '../table/values.ts'
import type { SubscriptionColumn } from './columns.ts'
import type { VendorSubscription } from './vendor-subscription.ts'

type Reader = RowReader<SubscriptionColumn>

const COMMITMENTS: Readonly<Record<string, Commitment>> = { P1M: 'P1M', P1Y: 'P1Y', P3Y: 'P3Y' }
const FREQUENCIES: Readonly<Record<string, BillingFrequency>> = { none: 'none', monthly: 'monthly', annual: 'annual', triennial: 'triennial' }
const STATUSES: Readonly<Record<string, SubscriptionStatus>> = {
  active: 'active', pending: 'provisioning', suspended: 'suspended', expired: 'expired', disabled: 'disabled', deleted: 'deleted',
}

export type SharedFields = Omit<VendorSubscription, 'refundable' | 'nextTerm'>

/** Reads the shared fields of one row; what is wrong with them is left in the reader. */
export function readSharedFields(reader: Reader, bound: BoundColumns<SubscriptionColumn>, separator: DecimalSeparator): SharedFields {
  const ref = reader.required('ref').toLowerCase()
  leaveOutOthers(reader)
  const { productRef, skuRef } = readOfferId(reader)
  const terms = readTerms(reader)
  const [start, last] = [readDate(reader, 'startsOn'), readDate(reader, 'lastOn')]
  if (start !== null && last !== null && last < start) reader.reject('imports.subscription.term', 'lastOn', `a vigência termina (${last}) antes de começar (${start}).`)
  const cancellable = reader.instant('cancellableUntil')
  return {
    ref, productRef, skuRef, ...terms,
    customerRef: reader.text('customerRef')?.toLowerCase() ?? null,
    customerTaxId: readCustomerTaxId(reader),
    name: reader.text('friendlyName') ?? reader.text('offerName') ?? `${productRef}/${skuRef}`,
    seats: readSeats(reader),
    status: readStatus(reader),
    autoRenew: readAutoRenew(reader),
    createdAt: readCreation(reader),
    startsOn: start ?? ('0001-01-01' as CalendarDate),
    // The vendor writes the last day of the term; a year 9999 means that it has none.
    until: last === null ? null : dayAfter(last),
    cancellableUntil: cancellable === 'open' ? null : cancellable,
    promotionRef: bound.columns.promotionId === undefined ? undefined : reader.text('promotionId'),
    termUnitCents: reader.cents('unitPrice', separator) ?? undefined,
  }
}

/** `ProductId:SkuId:AvailabilityId`; the availability changes with time and is not part of the key. */
function readOfferId(reader: Reader): { readonly productRef: string; readonly skuRef: string } {
  const text = reader.required('offerId')
  const [productRef = '', skuText = ''] = text.split(':')
  const sku = padSkuId(skuText)
  if (productRef === '' || sku === null) reader.reject('imports.subscription.offerId', 'offerId', `"${text}" não tem a forma ProductId:SkuId.`)
  else if (sku.padded) reader.warn('imports.row.skuIdPadded', 'offerId', `SkuId ${skuText} lido como ${sku.skuId}: uma planilha tirou os zeros.`)
  return { productRef, skuRef: sku?.skuId ?? '' }
}

function readTerms(reader: Reader): Pick<VendorSubscription, 'commitment' | 'billingFrequency' | 'isTrial'> {
  const [term, cycle] = [reader.required('termDuration').toUpperCase(), reader.required('billingCycle').toLowerCase()]
  const [commitment, billingFrequency] = [COMMITMENTS[term], FREQUENCIES[cycle]]
  const isTrial = billingFrequency === 'none' || readBoolean(reader.text('isTrial') ?? '') === true
  if (commitment === undefined) reader.reject('imports.subscription.commitment', 'termDuration', `"${term}" não é um prazo (P1M, P1Y ou P3Y).`)
  else if (billingFrequency === undefined) {
    reader.reject('imports.subscription.billingCycle', 'billingCycle', `"${cycle}" não é uma forma de cobrança (monthly, annual, triennial ou none).`)
  } else if (!isTrial && !isFrequencyOffered(commitment, billingFrequency)) {
    reader.reject('catalog.offer.frequencyNotOffered', 'billingCycle', `a cobrança ${cycle} não existe para o prazo ${term}.`)
  }
  return { commitment: commitment ?? 'P1M', billingFrequency: isTrial ? 'none' : (billingFrequency ?? 'monthly'), isTrial }
}

function readSeats(reader: Reader): number {
  const text = reader.required('quantity')
  const seats = wholeNumber(text)
  if (text !== '' && (seats === null || seats < 1 || seats > 1_000_000)) {
    reader.reject('imports.subscription.seats', 'quantity', `"${text}" não é uma quantidade de licenças (1 a 1.000.000).`)
  }
  return seats ?? 0
}

function readStatus(reader: Reader): SubscriptionStatus {
  const text = reader.required('status').toLowerCase()
  const status = STATUSES[text]
  if (status === undefined) reader.reject('imports.subscription.status', 'status', `"${text}" não é um estado de assinatura.`)
  return status ?? 'deleted'
}

function readAutoRenew(reader: Reader): boolean {
  const text = reader.required('autoRenew')
  const answer = readBoolean(text)
  if (text !== '' && answer === null) reader.reject('imports.subscription.autoRenew', 'autoRenew', `"${text}" não é true nem false.`)
  return answer ?? false
}

function readCreation(reader: Reader): Instant {
  reader.required('createdAt')
  const at = reader.instant('createdAt')
  if (at === 'open') reader.reject('imports.row.date', 'createdAt', 'a data de criação não pode ser aberta.')
  return at === null || at === 'open' ? ('1970-01-01T00:00:00.000Z' as Instant) : at
}

/** A day in UTC; null for the sentinel years, which only the end of a term may have. */
function readDate(reader: Reader, key: 'startsOn' | 'lastOn'): CalendarDate | null {
  const text = reader.required(key)
  const day = readDay(text)
  if (text !== '' && (day === null || (day === 'open' && key === 'startsOn'))) {
    reader.reject('imports.row.date', key, `"${text}" não é uma data válida na coluna "${reader.name(key)}".`)
  }
  return day === 'open' ? null : day
}

function readCustomerTaxId(reader: Reader): string | null {
  const text = reader.text('customerTaxId')
  const reading = text === null ? null : readTaxId(text)
  if (reading !== null && !reading.ok) {
    reader.reject(`imports.customer.taxId.${reading.problem}`, 'customerTaxId', `"${text}" não é um CNPJ nem um CPF válido.`)
  }
  return reading?.ok === true ? reading.taxId.value : null
}

/** Usage, product keys and codes are not seats. */
function leaveOutOthers(reader: Reader): void {
  const [billing, contract] = [reader.text('billingType')?.toLowerCase(), reader.text('contractType')?.toLowerCase()]
  if (billing !== undefined && billing !== 'license') reader.skip('imports.subscription.notSeats', 'billingType', `billingType ${billing} não é venda por licença.`)
  if (contract !== undefined && contract !== 'subscription') reader.skip('imports.subscription.notSeats', 'contractType', `contractType ${contract} não é uma assinatura.`)
}
