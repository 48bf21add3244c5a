/** Recorded-shape answers of the server, and a server at the `fetch` boundary: tRPC over HTTP, nothing of ours is mocked. */
import { addHours, calendarDate, CSP_POLICY, instant, instantOfEpochMs, type Instant, type SubscriptionFacts } from '@assento/rules'
import type { CancelQuote, SeatAssignmentItem, SubscriptionDetail, SubscriptionItem, WhoAmI } from '@assento/client'
import { createPortal, type Portal, type PortalOptions } from '../src/runtime/portal.ts'

/** The tenant's time in these tests: two days and some hours before the first window of `ITEM` closes. */
export const NOW: Instant = instant('2026-05-12T05:00:00.000Z')

export const WHO: WhoAmI = {
  actor: { id: 'mem_1', name: 'Ana Souza', role: 'administrator' },
  customer: { id: 'acc_1', name: 'Padaria Estrela do Sul' },
  components: {
    subscriptions: { features: ['seats.edit', 'seats.assign', 'cancel', 'suspend', 'plan.edit'] },
    renewals: { features: ['renewals.edit'] },
  },
  tenant: {
    name: 'Nuvem Clara', environment: 'test', zone: 'America/Sao_Paulo', locale: 'pt-BR', now: NOW,
    contacts: {
      accountManager: { name: 'time de nuvem', email: 'nuvem@example.com', phone: null, url: null },
      support: { name: 'suporte', email: 'suporte@example.com', phone: null, url: null }, finance: null,
    },
  },
  expiresAt: instant('2026-05-12T05:15:00.000Z'),
}

const money = (cents: number) => ({ currency: 'BRL', cents })

export const ITEM: SubscriptionItem = {
  id: 'sub_1', customerId: 'acc_1', customerName: 'Padaria Estrela do Sul', name: 'Suite Escritório Padrão', productName: 'Suite Escritório',
  planName: 'Padrão', familyName: 'Produtividade', status: 'active', isTrial: false, seats: 15, assignedSeats: 12, commitment: 'P1Y',
  billingFrequency: 'monthly', unitPrice: money(6240), perCycle: money(93_600),
  term: { startsOn: calendarDate('2026-03-12'), until: calendarDate('2027-03-12') }, endOfTerm: 'renew', renewalPlanSeats: null,
  reducible: { seats: 5, until: instant('2026-05-14T09:00:00.000Z') }, provisioning: 'active', version: 3,
}

export const ITEMS: readonly SubscriptionItem[] = [
  ITEM,
  {
    ...ITEM, id: 'sub_2', name: 'Suite Escritório Avançada', planName: 'Avançada', seats: 4, assignedSeats: 4, unitPrice: money(11_990), perCycle: money(47_960), reducible: null,
    renewalPlanSeats: 8, provisioning: 'provisioning', version: 2,
  },
  {
    ...ITEM, id: 'sub_3', name: 'Projetos Equipe', productName: 'Projetos', planName: 'Equipe', familyName: 'Gestão', seats: 3, assignedSeats: 1, commitment: 'P1M', unitPrice: money(5400),
    perCycle: money(16_200), reducible: null, endOfTerm: 'end', status: 'suspended', term: { startsOn: calendarDate('2026-05-01'), until: calendarDate('2026-06-01') }, version: 7,
  },
  {
    ...ITEM, id: 'sub_4', name: 'Backup Gerenciado', productName: 'Backup', planName: 'Essencial', familyName: 'Segurança', seats: 20, assignedSeats: 0, commitment: 'P3Y',
    billingFrequency: 'annual', unitPrice: money(21_600), perCycle: money(432_000), reducible: { seats: 20, until: instant('2026-05-12T08:12:00.000Z') }, isTrial: false,
    term: { startsOn: calendarDate('2026-05-05'), until: calendarDate('2029-05-05') }, version: 1, provisioning: 'failed',
  },
]

export function detailOf(item: SubscriptionItem, more: Partial<SubscriptionDetail> = {}): SubscriptionDetail {
  const facts: SubscriptionFacts = {
    id: item.id, version: item.version, status: item.status, isTrial: item.isTrial, policy: CSP_POLICY, currency: 'BRL', seats: item.seats, assignedSeats: item.assignedSeats,
    offer: {
      offerId: 'off_1', productId: 'prd_1', planId: 'pln_1', commitment: item.commitment, billingFrequency: item.billingFrequency, unitPrice: item.unitPrice,
      minSeats: 1, maxSeats: 300, promotionCapSeats: null, withdrawnAt: null,
    },
    batches: item.reducible ? [{ id: 'bat_1', seats: item.reducible.seats, addedAt: instant('2026-05-07T09:00:00.000Z'), until: item.reducible.until }] : [],
    anchorOn: item.term.startsOn, term: item.term, termActivatedAt: instant(`${item.term.startsOn}T06:00:00.000Z`), endOfTerm: item.endOfTerm,
    renewalPlan: item.renewalPlanSeats === null ? null
      : { seats: item.renewalPlanSeats, offerId: 'off_1', planId: 'pln_1', commitment: item.commitment, billingFrequency: item.billingFrequency, customTermUntil: null },
    charged: [], boughtOrRenewedOn: item.term.startsOn, addon: null, addonsOfThis: [],
  }
  return {
    ...item, facts, contacts: WHO.tenant.contacts, now: NOW, zone: WHO.tenant.zone, provisioningDetail: null,
    permissions: { increaseSeats: true, reduceSeats: true, cancel: true, suspend: true, planRenewal: true, setEndOfTerm: true, assignSeats: true },
    ...more,
  }
}

/** A cancellation that gives 19 of 31 days back. */
export function cancelQuote(item: SubscriptionItem, losesPlan = false): CancelQuote {
  const { facts } = detailOf(item)
  const dueNow = money(-57_368)
  const line = {
    kind: 'cancellation' as const, seats: -item.seats, unitPrice: item.unitPrice, billingDays: 19, cycleDays: 31,
    period: { startsOn: calendarDate('2026-05-12'), until: calendarDate('2026-06-12') }, amount: dueNow, credits: [{ chargeId: 'chg_1', cents: 57_368, fromSeats: item.seats, toSeats: 0 }],
  }
  return {
    decision: {
      verdict: 'allowed',
      plan: {
        subscriptionId: item.id, fromVersion: item.version, fromStatus: item.status, toStatus: 'deleted', endOfTerm: 'end', effectiveAt: NOW,
        lines: [line], dueNow, losesRenewalPlan: facts.renewalPlan, events: [],
      },
    },
    lines: [line], dueNow, losses: losesPlan && facts.renewalPlan ? [{ kind: 'renewalPlan', renewalPlan: facts.renewalPlan }] : [],
    quoteId: 'quo_1', validUntil: instant('2026-05-12T23:59:59.999Z'), version: item.version,
  }
}

export function person(number: number, userName: string): SeatAssignmentItem {
  const userEmail = `${userName.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, '.')}@example.com`
  return { id: `asg_${number}`, userName, userEmail, assignedAt: instant('2026-04-02T13:30:00.000Z') }
}

export interface Call {
  readonly path: string
  readonly input: Readonly<Record<string, unknown>>
  readonly idempotencyKey: string | null
  readonly authorization: string | null
}

/** Thrown by an answer: the call fails with this code and status. */
export class Failure extends Error {
  readonly code: string
  readonly status: number
  /** What is wrong with the input, field by field. */
  readonly details: readonly { field: string; rule: string; message: string }[]
  constructor(code: string, status: number, details: Failure['details'] = []) { super(code); this.code = code; this.status = status; this.details = details }
}

export type Answers = Record<string, (input: Readonly<Record<string, unknown>>) => unknown>

/** Answers calls by procedure; a test sets the answers that it is about. `reachable = false` is a broken network. */
export class FakeServer {
  readonly calls: Call[] = []
  readonly answers: Answers
  isReachable = true

  constructor(answers: Answers = {}) {
    this.answers = { 'sessions.whoami': () => WHO, ...answers }
  }

  portal(more: Partial<PortalOptions> = {}): Portal {
    return createPortal({
      endpoint: 'https://portal.example/t/pk_test/trpc', fetch: this.fetch,
      getToken: () => Promise.resolve({ token: 'secret-token-of-this-session', expiresAt: addHours(instantOfEpochMs(Date.now()), 1) }),
      ...more,
    })
  }

  callsOf(path: string): readonly Call[] {
    return this.calls.filter((call) => call.path === path)
  }

  readonly fetch: typeof fetch = async (input, init) => {
    if (!this.isReachable) throw new TypeError('Failed to fetch')
    const url = new URL(String(input))
    const headers = new Headers(init?.headers)
    const paths = (url.pathname.split('/').at(-1) ?? '').split(',')
    const inputs = init?.method === 'POST' ? { 0: JSON.parse(String(init.body)) } : JSON.parse(url.searchParams.get('input') ?? '{}')
    const answers = await Promise.all(paths.map((path, index) => this.#answer({
      path, input: inputs[index] ?? {}, idempotencyKey: headers.get('idempotency-key'), authorization: headers.get('authorization'),
    })))
    init?.signal?.throwIfAborted()
    const statuses = new Set(answers.map(({ status }) => status))
    const body = init?.method === 'POST' ? answers[0]?.body : answers.map((answer) => answer.body)
    return new Response(JSON.stringify(body), { status: statuses.size === 1 ? [...statuses][0] ?? 200 : 207, headers: { 'content-type': 'application/json' } })
  }

  async #answer(call: Call): Promise<{ status: number; body: unknown }> {
    this.calls.push(call)
    try {
      const answer = this.answers[call.path]
      if (!answer) throw new Failure('not_found', 404)
      return { status: 200, body: { result: { data: await answer(call.input) } } }
    } catch (cause) {
      if (!(cause instanceof Failure)) throw cause
      return { status: cause.status, body: { error: { message: cause.code, code: -32000, data: { code: cause.code, requestId: 'req_7', details: cause.details } } } }
    }
  }
}
