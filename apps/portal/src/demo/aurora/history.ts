/**
 * Two years of money at Aurora: one customer that pays, with the accidents that paying has; one that pays a year at once, late;
 * one whose last invoice is contested; one that stopped paying and is suspended by the policy.
 */
import { assert } from '@assento/rules'
import type { Customer } from '../../hosts/kit/visit.ts'
import { PERSONS } from '../../hosts/aurora/persons.ts'
import { IMPORTED_AT, monthsUntil, morningOf } from '../clock.ts'
import { buy, setSeats } from '../story/buy.ts'
import { uploadNota } from '../story/nota-fiscal.ts'
import { createProvider, payBoletos, payByPix, pixCodesOf, unpaidOf, type SimulatedProvider } from '../story/payments.ts'
import { asPerson, moveTo, system, type Story } from '../story/story.ts'
import { AURORA_BANK } from './settings.ts'

export interface Cast {
  readonly home: Customer
  readonly contester: Customer
  readonly debtor: Customer
  readonly yearly: Customer
}

/** Nobody is reminded while invoices are paid two days after they are issued: that keeps the clock's stops few. */
const PAYDAY = '08'

export async function liveThroughTwoYears(story: Story, cast: Cast): Promise<void> {
  const provider = await createProvider(story)
  const year = { commitment: 'P1Y', billingFrequency: 'monthly' } as const
  await moveTo(story, morningOf('2024-12-05'))
  const counter = await buy(story, cast.home, { ...year, product: 'Nimbus 365 Business Standard', seats: 8, name: 'Balcão e escritório' })
  await buy(story, cast.contester, { ...year, product: 'Nimbus BI Pro', seats: 4, name: 'Painéis da frota' })
  await buy(story, cast.debtor, { ...year, product: 'Nimbus 365 Business Basic', seats: 6, name: 'Recepções' })
  await buy(story, cast.yearly, { commitment: 'P1Y', billingFrequency: 'annual', product: 'Nimbus 365 Business Standard', seats: 12, name: 'Escritório da fábrica' })
  for (const month of monthsUntil('2026-11')) {
    await moveTo(story, morningOf(`${month}-${PAYDAY}`))
    await payMonth(story, provider, cast, month)
    if (month === '2025-06') await growAndPay(story, provider, cast.home, counter)
    if (month === '2026-08') await registerContacts(story, cast)
    if (month.endsWith('-12')) story.say(`  Aurora Nuvem: ${month}`)
  }
  await moveTo(story, IMPORTED_AT)
  await uploadLastNotas(story, cast.home)
}

/** Boletos and Pix by turns; from the second September on things go differently. */
async function payMonth(story: Story, provider: SimulatedProvider, { home, contester, debtor, yearly }: Cast, month: string): Promise<void> {
  const isEven = Number(month.slice(5)) % 2 === 0
  const due = async (customer: Customer) => (await unpaidOf(story, customer.id)).map(({ id }) => ({ invoiceId: id }))
  const debtorPays = month < '2026-10' ? await due(debtor) : []
  const contesterPays = month < '2026-10' ? await due(contester) : []
  const yearlyPays = month.endsWith('-01') ? await due(yearly) : []
  const homePays = month === '2026-11' ? [] : await due(home)
  const accident = ACCIDENTS[month]
  if (accident !== undefined) await accident(story, provider, homePays[0]?.invoiceId ?? '')
  const others = accident === undefined ? homePays : homePays.slice(1)
  await payBoletos(story, AURORA_BANK, [...debtorPays, ...yearlyPays, ...(isEven ? others : contesterPays)])
  await payByPix(story, provider, await pixCodesOf(story, isEven ? contesterPays : others))
  if (month === '2026-10') await contest(story, contester)
}

/** Three licences more, on an invoice of their own. */
async function growAndPay(story: Story, provider: SimulatedProvider, customer: Customer, subscriptionId: string): Promise<void> {
  await setSeats(story, subscriptionId, 11)
  await moveTo(story, morningOf('2025-06-11'))
  await payByPix(story, provider, await pixCodesOf(story, (await unpaidOf(story, customer.id)).map(({ id }) => ({ invoiceId: id }))))
}

type Accident = (story: Story, provider: SimulatedProvider, invoiceId: string) => Promise<void>

const ACCIDENTS: Readonly<Record<string, Accident>> = {
  /** Half by boleto; the rest by Pix a day later. */
  '2026-04': async (story, provider, invoiceId) => {
    await payBoletos(story, AURORA_BANK, [{ invoiceId, cents: 30_000 }])
    await moveTo(story, morningOf('2026-04-09'))
    await payByPix(story, provider, await pixCodesOf(story, [{ invoiceId }]))
  },
  /** By boleto and again by Pix: the second payment becomes credit, which the next invoice uses. */
  '2026-07': async (story, provider, invoiceId) => {
    const codes = await pixCodesOf(story, [{ invoiceId }])
    await payBoletos(story, AURORA_BANK, [{ invoiceId }])
    await payByPix(story, provider, codes)
  },
  /** One seat of the month given back by the seller. */
  '2026-09': async (story, provider, invoiceId) => {
    const { invoices } = await system(story)
    const { lines } = await invoices.get({ invoiceId })
    const [line] = lines
    assert(line !== undefined, 'the invoice has a line')
    const decision = await invoices.credit({ invoiceId, reason: 'Uma licença ficou sem acesso durante o mês.', lines: [{ lineNo: line.lineNo, cents: line.unitPrice.cents }] })
    assert(decision.verdict !== 'denied', 'the line may be credited')
    await payByPix(story, provider, await pixCodesOf(story, [{ invoiceId }]))
  },
}

/** From the second year's end the contract has contacts: from then on invoices and reminders go out by mail. */
async function registerContacts(story: Story, { home, contester, debtor }: Cast): Promise<void> {
  const { contacts } = await system(story)
  const add = (customer: Customer, name: string, email: string) => contacts.add({ customerId: customer.id, name, email })
  await add(home, 'Financeiro da padaria', 'financeiro@ficticio-trigolunar.example')
  await add(home, 'Contabilidade da padaria', 'contabil@ficticio-prumo.example')
  await add(contester, 'Contas a pagar', 'contas@ficticio-ventonorte.example')
  await add(debtor, 'Administração da clínica', 'adm@ficticio-jacaranda.example')
}

async function contest(story: Story, customer: Customer): Promise<void> {
  const [open] = await unpaidOf(story, customer.id)
  assert(open !== undefined, 'the last invoice is open')
  const { collections } = await asPerson(story, customer, PERSONS[1])
  const decision = await collections.disputes.open({ invoiceId: open.id, reason: 'Cobraram quatro painéis; devolvemos um em setembro.' })
  assert(decision.verdict !== 'denied', 'an open invoice may be contested')
}

/** The notas fiscais of the last two invoices that were paid. */
async function uploadLastNotas(story: Story, customer: Customer): Promise<void> {
  const { items } = await (await system(story)).invoices.list({ customerId: customer.id, status: ['paid'], limit: 200 })
  const last = [...items].sort((a, b) => (a.issuedOn < b.issuedOn ? 1 : -1)).slice(0, 2)
  for (const { id } of last) await uploadNota(story, AURORA_BANK.beneficiary, id)
}
