/** What Farol sells to its partners, and at which prices (pauta "Parceiro Ouro"). */
import { calendarDate } from '@assento/rules'
import { system, type Story } from '../story/story.ts'

export interface Catalogue {
  readonly priceListId: string
  /** Ids of products by name. */
  readonly complete: string
  readonly light: string
  readonly users: string
}

/** Partners pay each month for every unit, so a serial has no end of its own; what runs without network asks again every 15 days. */
const UNIT = { billing: 'unit', period: null, offlineDays: 15 } as const
const IN_FORCE = { startsOn: calendarDate('2026-01-01') }

export async function setUpCatalogue(story: Story): Promise<Catalogue> {
  const product = async (code: string, name: string, more: { readonly kind?: 'additionalUsers'; readonly maxTransfers?: number } = {}) =>
    (await (await system(story)).licenceProducts.set({ ...UNIT, code, name, ...more })).id
  const [complete, light, users] = [await product('completo', 'Completo'), await product('light', 'Light'), await product('usuario-adicional', 'Usuário adicional', { kind: 'additionalUsers' })]
  const tier = (minQuantity: number, unitMonthlyCents: number) => ({ minQuantity, unitMonthlyCents })
  const { id } = await (await system(story)).licencePriceLists.set({
    name: 'Parceiro Ouro',
    prices: [
      { ...IN_FORCE, productId: complete, tiers: [tier(1, 120_00), tier(5, 108_00), tier(10, 99_90)], setupUnitCents: 250_00, usersPerUnit: 3, bonus: { every: 10, give: 1 } },
      { ...IN_FORCE, productId: light, tiers: [tier(1, 49_90)] },
      { ...IN_FORCE, productId: users, tiers: [tier(1, 15_90), tier(20, 13_90)] },
    ],
  })
  return { priceListId: id, complete, light, users }
}
