/**
 * Four months at Farol: two partners that order, give licences to customers and pay; a computer that was changed, one without network,
 * a customer that left, a serial that is blocked and one that is over.
 */
import { assert, instant } from '@assento/rules'
import { PERSONS } from '../../hosts/farol/persons.ts'
import { DEMO_STARTS_AT, morningOf } from '../clock.ts'
import { activate, machineNamed } from '../story/machines.ts'
import { createProvider, payBoletos, payByPix, pixCodesOf, unpaidOf, type SimulatedProvider } from '../story/payments.ts'
import { give, suspend, terminate, unassign, type Actor, type GivenSerial } from '../story/serials.ts'
import { asPerson, moveTo, type Story } from '../story/story.ts'
import type { Cast, Partner } from './cast.ts'
import type { Catalogue } from './catalogue.ts'
import { approve, cancel, reverse, submit } from './orders.ts'
import { FAROL_BANK } from './settings.ts'

export const FAROL_STARTS_AT = instant('2026-07-20T13:00:00.000Z')

const [PARTNER_ADMIN, PARTNER_USER, , VENDOR] = PERSONS

export async function liveThroughFourMonths(story: Story, { partner, other }: Cast, products: Catalogue): Promise<void> {
  const provider = await createProvider(story)
  await orderAndGive(story, partner, products)
  await orderAndGiveElsewhere(story, other, products)
  await moveTo(story, morningOf('2026-08-04'))
  await payAll(story, provider, partner, other)
  const light = await moreInAugust(story, partner, products)
  await moveTo(story, morningOf('2026-09-15'))
  await payAll(story, provider, partner, other)
  await customerLeaves(story, partner)
  await moveTo(story, morningOf('2026-10-15'))
  await payAll(story, provider, partner, other)
  await cancel(story, partner, await submit(story, partner, [{ productId: products.complete, quantity: 25 }]), 'Pedido em duplicidade.')
  await reverse(story, light, [{ lineNo: 1, quantity: 1 }], 'Uma unidade foi pedida por engano.')
  await moveTo(story, morningOf('2026-11-12'))
  await payAll(story, provider, partner, other)
  await moveTo(story, DEMO_STARTS_AT)
  await submit(story, partner, [{ productId: products.light, quantity: 2 }])
  await submit(story, other, [{ productId: products.users, baseProductId: products.complete, quantity: 20 }])
}

/** Five units, all of them in use: one on a computer that was changed, one on a computer without network. */
async function orderAndGive(story: Story, partner: Partner, { complete }: Catalogue): Promise<void> {
  await approve(story, partner, await submit(story, partner, [{ productId: complete, quantity: 5 }]))
  const by: Actor = { account: partner, person: PARTNER_USER }
  const [market, bakery, pharmacy, station, paper] = partner.customers
  assert(market !== undefined && bakery !== undefined && pharmacy !== undefined && station !== undefined && paper !== undefined, 'the partner has its customers')
  await activate(story, (await give(story, by, market, { productId: complete, note: 'Frente de caixa e retaguarda' })).key, 'MERCADO-CAIXA-01')
  await activate(story, (await give(story, by, bakery, { productId: complete })).key, 'PADARIA-BALCAO')
  await changeComputer(story, await give(story, by, pharmacy, { productId: complete, note: 'Instalado pelo suporte' }))
  await activateOffline(story, partner, await give(story, by, station, { productId: complete, note: 'Posto sem internet estável' }))
  await give(story, by, paper, { productId: complete, note: 'Aguarda a obra da loja' })
}

/** The computer broke; the same serial runs on a new one. */
async function changeComputer(story: Story, { key }: GivenSerial): Promise<void> {
  const old = await activate(story, key, 'FARMACIA-01')
  assert(await old.deactivate(), 'the old computer gives its place back')
  await activate(story, key, 'FARMACIA-NOVO')
}

/** Request file → portal → licence file. */
async function activateOffline(story: Story, partner: Partner, { id, key }: GivenSerial): Promise<void> {
  const machine = await machineNamed(story, 'POSTO-ESCRITORIO')
  const { activations } = await asPerson(story, partner, PARTNER_ADMIN)
  const { file } = await activations.issueOffline({ serialId: id, request: await machine.requestFile(key) })
  assert(file !== null, 'the portal makes the licence file')
  const { valid, code } = await machine.importLicenceFile(file.text)
  assert(valid, `the licence file is good: ${code}`)
}

/** The other partner: eleven units; one serial blocked by the vendor, one over for good. */
async function orderAndGiveElsewhere(story: Story, other: Partner, { complete, light }: Catalogue): Promise<void> {
  await approve(story, other, await submit(story, other, [{ productId: complete, quantity: 10 }, { productId: light, quantity: 3 }]))
  const [by, vendor]: [Actor, Actor] = [{ account: other, person: PARTNER_USER }, { account: story.maker, person: VENDOR }]
  const [farm, parts, optician, hardware] = other.customers
  assert(farm !== undefined && parts !== undefined && optician !== undefined && hardware !== undefined, 'the other partner has its customers')
  await activate(story, (await give(story, by, farm, { productId: complete })).key, 'CAMPO-SEDE')
  const blocked = await give(story, by, parts, { productId: complete })
  await activate(story, blocked.key, 'BALCAO-PECAS')
  await suspend(story, vendor, blocked, 'pendencia_financeira')
  await activate(story, (await give(story, by, optician, { productId: light })).key, 'OTICA-01')
  await terminate(story, vendor, await give(story, by, hardware, { productId: light }), 'duplicidade')
}

/** Light for more shops, and more users for what is in use. */
async function moreInAugust(story: Story, partner: Partner, { complete, light, users }: Catalogue) {
  const order = await approve(story, partner, await submit(story, partner, [{ productId: light, quantity: 7 }]))
  await approve(story, partner, await submit(story, partner, [{ productId: users, baseProductId: complete, quantity: 5 }]))
  const by: Actor = { account: partner, person: PARTNER_USER }
  for (const [index, name] of [[5, 'COZINHA-PEDIDOS'], [6, 'LOJA-DO-CENTRO'], [7, 'LANCHES-CAIXA']] as const) {
    const customer = partner.customers[index]
    assert(customer !== undefined, `the partner has customer ${index}`)
    await activate(story, (await give(story, by, customer, { productId: light })).key, name)
  }
  const returned = await give(story, by, partner.customers[1] ?? partner, { productId: light, note: 'Segundo balcão' })
  await unassign(story, { account: partner, person: PARTNER_ADMIN }, returned)
  return order
}

/** A customer is offboarded: its unit is back in stock, its CNPJ free. */
async function customerLeaves(story: Story, partner: Partner): Promise<void> {
  const { customers } = await asPerson(story, partner, PARTNER_ADMIN)
  const leaving = partner.customers[7]
  assert(leaving !== undefined, 'the partner has the customer')
  const { version } = await customers.get({ customerId: leaving.id })
  const answer = await customers.offboard.confirm({ customerId: leaving.id, version })
  assert(answer.verdict !== 'denied', `${leaving.name} is offboarded`)
}

/** One partner pays by Pix, the other by boleto. */
async function payAll(story: Story, provider: SimulatedProvider, partner: Partner, other: Partner): Promise<void> {
  const due = async ({ id }: Partner) => (await unpaidOf(story, id)).map((invoice) => ({ invoiceId: invoice.id }))
  await payByPix(story, provider, await pixCodesOf(story, await due(partner)))
  await payBoletos(story, FAROL_BANK, await due(other))
}
