/** What Bigorna's customers use, and what a month of it costs. */
import { calendarDate } from '@assento/rules'
import type { Customer } from '../../hosts/kit/visit.ts'
import { system, type Story } from '../story/story.ts'

export interface Catalogue {
  readonly plus: string
  readonly cut: string
  readonly studio: string
}

/** Each serial is paid by its customer, month by month, with a week of grace. */
const MONTHLY = { billing: 'serial', period: 'P1M', graceDays: 7 } as const
/** Cents of one serial and month. */
export const RENEWAL_CENTS = 120_00

export async function setUpCatalogue(story: Story): Promise<Catalogue> {
  const product = async (code: string, name: string, more: { readonly maxTransfers?: number } = {}) =>
    (await (await system(story)).licenceProducts.set({ ...MONTHLY, code, name, ...more })).id
  return {
    plus: await product('projeto-plus', 'Projeto Plus'), cut: await product('projeto-cut', 'Projeto Cut'),
    studio: await product('projeto-studio', 'Projeto Studio', { maxTransfers: 3 }),
  }
}

/** Gives these customers the price of renewals; all products that are paid by serial cost the same. */
export async function priceRenewals(story: Story, customers: readonly Customer[], priceListId?: string): Promise<string> {
  const { items } = await (await system(story)).licenceProducts.list({ limit: 200 })
  const { id } = await (await system(story)).licencePriceLists.set({
    ...(priceListId === undefined ? {} : { priceListId }), name: 'Renovação de assinaturas',
    prices: items.map((product) => ({ productId: product.id, tiers: [{ minQuantity: 1, unitMonthlyCents: RENEWAL_CENTS }], startsOn: calendarDate('2026-01-01') })),
    terms: customers.map((customer) => ({ accountId: customer.id })),
  })
  return id
}
