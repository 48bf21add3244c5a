/**
 * Makes the demo's data the way a reseller would: a test tenant, the vendor's files through the importers, and the rest
 * through the same commands that widgets call. No row is written behind a rule's back.
 */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { addHours, assert, type Instant } from '@assento/rules'
import { callerOf, type TenantCaller } from '@assento/server/cli/with-runtime'
import { tenantContext } from '@assento/server/platform/authenticate'
import type { Runtime } from '@assento/server/platform/context'
import { appRouter } from '@assento/server/router'
import { makeTenant } from '@assento/server/sandbox/make-tenant'
import { loadTenant } from '@assento/store'
import { DEMO_STARTS_AT, IMPORTED_AT, SECOND_INCREASE_AT } from './clock.ts'
import type { Demo } from './load-demo.ts'
import { PERSONS } from '../host-b/persons.ts'
import { actorName, COMPONENTS } from '../host-b/session-request.ts'
import type { Customer } from '../host-b/visit.ts'

const SAMPLES = fileURLToPath(new URL('./imports/samples/', import.meta.resolve('@assento/server')))
const OWN_FILES = join(import.meta.dirname, 'files')
/** Padaria Trigo Lunar: the customer whose people are in the person switch. */
const HOME_TAX_ID = '99901001000174'

interface Seeding {
  readonly runtime: Runtime
  readonly tenantId: string
  readonly say: (text: string) => void
}

/** Takes about two seconds. Stopped half-way it is begun again with another tenant at the next start. */
export async function seedDemo(runtime: Runtime, say: (text: string) => void): Promise<Demo> {
  say('Criando os dados da demonstração…')
  const { tenantId, publishableKey, key } = await runtime.database.withTx((tx) => makeTenant(tx, {
    name: 'Aurora Nuvem', environment: 'test', zone: 'America/Sao_Paulo', locale: 'pt-BR', clockStartsAt: IMPORTED_AT,
  }, runtime.clock.now()))
  const seeding = { runtime, tenantId, say }
  await setContacts(seeding)
  await importFiles(seeding)
  const home = await customerByTaxId(seeding, HOME_TAX_ID)
  await liveThroughTheWeek(seeding, home)
  return { tenantId, publishableKey, secretKey: key, homeCustomerId: home.id }
}

/** Calls procedures at the tenant's present time, as the system itself or as the customer's administrator. */
async function calls({ runtime, tenantId }: Seeding, customer?: Customer): Promise<TenantCaller> {
  const tenant = await loadTenant(runtime.database, tenantId)
  assert(tenant !== null, 'the demo has its tenant')
  if (customer === undefined) return callerOf(runtime, tenant)
  const serverNow = runtime.clock.now()
  return appRouter.createCaller({
    runtime, tenant: tenantContext(tenant), serverNow, requestId: `seed_${randomUUID()}`, idempotencyKey: randomUUID(), signal: null,
    caller: {
      kind: 'widget', sessionId: 'seed', customerId: customer.id, actorId: PERSONS[0].id, actorName: actorName(PERSONS[0], customer.name),
      role: PERSONS[0].role, components: COMPONENTS, expiresAt: addHours(serverNow, 1),
    },
  })
}

async function setContacts(seeding: Seeding): Promise<void> {
  const contact = (name: string, box: string, phone: string | null) => ({ name, email: `${box}@aurora-nuvem.example`, phone, url: null })
  const { settings } = await calls(seeding)
  const { version } = await settings.get()
  await settings.update({
    version,
    contacts: {
      accountManager: contact('Time de contas da Aurora', 'contas', '(11) 0000-0000'),
      support: contact('Suporte técnico da Aurora', 'suporte', '(11) 0000-0001'),
      finance: contact('Financeiro da Aurora', 'financeiro', null),
    },
  })
}

/** The vendor's and the ERP's files as a reseller holds them. Rows that the importers refuse by design stay refused here. */
async function importFiles(seeding: Seeding): Promise<void> {
  const { imports } = await calls(seeding)
  const sample = (name: string) => readImport(join(SAMPLES, name))
  const said = (report: { fileName: string; rows: number; created: number; rejected: number }): void =>
    seeding.say(`  ${report.fileName}: ${report.rows} linhas, ${report.created} novas, ${report.rejected} recusadas`)
  said(await imports.priceSheet({ file: await sample('01a-pricesheet-nce-19col-iso.csv') }))
  said(await imports.priceSheet({ file: await sample('01f-offer-matrix.csv') }))
  said(await imports.customers({
    file: await sample('05a-receita-ESTABELE-latin1.csv'),
    companions: [await sample('05b-receita-EMPRESAS-latin1.csv'), await sample('05d-receita-MUNICIPIOS.csv')],
  }))
  // The ERP's list comes last: it spells names the way customers write them, not in the Receita's capitals.
  said(await imports.customers({ file: await sample('05e-clientes-erp-utf8bom.csv') }))
  said(await imports.subscriptions({ file: await sample('02c-subscriptions-our-template.csv') }))
  said(await imports.subscriptions({
    file: await sample('02a-subscriptions-api.json'), companions: [await sample('02a-subscriptions-by-customer.json')],
  }))
  said(await imports.subscriptions({ file: await readImport(join(OWN_FILES, 'assinaturas-padaria.csv')) }))
}

async function readImport(path: string): Promise<{ name: string; base64: string }> {
  return { name: basename(path), base64: (await readFile(path)).toString('base64') }
}

async function customerByTaxId(seeding: Seeding, taxId: string): Promise<Customer> {
  const { items } = await (await calls(seeding)).accounts.list({ kind: 'customer', limit: 200 })
  const found = items.find((account) => account.taxId === taxId)
  assert(found !== undefined, `the customers' file has ${taxId}`)
  return found
}

/** Seats bought on two days beside the first, so that one subscription shows three windows; a planned renewal; seats in use. */
async function liveThroughTheWeek(seeding: Seeding, customer: Customer): Promise<void> {
  await changeSeats(seeding, customer, 'Lojas e caixas', 16)
  await planRenewal(seeding, customer, 'Diretoria', 4)
  await assignSeats(seeding, customer, 'Nimbus 365 Business Basic', 'Pedidos', 6)
  await assignSeats(seeding, customer, 'Lojas e caixas', 'Caixa', 4)
  await moveClock(seeding, SECOND_INCREASE_AT)
  await changeSeats(seeding, customer, 'Lojas e caixas', 19)
  await moveClock(seeding, DEMO_STARTS_AT)
}

async function moveClock(seeding: Seeding, to: Instant): Promise<void> {
  await (await calls(seeding)).sandbox.advance({ to })
}

async function subscriptionNamed(seeding: Seeding, customer: Customer, name: string): Promise<{ id: string; version: number }> {
  const { items } = await (await calls(seeding, customer)).subscriptions.list({ limit: 200 })
  const found = items.find((item) => item.name === name && item.status === 'active')
  assert(found !== undefined, `the files have the subscription ${name}`)
  return found
}

async function changeSeats(seeding: Seeding, customer: Customer, name: string, seats: number): Promise<void> {
  const { id, version } = await subscriptionNamed(seeding, customer, name)
  const decision = await (await calls(seeding, customer)).subscriptions.seats.change({ subscriptionId: id, version, seats })
  assert(decision.verdict !== 'denied', `${name} may have ${seats} seats`)
}

async function planRenewal(seeding: Seeding, customer: Customer, name: string, seats: number): Promise<void> {
  const { id, version } = await subscriptionNamed(seeding, customer, name)
  const decision = await (await calls(seeding, customer)).renewals.schedule({ subscriptionId: id, version, seats })
  assert(decision.verdict !== 'denied', `${name} may be planned with ${seats} seats`)
}

/** Users are named by their place: the demo invents no persons. */
async function assignSeats(seeding: Seeding, customer: Customer, name: string, place: string, count: number): Promise<void> {
  const { id } = await subscriptionNamed(seeding, customer, name)
  for (let number = 1; number <= count; number += 1) {
    const userEmail = `${place.toLowerCase()}${number}@ficticio-trigolunar.example`
    await (await calls(seeding, customer)).subscriptions.assignments.assign({ subscriptionId: id, userName: `${place} ${number}`, userEmail })
  }
}
