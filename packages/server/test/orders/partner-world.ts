/** A software maker with two partners and the price list "Parceiro Ouro" of licences.md § 5.4, all of it made through HTTP. */
import assert from 'node:assert/strict'
import type { AssentoDatabase, Role } from '@assento/store'
import { createSampleAccount } from '@assento/store/testing'
import type { AssignAnswer, SerialDetail } from '../../src/licences/dto.ts'
import type { OrderAnswer, OrderDetail, StockPage } from '../../src/orders/dto.ts'
import { makeWorld } from '../fixture.ts'
import type { Person, World, WorldOptions } from '../fixture.ts'

export interface PartnerWorld extends World {
  readonly partnerId: string
  readonly otherPartnerId: string
  readonly priceListId: string
  /** Product ids. */
  readonly completo: string
  readonly light: string
  readonly adicional: string
  /** The partner's administrator; the same person each time. */
  readonly admin: Person
  readonly user: Person
  readonly vendor: Person
  person(role: Role, accountId: string, actorId?: string): Promise<Person>
  /** Submits as the partner's user and expects the order. */
  submit(items: readonly OrderedItem[], totalCents: number): Promise<OrderDetail>
  approve(order: Pick<OrderDetail, 'id' | 'version' | 'totalCents'>, by?: Person): Promise<OrderAnswer>
  /** A customer of the partner. */
  readonly clientId: string
  /** Gives a unit to that customer as the partner's user. */
  assign(productId: string): Promise<SerialDetail>
  /** Available and assigned units of Completo. */
  stock(): Promise<{ readonly available: number; readonly assigned: number; readonly billedUnits: number; readonly monthlyCents: number }>
}

export interface OrderedItem {
  readonly productId: string
  readonly quantity: number
  readonly baseProductId?: string
  readonly targetSerialId?: string
}

const OURO_FROM = '2026-01-01'

export async function partnerWorld(database: AssentoDatabase, options: WorldOptions & { readonly tierMode?: 'volume' | 'graduated' } = {}): Promise<PartnerWorld> {
  const world = await makeWorld(database, options)
  const product = async (code: string, name: string, more: Record<string, unknown> = {}) => (
    await made<{ id: string }>(world.server, 'licenceProducts.set', { code, name, ...more })).id
  const [completo, light] = [await product('completo', 'Completo'), await product('light', 'Light')]
  const adicional = await product('adicional', 'Usuário adicional', { kind: 'additionalUsers', period: null })
  const partnerId = (await made<{ id: string }>(world.server, 'partners.create', { name: 'Parceiro Lince', externalRef: 'lince' })).id
  const otherPartnerId = (await made<{ id: string }>(world.server, 'partners.create', { name: 'Parceiro Garça' })).id
  const priceListId = (await made<{ id: string }>(world.server, 'licencePriceLists.set', {
    name: 'Parceiro Ouro', tierMode: options.tierMode ?? 'volume', terms: [{ accountId: partnerId }, { accountId: otherPartnerId }],
    prices: [
      row(completo, [[1, 12_000], [5, 10_800], [10, 9_990]], { setupUnitCents: 25_000, usersPerUnit: 3, bonus: { every: 10, give: 1 } }),
      row(light, [[1, 4_990]]), row(adicional, [[1, 1_590], [20, 1_390]]),
    ],
  })).id
  const clientId = await database.withTx((tx) => createSampleAccount(tx, world.tenantId, { kind: 'customer', name: 'Serraria Ipê', parentId: partnerId }))
  const root = await rootOf(database, world.tenantId)
  const person: PartnerWorld['person'] = (role, accountId, actorId) => world.widget(role, { customerId: accountId, ...(actorId === undefined ? {} : { actorId }) })
  const [admin, user, vendor] = [await person('partnerAdmin', partnerId), await person('partnerUser', partnerId), await person('manufacturer', root)]
  return {
    ...world, partnerId, otherPartnerId, priceListId, completo, light, adicional, clientId, admin, user, vendor, person,
    async submit(items, totalCents) {
      const type = items.some(({ productId }) => productId === adicional) ? 'additionalUsers' : 'purchase'
      const answer = await made<OrderAnswer>(user, 'orders.submit', { type, items, expectedTotalCents: totalCents })
      assert.ok(answer.order !== null, JSON.stringify(answer))
      return answer.order
    },
    approve: ({ id, version, totalCents }, by = admin) => (
      made<OrderAnswer>(by, 'orders.approve', { orderId: id, version, expectedTotalCents: totalCents })),
    async assign(productId) {
      const answer = await made<AssignAnswer>(user, 'serials.assign', { customerId: clientId, productId })
      assert.ok(answer.serial !== null, JSON.stringify(answer))
      return answer.serial
    },
    async stock() {
      const { data } = await admin.read<StockPage>('stock.list')
      const item = data.items.find(({ product: { id } }) => id === completo)
      return {
        available: item?.available ?? 0, assigned: item?.assigned ?? 0, billedUnits: item?.billedUnits ?? 0, monthlyCents: item?.monthly.cents ?? 0,
      }
    },
  }
}

/** Sends and expects an answer, a refusal by a rule being one. */
export async function made<Data>(person: Person, path: string, input: unknown): Promise<Data> {
  const { data, error } = await person.send<Data>(path, input)
  assert.equal(error, null, JSON.stringify(error))
  return data
}

function row(productId: string, tiers: readonly (readonly [number, number])[], more: Record<string, unknown> = {}) {
  return { productId, tiers: tiers.map(([minQuantity, unitMonthlyCents]) => ({ minQuantity, unitMonthlyCents })), startsOn: OURO_FROM, ...more }
}

async function rootOf(database: AssentoDatabase, tenantId: string): Promise<string> {
  const { id } = await database.db.selectFrom('account').select('id').where('tenant_id', '=', tenantId).where('parent_id', 'is', null)
    .where('kind', '=', 'reseller').executeTakeFirstOrThrow()
  return id
}
