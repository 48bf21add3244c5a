/**
 * A tenant on which random things are done, through the same procedures that people and servers call: purchases, seats up and
 * down, plan changes, cancellations, time, closings, payments of every kind, credit notes, voids and write-offs.
 */
import { addDays, addMs, dateInZone, DEFAULT_COLLECTIONS_POLICY } from '@assento/rules'
import type { CalendarDate, Instant, SubscriptionPolicy } from '@assento/rules'
import { insertAccount, loadTenant, newId } from '@assento/store'
import type { AssentoDatabase, InvoiceRow, TenantRow } from '@assento/store'
import { callerOf } from '../../src/cli/with-runtime.ts'
import { loadConfig } from '../../src/platform/config.ts'
import type { Runtime } from '../../src/platform/context.ts'
import { createLogger } from '../../src/platform/logger.ts'
import { createRuntime } from '../../src/platform/runtime.ts'
import { makeTenant } from '../../src/sandbox/make-tenant.ts'
import { NOW } from '../fixture.ts'
import { storeNimbus } from '../nimbus.ts'
import type { Nimbus } from '../nimbus.ts'
import { Prng } from './prng.ts'

const CUSTOMERS = 5
const MOST_SUBSCRIPTIONS = 30
const OFFERS = ['basic P1M/monthly', 'basic P1Y/monthly', 'basic P1Y/annual', 'standard P1Y/monthly', 'premium P1Y/annual', 'e3 P1Y/monthly'] as const

type Act = 'buy' | 'seats' | 'flip' | 'plan' | 'cancel' | 'time' | 'close' | 'pay' | 'payAgain' | 'payUnknown' | 'credit' | 'void' | 'writeOff'
/** How often each is tried, of their sum. */
const WEIGHTS: readonly (readonly [Act, number])[] = [
  ['buy', 4], ['seats', 34], ['flip', 8], ['plan', 3], ['cancel', 2], ['time', 7], ['close', 6], ['pay', 20], ['payAgain', 4], ['payUnknown', 1],
  ['credit', 6], ['void', 4], ['writeOff', 2],
]

export class Simulation {
  readonly tenantId: string
  readonly done = new Map<string, number>()
  readonly #random: Prng
  readonly #runtime: Runtime
  readonly #customerIds: readonly string[]
  readonly #nimbus: Nimbus
  #tenant: TenantRow
  #sent: { invoiceId: string; externalId: string; amountCents: number; paidOn: CalendarDate }[] = []
  #payments = 0

  private constructor(runtime: Runtime, tenant: TenantRow, nimbus: Nimbus, customerIds: readonly string[], seed: number) {
    this.#runtime = runtime
    this.#tenant = tenant
    this.tenantId = tenant.id
    this.#nimbus = nimbus
    this.#customerIds = customerIds
    this.#random = new Prng(seed)
  }

  static async make(database: AssentoDatabase, seed: number, policy: SubscriptionPolicy): Promise<Simulation> {
    const runtime = createRuntime({
      database, clock: { now: () => NOW }, logger: createLogger('silent'), config: loadConfig({}),
    })
    const { tenantId, nimbus, customerIds } = await database.withTx(async (tx) => {
      const made = await makeTenant(tx, { name: 'Revenda Aurora', environment: 'test', zone: 'America/Sao_Paulo', locale: 'pt-BR' }, NOW)
      const customers: string[] = []
      for (let index = 0; index < CUSTOMERS; index += 1) {
        const id = newId('acc')
        await insertAccount(tx, made.tenantId, {
          id, kind: 'customer', parent_id: made.resellerId, name: `Cliente ${index}`, trade_name: null, search_name: `cliente ${index}`, tax_id: null,
          email: null, phone: null, address: null, is_corporate: 0, external_ref: null, version: 1, created_at: NOW, removed_at: null,
        })
        customers.push(id)
      }
      return { tenantId: made.tenantId, nimbus: await storeNimbus(tx, made.tenantId, policy), customerIds: customers }
    })
    const simulation = new Simulation(runtime, await tenantRow(database, tenantId), nimbus, customerIds, seed)
    await simulation.#settle()
    return simulation
  }

  /** Does `count` things; answers how many changed something. What is denied or not there changes nothing. */
  async run(count: number): Promise<number> {
    let changed = 0
    for (let step = 0; step < count; step += 1) {
      const act = this.#choose()
      const outcome = await this.#act(act)
      this.done.set(`${act} ${outcome}`, (this.done.get(`${act} ${outcome}`) ?? 0) + 1)
      if (outcome === 'done') changed += 1
    }
    return changed
  }

  /** Moves the clock on, so that every draft is closed. */
  async finish(): Promise<void> {
    await this.#call().sandbox.advance({ byDays: 3 })
    this.#tenant = await tenantRow(this.#runtime.database, this.tenantId)
  }

  #choose(): Act {
    let left = this.#random.next() * WEIGHTS.reduce((sum, [, weight]) => sum + weight, 0)
    return WEIGHTS.find(([, weight]) => (left -= weight) < 0)?.[0] ?? 'seats'
  }

  async #act(act: Act): Promise<'done' | 'denied' | 'nothing'> {
    if (act === 'time') return this.#time()
    if (act === 'buy') return this.#buy()
    if (act === 'seats' || act === 'flip' || act === 'plan' || act === 'cancel') return this.#change(act)
    if (act === 'close') {
      const { outcome } = await this.#call().invoices.close({ customerId: this.#customer() })
      return outcome === 'nothing' ? 'nothing' : 'done'
    }
    if (act === 'payUnknown') return this.#payUnknown()
    if (act === 'payAgain') return this.#payAgain()
    const invoice = await this.#invoice(act === 'pay' || act === 'writeOff')
    if (invoice === undefined) return 'nothing'
    if (act === 'pay') return this.#pay(invoice)
    return this.#correct(act, invoice)
  }

  /** Two tax rates; and no reminders, which are not what is looked at here. */
  async #settle(): Promise<void> {
    const product = await this.#runtime.database.db.selectFrom('product').select('id').where('tenant_id', '=', this.tenantId).where('external_ref', '=', 'standard').executeTakeFirstOrThrow()
    const taxes = { standard: { label: 'ISS', basisPoints: 290 }, byProduct: { [product.id]: { label: 'ISS', basisPoints: 500 } } }
    await this.#call().settings.update({ version: this.#tenant.version, billing: { taxes } })
    const policy = { ...DEFAULT_COLLECTIONS_POLICY, steps: [] }
    await this.#call().collections.policy.set({ version: this.#tenant.version + 1, policy })
    this.#tenant = await tenantRow(this.#runtime.database, this.tenantId)
  }

  async #time(): Promise<'done'> {
    // What the vendor does with each change is not looked at here either.
    await this.#runtime.database.db.deleteFrom('job').where('tenant_id', '=', this.tenantId).execute()
    await this.#call().sandbox.advance({ byHours: this.#random.next() < 0.8 ? this.#random.between(1, 48) : this.#random.between(49, 24 * 40) })
    this.#tenant = await tenantRow(this.#runtime.database, this.tenantId)
    return 'done'
  }

  async #buy(): Promise<'done' | 'nothing'> {
    const subscriptions = await this.#subscriptions()
    if (subscriptions.length >= MOST_SUBSCRIPTIONS) return 'nothing'
    const offerId = this.#nimbus.offer(this.#random.pick(OFFERS) ?? OFFERS[0])
    await this.#call().subscriptions.create({ customerId: this.#customer(), offerId, seats: this.#random.between(1, 40) })
    return 'done'
  }

  async #change(act: 'seats' | 'flip' | 'plan' | 'cancel'): Promise<'done' | 'denied' | 'nothing'> {
    const chosen = this.#random.pick(await this.#subscriptions())
    if (chosen === undefined) return 'nothing'
    const { id: subscriptionId, version } = chosen
    const call = this.#call()
    if (act === 'cancel') return verdict(await call.subscriptions.cancel.confirm({ subscriptionId, version }))
    if (act === 'plan') {
      const others = Object.values(this.#nimbus.plans).filter((id) => id !== chosen.plan_id)
      const planId = this.#random.pick(others) ?? chosen.plan_id
      return verdict(await call.plans.change({ subscriptionId, version, planId }))
    }
    const seats = Math.max(0, chosen.seats + this.#random.between(-9, 9))
    const first = verdict(await call.subscriptions.seats.change({ subscriptionId, version, seats, acknowledgeScheduleLoss: true }))
    if (act === 'seats' || first !== 'done' || seats === chosen.seats) return first
    // Up and down again at once: nobody gains by it.
    return verdict(await call.subscriptions.seats.change({ subscriptionId, version: version + 1, seats: chosen.seats, acknowledgeScheduleLoss: true }))
  }

  async #pay(invoice: InvoiceRow): Promise<'done'> {
    const balance = Math.max(1, invoice.total_cents - invoice.settled_cents)
    const chance = this.#random.next()
    const amountCents = chance < 0.5 ? balance : chance < 0.75 ? this.#random.between(1, balance) : balance + this.#random.between(1, 5000)
    const payment = { invoiceId: invoice.id, externalId: `e2e-${this.#payments += 1}`, amountCents, paidOn: this.#today() }
    this.#sent = [...this.#sent.slice(-20), payment]
    await this.#call().payments.record({ ...payment, channel: 'pix' })
    return 'done'
  }

  async #payAgain(): Promise<'done' | 'nothing'> {
    const payment = this.#random.pick(this.#sent)
    if (payment === undefined) return 'nothing'
    const { isDuplicate } = await this.#call().payments.record({ ...payment, channel: 'pix' })
    if (!isDuplicate) throw new Error(`${payment.externalId} was recorded twice`)
    return 'nothing'
  }

  async #payUnknown(): Promise<'done'> {
    await this.#call().payments.record({
      customerId: this.#customer(), externalId: `e2e-${this.#payments += 1}`, amountCents: this.#random.between(1, 9000), paidOn: this.#today(), channel: 'pix',
    })
    return 'done'
  }

  async #correct(act: 'credit' | 'void' | 'writeOff', { id: invoiceId }: InvoiceRow): Promise<'done' | 'denied' | 'nothing'> {
    const call = this.#call()
    const reason = 'valor errado'
    if (act === 'writeOff') return verdict(await call.invoices.writeOff({ invoiceId, reason }))
    if (act === 'void') return verdict(await call.invoices.void({ invoiceId, reason, replace: this.#random.next() < 0.5 }))
    if (this.#random.next() < 0.3) return verdict(await call.invoices.credit({ invoiceId, reason }))
    const [line] = (await call.invoices.get({ invoiceId })).lines.filter(({ amount }) => amount.cents > 0)
    if (line === undefined) return 'nothing'
    return verdict(await call.invoices.credit({ invoiceId, reason, lines: [{ lineNo: line.lineNo, cents: this.#random.between(1, line.amount.cents) }] }))
  }

  #customer(): string {
    return this.#random.pick(this.#customerIds) ?? ''
  }

  #today(): CalendarDate {
    // Some days back: money comes later than it was paid, and never earlier.
    return addDays(dateInZone(this.now, this.#tenant.zone), -this.#random.between(1, 3))
  }

  /** The tenant's time. */
  get now(): Instant {
    return addMs(NOW, this.#tenant.clock_offset_ms)
  }

  #subscriptions() {
    return this.#runtime.database.db.selectFrom('subscription').select(['id', 'version', 'seats', 'plan_id']).where('tenant_id', '=', this.tenantId)
      .where('status', '=', 'active').orderBy('id').execute()
  }

  async #invoice(isOpen: boolean): Promise<InvoiceRow | undefined> {
    let query = this.#runtime.database.db.selectFrom('invoice').selectAll().where('tenant_id', '=', this.tenantId)
    if (isOpen && this.#random.next() < 0.85) query = query.where('state', '=', 'open')
    return this.#random.pick(await query.orderBy('id', 'desc').limit(25).execute())
  }

  #call() {
    return callerOf(this.#runtime, this.#tenant)
  }
}

function verdict(decision: { readonly verdict: string }): 'done' | 'denied' {
  return decision.verdict === 'denied' ? 'denied' : 'done'
}

async function tenantRow(database: AssentoDatabase, tenantId: string): Promise<TenantRow> {
  const row = await loadTenant(database, tenantId)
  if (row === null) throw new Error(`tenant ${tenantId} is there`)
  return row
}
