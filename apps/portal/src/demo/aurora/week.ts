/** The week of the samples: the vendor's files through the importers, and what the main customer did with them. */
import { assert } from '@assento/rules'
import type { Customer } from '../../hosts/kit/visit.ts'
import { PERSONS } from '../../hosts/aurora/persons.ts'
import { DEMO_STARTS_AT, SECOND_INCREASE_AT } from '../clock.ts'
import { ownFile, sample } from '../story/files.ts'
import { asPerson, moveTo, system, type Story } from '../story/story.ts'

/** Prices of November, all customers, and the subscriptions as the vendor has them. Rows that the importers refuse by design stay refused here. */
export async function importWeek(story: Story): Promise<void> {
  const { imports } = await system(story)
  const said = (report: { fileName: string; rows: number; created: number; rejected: number }): void =>
    story.say(`  ${report.fileName}: ${report.rows} linhas, ${report.created} novas, ${report.rejected} recusadas`)
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
  said(await imports.subscriptions({ file: await ownFile('assinaturas-padaria.csv') }))
}

/** Seats bought on two days beside the first, so that one subscription shows three windows; a planned renewal; seats in use. */
export async function liveThroughTheWeek(story: Story, customer: Customer): Promise<void> {
  await changeSeats(story, customer, 'Lojas e caixas', 16)
  await planRenewal(story, customer, 'Diretoria', 4)
  await assignSeats(story, customer, 'Nimbus 365 Business Basic', 'Pedidos', 6)
  await assignSeats(story, customer, 'Lojas e caixas', 'Caixa', 4)
  await moveTo(story, SECOND_INCREASE_AT)
  await changeSeats(story, customer, 'Lojas e caixas', 19)
  await moveTo(story, DEMO_STARTS_AT)
}

async function subscriptionNamed(story: Story, customer: Customer, name: string): Promise<{ id: string; version: number }> {
  const { items } = await (await asPerson(story, customer, PERSONS[0])).subscriptions.list({ limit: 200 })
  const found = items.find((item) => item.name === name && item.status === 'active')
  assert(found !== undefined, `the files have the subscription ${name}`)
  return found
}

async function changeSeats(story: Story, customer: Customer, name: string, seats: number): Promise<void> {
  const { id, version } = await subscriptionNamed(story, customer, name)
  const decision = await (await asPerson(story, customer, PERSONS[0])).subscriptions.seats.change({ subscriptionId: id, version, seats })
  assert(decision.verdict !== 'denied', `${name} may have ${seats} seats`)
}

async function planRenewal(story: Story, customer: Customer, name: string, seats: number): Promise<void> {
  const { id, version } = await subscriptionNamed(story, customer, name)
  const decision = await (await asPerson(story, customer, PERSONS[0])).renewals.schedule({ subscriptionId: id, version, seats })
  assert(decision.verdict !== 'denied', `${name} may be planned with ${seats} seats`)
}

/** Users are named by their place: the demo invents no persons. */
async function assignSeats(story: Story, customer: Customer, name: string, place: string, count: number): Promise<void> {
  const { id } = await subscriptionNamed(story, customer, name)
  for (let number = 1; number <= count; number += 1) {
    const userEmail = `${place.toLowerCase()}${number}@ficticio-trigolunar.example`
    await (await asPerson(story, customer, PERSONS[0])).subscriptions.assignments.assign({ subscriptionId: id, userName: `${place} ${number}`, userEmail })
  }
}
