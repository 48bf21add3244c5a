/**
 * Two years of money at Jangada: an account that grew plan by plan, a corporate one that pays a year at once, a trial that ended,
 * one suspended for want of payment, one with a contested invoice.
 */
import { assert } from '@assento/rules'
import type { Customer } from '../../hosts/kit/visit.ts'
import { PERSONS } from '../../hosts/jangada/persons.ts'
import { DEMO_STARTS_AT, monthsUntil, morningOf } from '../clock.ts'
import { buy } from '../story/buy.ts'
import { uploadNota } from '../story/nota-fiscal.ts'
import { createProvider, payBoletos, payByPix, pixCodesOf, unpaidOf, type SimulatedProvider } from '../story/payments.ts'
import { asPerson, moveTo, system, type Story } from '../story/story.ts'
import { JANGADA_BANK } from './settings.ts'

export interface Cast {
  readonly home: Customer
  readonly corporate: Customer
  readonly trial: Customer
  readonly debtor: Customer
  readonly contester: Customer
}

const [BILLING, ADMINISTRATOR] = PERSONS
/** Nobody is reminded while invoices are paid two days after they are issued: that keeps the clock's stops few. */
const PAYDAY = '13'

export async function liveThroughTwoYears(story: Story, cast: Cast): Promise<void> {
  const provider = await createProvider(story)
  const year = { commitment: 'P1Y', billingFrequency: 'monthly' } as const
  await moveTo(story, morningOf('2024-12-10'))
  const remote = await buy(story, cast.home, { ...year, product: 'Jangada Remoto', plan: 'Remoto Essencial', seats: 4, name: 'Suporte da oficina' })
  await buy(story, cast.corporate, { commitment: 'P1Y', billingFrequency: 'annual', product: 'Jangada Reuniões', plan: 'Reuniões Empresa', seats: 60, name: 'Aulas a distância' })
  await buy(story, cast.debtor, { ...year, product: 'Jangada Ramal', plan: 'Ramal Equipe', seats: 9, name: 'Central de fretes' })
  await buy(story, cast.contester, { ...year, product: 'Jangada Remoto', plan: 'Remoto Profissional', seats: 3, name: 'Consultórios' })
  for (const month of monthsUntil('2026-11')) {
    if (month === '2025-08') await upgrade(story, provider, cast.home, remote)
    await moveTo(story, morningOf(`${month}-${PAYDAY}`))
    await payMonth(story, provider, cast, month)
    if (month === '2026-02') await returnSeats(story, cast.home, remote)
    if (month === '2026-08') await registerContacts(story, cast)
    if (month === '2026-10') await startTrial(story, cast.trial)
    if (month.endsWith('-12')) story.say(`  Jangada: ${month}`)
  }
  await assignUsers(story, cast.home, remote)
  await moveTo(story, DEMO_STARTS_AT)
}

async function payMonth(story: Story, provider: SimulatedProvider, { home, corporate, debtor, contester }: Cast, month: string): Promise<void> {
  const due = async (customer: Customer) => (await unpaidOf(story, customer.id)).map(({ id }) => ({ invoiceId: id }))
  const isLate = month >= '2026-10'
  const byPix = [...await due(home), ...(isLate ? [] : await due(contester))]
  const notas = month >= '2026-09' ? byPix : []
  await payBoletos(story, JANGADA_BANK, [...await due(corporate), ...(isLate ? [] : await due(debtor))])
  await payByPix(story, provider, await pixCodesOf(story, month === '2026-11' ? [] : byPix))
  for (const { invoiceId } of notas) await uploadNota(story, JANGADA_BANK.beneficiary, invoiceId)
  if (month === '2026-10') await contest(story, contester)
}

/** The billing contact moves up a tier with two licences more: a new period from today, the unused days of the old one credited. */
async function upgrade(story: Story, provider: SimulatedProvider, customer: Customer, subscriptionId: string): Promise<void> {
  await moveTo(story, morningOf('2025-08-10'))
  const asBilling = () => asPerson(story, customer, BILLING)
  const { items } = await (await asBilling()).plans.options({ subscriptionId })
  const target = items.find(({ planName, offer }) => planName === 'Remoto Profissional' && offer.commitment === 'P1Y' && offer.billingFrequency === 'monthly')
  assert(target !== undefined, 'there is a way up')
  const item = { kind: 'planChange' as const, subscriptionId, planId: target.offer.planId, seats: 6 }
  const added = await (await asBilling()).cart.add({ item })
  assert(added.verdict !== 'denied', `the plan may change: ${JSON.stringify(added)}`)
  const quote = await (await asBilling()).cart.quote()
  assert(quote.quoteId !== null, `the order has a price: ${JSON.stringify(quote.decision)}`)
  const ordered = await (await asBilling()).cart.checkout({ quoteId: quote.quoteId, version: quote.cartVersion })
  assert(ordered.verdict !== 'denied' && ordered.invoice !== null, 'the order is taken')
  await payByPix(story, provider, await pixCodesOf(story, [{ invoiceId: ordered.invoice.id }]))
}

/** Fewer licences at any time; what was paid for them waits as credit for the next invoice. */
async function returnSeats(story: Story, customer: Customer, subscriptionId: string): Promise<void> {
  const { subscriptions } = await asPerson(story, customer, ADMINISTRATOR)
  const { version } = await subscriptions.get({ subscriptionId })
  const decision = await subscriptions.seats.change({ subscriptionId, version, seats: 5 })
  assert(decision.verdict !== 'denied', 'licences may be fewer')
}

/** A trial of a month that shall not become a paid subscription by itself. */
async function startTrial(story: Story, customer: Customer): Promise<void> {
  const id = await buy(story, customer, { commitment: 'P1M', billingFrequency: 'none', product: 'Jangada Remoto', plan: 'Remoto Profissional', seats: 3, name: 'Avaliação do ateliê' })
  const { subscriptions, renewals } = await asPerson(story, customer, ADMINISTRATOR)
  const { version } = await subscriptions.get({ subscriptionId: id })
  const decision = await renewals.setEndOfTerm({ subscriptionId: id, version, choice: 'end' })
  assert(decision.verdict !== 'denied', 'a trial may end')
}

async function registerContacts(story: Story, { home, debtor, contester, trial }: Cast): Promise<void> {
  const { contacts } = await system(story)
  const add = (customer: Customer, name: string, email: string) => contacts.add({ customerId: customer.id, name, email })
  await add(home, 'Financeiro da oficina', 'financeiro@ficticio-marealta.example')
  await add(debtor, 'Contas a pagar', 'contas@ficticio-ventosul.example')
  await add(contester, 'Administração da clínica', 'adm@ficticio-boahora.example')
  await add(trial, 'Ateliê', 'contato@ficticio-paubrasil.example')
}

async function contest(story: Story, customer: Customer): Promise<void> {
  const [open] = await unpaidOf(story, customer.id)
  assert(open !== undefined, 'the last invoice is open')
  const { collections } = await asPerson(story, customer, BILLING)
  const decision = await collections.disputes.open({ invoiceId: open.id, reason: 'A fatura traz três licenças; usamos duas desde agosto.' })
  assert(decision.verdict !== 'denied', 'an open invoice may be contested')
}

async function assignUsers(story: Story, customer: Customer, subscriptionId: string): Promise<void> {
  for (const place of ['Recepção', 'Elevador 1', 'Elevador 2']) {
    const { subscriptions } = await asPerson(story, customer, ADMINISTRATOR)
    const userEmail = `${place.normalize('NFD').replaceAll(/[^a-zA-Z0-9]/g, '').toLowerCase()}@ficticio-marealta.example`
    await subscriptions.assignments.assign({ subscriptionId, userName: place, userEmail })
  }
}
