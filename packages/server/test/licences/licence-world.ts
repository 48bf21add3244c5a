/** A manufacturer with a shop of its own, a partner with a customer and stock, and two products: one paid by unit, one by serial. */
import assert from 'node:assert/strict'
import { calendarDate, instant } from '@assento/rules'
import type { Denied, Instant, LicencePolicy } from '@assento/rules'
import {
  findSerial, insertAccount, loadTenant, moveStock, newId, replaceLicencePrices, setLicenceTerms, updateTenantSettings, upsertLicencePriceList,
  upsertLicenceProduct,
} from '@assento/store'
import type { AssentoDatabase, NewLicenceProduct, SerialRow, Tx } from '@assento/store'
import { settingsOf, settingsText } from '../../src/accounts/tenant-settings.ts'
import type { AssignAnswer, SerialAnswer, SerialDetail } from '../../src/licences/dto.ts'
import { makeWorld } from '../fixture.ts'
import type { Person, World, WorldOptions } from '../fixture.ts'

export interface LicenceWorld extends World {
  readonly manufacturerId: string
  readonly partnerId: string
  /** Customer of the partner. */
  readonly clientId: string
  /** Customer of the manufacturer itself. */
  readonly shopId: string
  /** Unit-billed, perpetual. */
  readonly cadId: string
  /** Serial-billed, monthly, 120.00, seven days of grace. */
  readonly cutId: string
  manufacturer(): Promise<Person>
  partner(role?: 'partnerAdmin' | 'partnerUser'): Promise<Person>
  /** Gives a serial at once, as the manufacturer. */
  give(productId: string, customerId: string, more?: object): Promise<SerialDetail>
  serial(serialId: string): Promise<SerialRow>
  detail(serialId: string): Promise<SerialDetail>
  /** Calls a verb at the version that is stored; answers the rule that refuses, or the verdict. */
  verb(person: Person, path: string, serialId: string, more?: object): Promise<string>
}

export interface LicenceWorldOptions extends WorldOptions {
  readonly licences?: Partial<LicencePolicy>
  /** Units of the unit-billed product that the partner has. */
  readonly stock?: number
  readonly product?: Partial<NewLicenceProduct>
}

const PRODUCT = {
  kind: 'product', grace_days: 7, max_activations: 1, max_transfers: null, offline_days: 30, heartbeat_hours: 24, lease_minutes: null, is_returnable: 1,
  lapse_effect: 'stops', retired_at: null,
} as const

export async function makeLicenceWorld(database: AssentoDatabase, options: LicenceWorldOptions = {}): Promise<LicenceWorld> {
  const world = await makeWorld(database, options)
  const now = options.now ?? instant('2026-11-21T15:00:00.000Z')
  const ids = await database.withTx((tx) => fill(tx, world, now, options))
  const licenceWorld: LicenceWorld = {
    ...world, ...ids, shopId: world.customerId,
    manufacturer: () => world.widget('manufacturer', { customerId: ids.manufacturerId }),
    partner: (role = 'partnerAdmin') => world.widget(role, { customerId: ids.partnerId }),
    async give(productId, customerId, more = { pendingReason: null }) {
      const given = await world.server.send<AssignAnswer>('serials.assign', { productId, customerId, ...more })
      assert.ok(given.error === null && given.data.serial !== null, JSON.stringify(given))
      return given.data.serial
    },
    async serial(serialId) {
      const row = await findSerial(database, world.tenantId, serialId)
      assert.ok(row !== null)
      return row
    },
    async detail(serialId) {
      const got = await world.server.read<SerialDetail>('serials.get', { serialId })
      assert.equal(got.error, null, JSON.stringify(got.error))
      return got.data
    },
    async verb(person, path, serialId, more = {}) {
      const { version } = await licenceWorld.serial(serialId)
      const { data, error } = await person.send<SerialAnswer>(path, { serialId, version, ...more })
      assert.equal(error, null, JSON.stringify(error))
      return data.verdict === 'denied' ? (data as Denied).rule : data.verdict
    },
  }
  return licenceWorld
}

async function fill(tx: Tx, world: World, now: Instant, { licences, stock = 3, product = {} }: LicenceWorldOptions) {
  const { tenantId } = world
  const tenant = await loadTenant(tx, tenantId)
  assert.ok(tenant !== null)
  const settings = settingsOf(tenant)
  await updateTenantSettings(tx, tenantId, settingsText({ ...settings, licences: { ...settings.licences, ...licences } }), tenant.version)
  const root = await tx.db.selectFrom('account').select('id').where('tenant_id', '=', tenantId).where('parent_id', 'is', null).executeTakeFirstOrThrow()
  const account = async (kind: 'reseller' | 'customer', parentId: string, name: string): Promise<string> => {
    const id = newId('acc')
    await insertAccount(tx, tenantId, {
      id, kind, parent_id: parentId, name, trade_name: null, search_name: name.toLowerCase(), tax_id: null, email: null, phone: null, address: null,
      is_corporate: 0, external_ref: null, version: 1, created_at: now, removed_at: null,
    })
    return id
  }
  const partnerId = await account('reseller', root.id, 'Parceiro Farol')
  const clientId = await account('customer', partnerId, 'Marcenaria Cedro')
  const cadId = await upsertLicenceProduct(tx, tenantId, {
    ...PRODUCT, id: newId('lpr'), code: 'cad', name: 'CadPro', billing: 'unit', period: null, created_at: now, ...product,
  })
  const cutId = await upsertLicenceProduct(tx, tenantId, {
    ...PRODUCT, id: newId('lpr'), code: 'corte', name: 'CortaPlano', billing: 'serial', period: 'P1M', created_at: now, ...product,
  })
  const listId = newId('lpl')
  await upsertLicencePriceList(tx, tenantId, { id: listId, name: 'Pauta', currency: 'BRL', tier_mode: 'volume', retired_at: null })
  await replaceLicencePrices(tx, tenantId, listId, [cadId, cutId].map((productId) => ({
    id: newId('lpp'), product_id: productId, tiers: JSON.stringify([{ minQuantity: 1, unitMonthlyCents: 12_000 }]), setup_unit_cents: 0, users_per_unit: 3,
    bonus_every: null, bonus_give: null, starts_on: calendarDate('2020-01-01'), until: null,
  })))
  for (const accountId of [partnerId, world.customerId]) await setLicenceTerms(tx, tenantId, { account_id: accountId, price_list_id: listId, approval: null })
  if (stock > 0) {
    await moveStock(tx, tenantId, [{
      partnerId, productId: cadId, kind: 'adjust', quantity: stock, orderId: null, serialId: null, actorId: 'x', actorName: 'X', note: 'início', at: now,
    }], 0)
  }
  return { manufacturerId: root.id, partnerId, clientId, cadId, cutId }
}
