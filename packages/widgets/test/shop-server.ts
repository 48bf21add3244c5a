/** A server at the `fetch` boundary that keeps one cart and one subscription, and decides and prices with the real rules. */
import {
  addDays, dateInZone, decideSubscriptionChange, decideTrialSubscription, denied, documentLineOf, mergeCartItem, money, planTerm, priceDocument, priceWithTax, raisesPrice, refuseEmptyCart, refuseMissingTaxId,
  refuseOffer, refuseOutsideOffer, reviewItem,
} from '@assento/rules'
import type { BillingFrequency, Commitment, Decision, Denied, OfferFacts, SubscriptionFacts, TaxRate, TermChangePlan, TermPlan } from '@assento/rules'
import type { CartItemView, CartView, CheckoutQuote, Ordered, OrderReview, PlanOptions, PlanQuote, StorefrontPage, StorefrontPlan, TicketItem } from '@assento/client'
import { detailOf, FakeServer, ITEM, WHO, type Answers } from './fixtures.ts'
import { ADVANCED, BASIC, CATALOGUE, SHOP_NOW, SHOP_WHO, shopFacts, STANDARD } from './shop-facts.ts'

type Input = Readonly<Record<string, unknown>>
interface Line { readonly id: string; readonly kind: 'purchase' | 'planChange'; readonly offer: OfferFacts; readonly plan: StorefrontPlan; readonly seats: number; readonly subscriptionId: string | null }
type Wish = { kind: 'purchase'; offerId: string; seats: number }
  | { kind: 'planChange'; subscriptionId: string; planId?: string; commitment?: Commitment; billingFrequency?: BillingFrequency; seats?: number }

const ISS: TaxRate = { label: 'ISS', basisPoints: 500 }
const PERMISSIONS = { edit: true, checkout: true }

export class ShopServer extends FakeServer {
  catalogue: readonly StorefrontPlan[] = CATALOGUE
  facts: SubscriptionFacts
  lines: readonly Line[] = []
  version = 1
  permissions = PERMISSIONS
  creditCents = 0
  taxId: string | null = '12ABC34501DE35'
  /** Refuses every order and increase, as collections do. */
  restriction: Denied | null = null
  isCorporate = false
  tickets = 0
  #quotes = 0

  constructor(answers: Answers = {}, facts: SubscriptionFacts = shopFacts()) {
    super({})
    this.facts = facts
    Object.assign(this.answers, {
      'sessions.whoami': () => SHOP_WHO,
      'catalog.storefront': (input: Input) => this.storefront(input),
      'cart.get': () => this.view(),
      'cart.add': (input: Input) => this.add(input['item'] as Wish),
      'cart.update': (input: Input) => this.update(String(input['itemId']), Number(input['seats'])),
      'cart.remove': (input: Input) => this.remove(String(input['itemId'])),
      'cart.quote': () => this.quote(),
      'cart.checkout': (input: Input) => this.checkout(input),
      'plans.options': () => this.options(),
      'plans.quote': (input: Input) => this.quotePlan(input),
      'tickets.open': (input: Input) => this.openTicket(input),
      'subscriptions.get': () => this.#detail(),
      ...answers,
    } satisfies Answers)
  }

  storefront(input: Input): StorefrontPage {
    const [family, search] = [input['familyId'], input['search']]
    const found = this.catalogue.filter((plan) => typeof search !== 'string' || `${plan.planName} ${plan.productName}`.toLowerCase().includes(search.toLowerCase()))
    const families = new Map(found.map(({ familyId, familyName }) => [familyId, { id: familyId, name: familyName, plans: found.filter((one) => one.familyId === familyId).length }]))
    const items = found.filter((plan) => family === undefined || plan.familyId === family)
    const [limit, from] = [Number(input['limit'] ?? 50), Number(input['cursor'] ?? 0)]
    return { families: [...families.values()], items: items.slice(from, from + limit), nextCursor: from + limit < items.length ? String(from + limit) : null }
  }

  view(): CartView {
    return { items: this.lines.map((line) => this.#item(line)), version: this.version, permissions: this.permissions, contacts: WHO.tenant.contacts, zone: WHO.tenant.zone, now: SHOP_NOW }
  }

  add(wish: Wish) {
    const chosen = this.#chosen(wish)
    const refusal = this.restriction ?? (this.isCorporate ? byRepresentative() : chosen.kind === 'planChange' ? this.#refusedAtOnce(chosen) : null)
    if (refusal !== null) return { ...refusal, cart: this.view() }
    const entries = this.lines.map((line) => ({ ...line, offerId: line.offer.offerId }))
    const merge = mergeCartItem(entries, { ...chosen, offerId: chosen.offer.offerId })
    const id = merge.kind === 'into' ? merge.itemId : `cti_${this.version}`
    this.lines = merge.kind === 'into' ? this.lines.map((line) => (line.id === id ? { ...chosen, id, seats: merge.seats } : line)) : [...this.lines, { ...chosen, id }]
    return this.#changed(id)
  }

  update(id: string, seats: number) {
    this.lines = this.lines.map((line) => (line.id === id ? { ...line, seats } : line))
    return this.#changed(id)
  }

  remove(id: string) {
    this.lines = this.lines.filter((line) => line.id !== id)
    return this.#changed(id)
  }

  quote(): CheckoutQuote {
    const decision = this.review()
    const isAllowed = decision.verdict !== 'denied'
    return { decision, quoteId: isAllowed ? `quo_${this.#quotes += 1}` : null, validUntil: isAllowed ? '2026-11-20T02:59:59.999Z' as CheckoutQuote['validUntil'] : null, cartVersion: this.version }
  }

  review(): Decision<OrderReview> {
    const refused = this.lines.map((line) => [line, this.#item(line).refusal] as const).find(([, refusal]) => refusal !== null)
    const early = this.restriction ?? refuseEmptyCart(this.lines.length)
      ?? (refused ? { ...refused[1]!, facts: { ...refused[1]!.facts, itemId: refused[0].id, itemName: refused[0].plan.planName } } : null)
    if (early !== null) return early
    const today = dateInZone(SHOP_NOW, WHO.tenant.zone)
    const plans = this.lines.map((line) => ({ line, plan: this.#plan(line) }))
    const document = priceDocument('BRL', plans.flatMap(({ line, plan }) => plan.lines.map((charge) => documentLineOf(charge, { chargeId: null, subscriptionId: line.subscriptionId, description: line.plan.planName, tax: ISS }))))
    const due = Math.max(0, document.total.cents)
    const used = Math.min(this.creditCents, due)
    return {
      verdict: 'allowed',
      plan: {
        items: plans.map(({ line, plan }) => {
          const starts = reviewItem({ ...plan, endOfTerm: 'renew' }, today)
          return { item: this.#item(line), ...starts, nextInvoice: starts.nextInvoice && { ...starts.nextInvoice, amount: priceWithTax(starts.nextInvoice.amount, ISS) } }
        }),
        document, creditUsed: money('BRL', used), totalDue: money('BRL', due - used), dueOn: addDays(today, 15),
        needsBilling: this.taxId === null && plans.some(({ line }) => raisesPrice(line.subscriptionId === null || this.facts.isTrial ? null : this.facts, line)),
        losses: this.facts.renewalPlan !== null && this.lines.some(({ subscriptionId }) => subscriptionId !== null) ? [this.facts.renewalPlan] : [],
      },
    }
  }

  checkout(input: Input): Ordered {
    const decision = this.review()
    const billing = input['billing'] as { taxId: string } | undefined
    const refusal = decision.verdict === 'denied' ? decision : refuseMissingTaxId({ raisesPrice: decision.plan.needsBilling, taxId: billing?.taxId ?? null })
    if (refusal !== null || decision.verdict === 'denied') return { ...(refusal ?? (decision as Denied)), subscriptionIds: [], invoice: null }
    const subscriptionIds = this.lines.map((line, index) => line.subscriptionId ?? `sub_new_${index + 1}`)
    const { document, dueOn } = decision.plan
    this.lines = []
    this.version += 1
    return { ...decision, subscriptionIds, invoice: document.total.cents > 0 ? { id: 'inv_1', number: '2026-0185', total: document.total, dueOn } : null }
  }

  options(): PlanOptions {
    const { offer, isTrial } = this.facts
    const items = [[BASIC, 'down'], [STANDARD, 'same'], [ADVANCED, 'up']] as const
    return {
      subscription: this.#detail(),
      items: items.flatMap(([plan, direction]) => (isTrial && direction !== 'same' ? [] : plan.offers).filter((sold) => sold.offer.offerId !== offer.offerId).map((sold) => {
        const decision = this.isCorporate ? byRepresentative() : this.decide(sold.offer, this.facts.seats)
        return {
          offer: sold.offer, planName: plan.planName, description: plan.description, direction, perSeatMonth: sold.perSeatMonth,
          available: decision.verdict !== 'denied', rule: decision.verdict === 'denied' ? decision.rule : null,
        }
      })),
    }
  }

  decide(offer: OfferFacts | null, seats: number): Decision<TermChangePlan> {
    const request = { seats, offer, acknowledgeScheduleLoss: true }
    if (this.facts.isTrial) return decideTrialSubscription(this.facts, request, SHOP_NOW)
    const path = offer?.planId === ADVANCED.planId ? 'upgrade' : offer?.planId === BASIC.planId ? 'downgrade' : 'same'
    return decideSubscriptionChange(this.facts, { ...request, path }, SHOP_NOW)
  }

  quotePlan(input: Input): PlanQuote {
    const decision = this.restriction ?? this.decide(this.#offer(String(input['planId']), input['commitment'] as Commitment, input['billingFrequency'] as BillingFrequency), Number(input['seats']))
    const plan = decision.verdict === 'denied' ? null : decision.plan
    return {
      decision, lines: plan?.lines ?? [], dueNow: plan?.dueNow ?? money('BRL', 0), losses: [], version: this.facts.version, quoteId: plan === null ? null : 'quo_p',
      validUntil: plan === null ? null : '2026-11-20T02:59:59.999Z' as PlanQuote['validUntil'],
    }
  }

  openTicket(input: Input): TicketItem {
    this.tickets += 1
    return {
      id: 'tkt_1', number: `2026-00${String(11 + this.tickets)}`, customerId: 'acc_1', category: 'commercial', subject: String(input['subject']), about: null, state: 'open', openedAt: SHOP_NOW, updatedAt: SHOP_NOW,
    }
  }

  #changed(itemId: string) {
    this.version += 1
    return { verdict: 'allowed', plan: { itemId }, cart: this.view() }
  }

  #chosen(wish: Wish): Omit<Line, 'id'> {
    if (wish.kind === 'purchase') {
      const plan = this.catalogue.find(({ offers }) => offers.some(({ offer }) => offer.offerId === wish.offerId))!
      return { kind: 'purchase', plan, offer: plan.offers.find(({ offer }) => offer.offerId === wish.offerId)!.offer, seats: wish.seats, subscriptionId: null }
    }
    const { offer: present, seats } = this.facts
    const planId = wish.planId ?? present.planId
    const offer = this.#offer(planId, wish.commitment ?? present.commitment, wish.billingFrequency ?? present.billingFrequency) ?? present
    return { kind: 'planChange', plan: this.catalogue.find((plan) => plan.planId === planId) ?? STANDARD, offer, seats: wish.seats ?? seats, subscriptionId: wish.subscriptionId }
  }

  #refusedAtOnce({ offer, seats }: Pick<Line, 'offer' | 'seats'>): Denied | null {
    const decision = this.decide(offer, seats)
    return decision.verdict === 'denied' && ['plans.downgrade.bySupport', 'plans.change.nothingAsked'].includes(decision.rule) ? decision : null
  }

  #item(line: Line): CartItemView {
    const { facts } = this
    const decision = line.kind === 'planChange' ? this.decide(line.offer, line.seats) : null
    return {
      id: line.id, kind: line.kind, planName: line.plan.planName, productName: line.plan.productName, subscriptionId: line.subscriptionId,
      subscriptionName: line.kind === 'planChange' ? 'Suite Escritório Padrão' : null, seats: line.seats, offer: line.offer, perCycle: money('BRL', line.offer.unitPrice.cents * line.seats),
      from: line.kind === 'purchase' ? null : { planName: STANDARD.planName, seats: facts.seats, commitment: facts.offer.commitment, billingFrequency: facts.offer.billingFrequency },
      refusal: decision?.verdict === 'denied' ? decision : line.kind === 'purchase' ? refuseOffer(line.offer, SHOP_NOW) ?? refuseOutsideOffer(line.offer, line.seats, 0) : null,
    }
  }

  #plan(line: Line): TermPlan {
    const decision = line.kind === 'planChange' ? this.decide(line.offer, line.seats) : null
    return decision !== null && decision.verdict !== 'denied' ? decision.plan : planTerm({ policy: this.facts.policy, offer: line.offer, seats: line.seats, activatedAt: SHOP_NOW })
  }

  #offer(planId: string, commitment: Commitment, billingFrequency: BillingFrequency): OfferFacts | null {
    return this.catalogue.find((plan) => plan.planId === planId)?.offers.find(({ offer }) => offer.commitment === commitment && offer.billingFrequency === billingFrequency)?.offer ?? null
  }

  #detail() {
    const { facts } = this
    return detailOf({
      ...ITEM, status: facts.status, isTrial: facts.isTrial, seats: facts.seats, assignedSeats: facts.assignedSeats, commitment: facts.offer.commitment, billingFrequency: facts.offer.billingFrequency,
      unitPrice: facts.offer.unitPrice, perCycle: money('BRL', facts.offer.unitPrice.cents * facts.seats), term: facts.term, endOfTerm: facts.endOfTerm, reducible: null, version: facts.version,
      planName: STANDARD.planName,
    }, { facts, now: SHOP_NOW })
  }
}

export function byRepresentative(): Denied {
  return denied('plans.corporate.byRepresentative', '', { alternatives: [{ kind: 'contact', contact: 'accountManager' }] })
}

export function restricted(): Denied {
  return denied('collections.account.restricted', '', { alternatives: [{ kind: 'payInvoice', invoiceId: 'inv_9' }, { kind: 'contact', contact: 'finance' }], facts: { invoices: 1, amountCents: 93_600, currency: 'BRL' } })
}
