/**
 * Five months of serials that their customers pay month by month: a shop that pays, one that is late (grace), one that stopped (expired),
 * a chain with forty serials; blocks, an end, computers that were changed.
 */
import { assert, instant } from '@assento/rules'
import { PERSONS } from '../../hosts/bigorna/persons.ts'
import type { Customer } from '../../hosts/kit/visit.ts'
import { morningOf } from '../clock.ts'
import { activate } from '../story/machines.ts'
import { createProvider, payBoletos, payByPix, pixCodesOf, unpaidOf, type SimulatedProvider } from '../story/payments.ts'
import { give, suspend, terminate, type Actor, type GivenSerial } from '../story/serials.ts'
import { moveTo, type Story } from '../story/story.ts'
import type { Catalogue } from './catalogue.ts'
import { BIGORNA_BANK } from './settings.ts'

export interface Cast {
  readonly home: Customer
  readonly chain: Customer
  readonly lapsed: Customer
  readonly late: Customer
}

export const BIGORNA_STARTS_AT = instant('2026-07-01T13:00:00.000Z')
/** Serials of the chain, most of them on the computer of a branch. */
export const CHAIN_SERIALS = 40
const AT_ONCE = { pendingReason: null } as const

const maker = (story: Story): Actor => ({ account: story.maker, person: PERSONS[0] })

export async function liveThroughFiveMonths(story: Story, cast: Cast, products: Catalogue): Promise<void> {
  const provider = await createProvider(story)
  const second = await giveToShop(story, cast.home, products)
  await moveTo(story, morningOf('2026-07-10'))
  const blockedAndLapsed = await giveToLapsed(story, cast.lapsed, products)
  await moveTo(story, morningOf('2026-07-20'))
  await activate(story, (await give(story, maker(story), cast.late, { ...AT_ONCE, productId: products.plus })).key, 'FORMAO-PROJETO')
  for (const month of ['2026-07', '2026-08', '2026-09', '2026-10']) {
    await moveTo(story, morningOf(`${month}-25`))
    await payMonth(story, provider, cast, month)
    if (month === '2026-09') await suspend(story, maker(story), blockedAndLapsed, 'divergencia_comercial')
  }
  await moveTo(story, morningOf('2026-11-05'))
  await suspend(story, maker(story), second, 'pendencia_documental', 'Falta o contrato assinado da filial.')
  await giveToChain(story, cast.chain, products)
  await moveTo(story, morningOf('2026-11-09'))
  await payByPix(story, provider, await pixCodesOf(story, (await unpaidOf(story, cast.chain.id)).map(({ id }) => ({ invoiceId: id }))))
  await moveTo(story, morningOf('2026-11-19'))
  // Waits for its first payment.
  await give(story, maker(story), cast.home, { productId: products.cut, note: 'Segunda bancada de corte' })
}

/** Three serials from the first of the month on, one of them now on another computer; a fourth was given twice and is over. */
async function giveToShop(story: Story, shop: Customer, { plus, cut, studio }: Catalogue): Promise<GivenSerial> {
  await activate(story, (await give(story, maker(story), shop, { ...AT_ONCE, productId: plus, note: 'Projetista da loja' })).key, 'IPE-PROJETO-01')
  const second = await give(story, maker(story), shop, { ...AT_ONCE, productId: cut })
  await activate(story, second.key, 'IPE-CORTE')
  const { key } = await give(story, maker(story), shop, { ...AT_ONCE, productId: studio })
  const old = await activate(story, key, 'IPE-SHOWROOM')
  await old.deactivate()
  await activate(story, key, 'IPE-SHOWROOM-2')
  await terminate(story, maker(story), await give(story, maker(story), shop, { ...AT_ONCE, productId: plus }), 'duplicidade')
  return second
}

/** Two serials of a shop that stops paying in September. */
async function giveToLapsed(story: Story, shop: Customer, { plus, cut }: Catalogue): Promise<GivenSerial> {
  await activate(story, (await give(story, maker(story), shop, { ...AT_ONCE, productId: plus })).key, 'RIOFUNDO-01')
  const second = await give(story, maker(story), shop, { ...AT_ONCE, productId: cut })
  await activate(story, second.key, 'RIOFUNDO-02')
  return second
}

/** The shop and the late customer pay by Pix; the one that stops pays boletos until August. */
async function payMonth(story: Story, provider: SimulatedProvider, { home, lapsed, late }: Cast, month: string): Promise<void> {
  const due = async ({ id }: Customer) => (await unpaidOf(story, id)).map((invoice) => ({ invoiceId: invoice.id }))
  await payByPix(story, provider, await pixCodesOf(story, [...await due(home), ...await due(late)]))
  if (month < '2026-09') await payBoletos(story, BIGORNA_BANK, await due(lapsed))
}

async function giveToChain(story: Story, chain: Customer, { plus, studio }: Catalogue): Promise<void> {
  for (let number = 1; number <= CHAIN_SERIALS; number += 1) {
    const branch = String(number).padStart(2, '0')
    const { key } = await give(story, maker(story), chain, { ...AT_ONCE, productId: number % 4 === 0 ? studio : plus, note: `Filial ${branch}` })
    if (number % 8 === 0) continue
    const machine = await activate(story, key, `MONTADA-${branch}`)
    if (number % 13 !== 0) continue
    assert(await machine.deactivate(), `branch ${branch} changes its computer`)
    await activate(story, key, `MONTADA-${branch}-B`)
  }
}
