/** Random verbs, payments, corrections and time on serials, through the same procedures that people and servers call. */
import { addHours, dateInZone, instant, serialStateOf } from '@assento/rules'
import type { Instant } from '@assento/rules'
import { previewManySerialFacts } from '@assento/store'
import type { AssentoDatabase, LoadedSerial } from '@assento/store'
import type { Called, Person } from '../fixture.ts'
import { invoicesOf } from '../invoices/support.ts'
import { Prng } from '../invoices/prng.ts'
import { makeLicenceWorld } from './licence-world.ts'
import type { LicenceWorld } from './licence-world.ts'

const MOST_SERIALS = 12
const STOCK = 6

type Act =
  | 'assign' | 'assignPaid' | 'suspend' | 'bulk' | 'release' | 'terminate' | 'unassign' | 'reissue' | 'withdraw' | 'provision' | 'renew' | 'renewFree'
  | 'note' | 'pay' | 'void' | 'credit' | 'writeOff' | 'time'
/** How often each is tried, of their sum. */
const WEIGHTS: readonly (readonly [Act, number])[] = [
  ['assign', 6], ['assignPaid', 8], ['suspend', 8], ['bulk', 1], ['release', 8], ['terminate', 2], ['unassign', 3], ['reissue', 3], ['withdraw', 2],
  ['provision', 2], ['renew', 8], ['renewFree', 1], ['note', 2], ['pay', 14], ['void', 3], ['credit', 2], ['writeOff', 1], ['time', 14],
]

export class SerialSimulation {
  readonly world: LicenceWorld
  readonly done = new Map<string, number>()
  now: Instant = instant('2026-11-21T15:00:00.000Z')
  readonly #random: Prng
  readonly #manufacturer: Person
  #payments = 0

  private constructor(world: LicenceWorld, manufacturer: Person, seed: number) {
    this.world = world
    this.#manufacturer = manufacturer
    this.#random = new Prng(seed)
  }

  static async make(database: AssentoDatabase, seed: number): Promise<SerialSimulation> {
    const world = await makeLicenceWorld(database, { stock: STOCK })
    return new SerialSimulation(world, await world.manufacturer(), seed)
  }

  async run(steps: number): Promise<void> {
    for (let step = 0; step < steps; step += 1) {
      const act = this.#pickAct()
      const outcome = await this.#act(act)
      this.done.set(`${act} ${outcome}`, (this.done.get(`${act} ${outcome}`) ?? 0) + 1)
    }
  }

  async serials(): Promise<LoadedSerial[]> {
    const { database, tenantId } = this.world
    const rows = await database.db.selectFrom('serial').select('id').where('tenant_id', '=', tenantId).execute()
    return previewManySerialFacts(database, tenantId, rows.map(({ id }) => id))
  }

  #pickAct(): Act {
    let left = this.#random.next() * WEIGHTS.reduce((sum, [, weight]) => sum + weight, 0)
    return WEIGHTS.find(([, weight]) => (left -= weight) < 0)?.[0] ?? 'time'
  }

  async #act(act: Act): Promise<string> {
    if (act === 'time') return this.#passTime()
    if (act === 'assign') return this.#assign(this.world.cadId, this.world.clientId)
    if (act === 'assignPaid') return this.#assign(this.world.cutId, this.world.shopId)
    if (act === 'pay' || act === 'void' || act === 'credit' || act === 'writeOff') return this.#actOnInvoice(act)
    return this.#actOnSerial(act)
  }

  async #assign(productId: string, customerId: string): Promise<string> {
    const open = (await this.serials()).filter(({ row }) => row.cancelled_at === null && row.product_id === productId)
    if (open.length >= MOST_SERIALS) return 'full'
    const pendingReason = this.#random.pick([{ pendingReason: null }, { pendingReason: 'awaitingVendor' }, {}, {}])
    return outcomeOf(await this.#manufacturer.send('serials.assign', { productId, customerId, ...pendingReason }))
  }

  async #actOnSerial(act: Act): Promise<string> {
    const serials = await this.serials()
    const open = serials.filter(({ row }) => row.cancelled_at === null)
    const chosen = this.#random.pick(this.#random.next() < 0.95 ? open : serials)
    if (chosen === undefined) return 'none'
    const on = { serialId: chosen.row.id, version: chosen.row.version }
    const until = this.#random.next() < 0.4 ? { until: addHours(this.now, this.#random.between(1, 24 * 50)) } : {}
    const suspension = { reason: 'pendencia_financeira', ...until }
    const calls: Readonly<Partial<Record<Act, () => Promise<Called<unknown>>>>> = {
      suspend: () => this.#manufacturer.send('serials.suspend', { ...on, ...suspension }),
      bulk: () => this.#manufacturer.send('serials.bulkSuspend', {
        customerId: chosen.row.customer_id, ...suspension, onRefusal: this.#random.pick(['skip', 'abort']),
      }),
      release: () => this.#manufacturer.send('serials.release.confirm', on),
      terminate: () => this.#manufacturer.send('serials.terminate', { ...on, reason: 'fim_de_contrato', acknowledged: true }),
      unassign: () => this.#manufacturer.send('serials.unassign', on),
      reissue: () => this.#manufacturer.send('serials.reissue', on),
      withdraw: () => this.#manufacturer.send('serials.withdraw', on),
      provision: () => this.#manufacturer.send('serials.provision', on),
      renew: () => this.#manufacturer.send('serials.renew.confirm', { ...on, cycles: this.#random.between(1, 3) }),
      renewFree: () => this.#manufacturer.send('serials.renew.confirm', { ...on, cycles: this.#random.between(1, 3), withoutInvoice: true }),
      note: () => this.#manufacturer.send('serials.setNote', { ...on, note: 'x' }),
    }
    const call = calls[act]
    return call === undefined ? 'none' : outcomeOf(await call())
  }

  async #actOnInvoice(act: 'pay' | 'void' | 'credit' | 'writeOff'): Promise<string> {
    const invoices = (await invoicesOf(this.world)).filter(({ state }) => state === 'open')
    const invoice = this.#random.pick(invoices)
    if (invoice === undefined) return 'none'
    const { server } = this.world
    if (act === 'pay') {
      const open = invoice.total_cents - invoice.settled_cents
      const amountCents = this.#random.next() < 0.75 ? open : this.#random.between(1, open)
      this.#payments += 1
      return outcomeOf(await server.send('payments.record', {
        invoiceId: invoice.id, channel: 'pix', externalId: `p-${this.#payments}`, amountCents, paidOn: dateInZone(this.now, 'America/Sao_Paulo'),
      }))
    }
    if (act === 'writeOff') return outcomeOf(await server.send('invoices.writeOff', { invoiceId: invoice.id, reason: 'perda' }))
    if (act === 'credit') {
      const lines = [{ lineNo: 1, cents: this.#random.between(1, 12_000) }]
      return outcomeOf(await server.send('invoices.credit', { invoiceId: invoice.id, reason: 'acordo', lines }))
    }
    return outcomeOf(await server.send('invoices.void', { invoiceId: invoice.id, reason: 'erro', replace: this.#random.next() < 0.5 }))
  }

  /** Everything that is due up to then is done. */
  async #passTime(): Promise<string> {
    this.now = addHours(this.now, this.#random.between(1, 24 * 12))
    await this.world.advanceTo(this.now)
    return 'done'
  }
}

/** The verdict, the rule that refuses, or the code of a bad request. */
function outcomeOf({ data, error }: Called<unknown>): string {
  if (error !== null) return error.code
  const { verdict, rule } = data as { verdict?: string; rule?: string }
  return verdict === 'denied' ? rule ?? 'denied' : 'done'
}

/** States of all serials now, for messages. */
export async function countStates(simulation: SerialSimulation): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {}
  for (const { facts } of await simulation.serials()) {
    const { state } = serialStateOf(facts, simulation.now)
    counts[state] = (counts[state] ?? 0) + 1
  }
  return counts
}
