import { expect } from '@open-wc/testing'
import { licenceDenied } from '@assento/rules'
import type { AssentoLicenceStock } from '../../src/orders/licence-stock.ts'
import { Failure, type Answers } from '../fixtures.ts'
import { unmountAll, type Page } from '../page.ts'
import { waitUntil } from '../wait-until.ts'
import { COMPLETO, STOCK, TOTALS, VENDOR_WHO } from './partner-facts.ts'
import { announced, asks, partnerWidget } from './partner-page.ts'
import { PartnerServer } from './partner-server.ts'

const VENDOR = { ...VENDOR_WHO, components: { ...VENDOR_WHO.components, stock: { features: ['stock.adjust'] } } }
const vendorServer = (more: Answers = {}) => new PartnerServer({ 'sessions.whoami': () => VENDOR, ...more })

async function asked(server: PartnerServer, productId = COMPLETO.id, width?: string): Promise<Page<AssentoLicenceStock>> {
  const page = await partnerWidget('assento-licence-stock', server, {}, width === undefined ? {} : { width })
  page.find(`[data-stock=acc_p1-${productId}] [data-act=adjust]`).click()
  await asks(page, 'Saldo depois do ajuste')
  return page
}

const take = async (page: Page<AssentoLicenceStock>) => { page.find('[name=direction][value=take]').click(); await page.element.updateComplete }
const confirm = async (page: Page<AssentoLicenceStock>) => { page.find('dialog [data-confirm]').click(); await page.element.updateComplete }
const balance = (page: Page<AssentoLicenceStock>) => page.texts('.after > span:last-child')[0]

describe('adjusting a stock', () => {
  afterEach(() => unmountAll())

  it('shows the balance before it is sent, needs a reason, and says what the balance is now', async () => {
    const server = vendorServer()
    const page = await asked(server)
    expect(page.text).to.contain('Corrige as unidades disponíveis de Torre Sistemas.')
    expect(balance(page)).to.equal('8 → 9 disponíveis')
    await page.isAccessible()
    await take(page)
    await page.type('#adjust-count', '7')
    expect(balance(page)).to.equal('8 → 1 disponível')
    await confirm(page)
    expect(page.texts('.field-error')).to.deep.equal(['Escreva o motivo do ajuste.'])
    await waitUntil(() => page.root.activeElement?.id === 'adjust-reason')
    await page.isAccessible()
    await page.type('#adjust-reason', ' Contagem conferida ')
    await confirm(page)
    await page.sees('Farol Completo: ajuste de −7. O saldo agora é 1.')
    const [call] = server.callsOf('stock.adjust')
    expect(call?.input).to.deep.equal({ partnerId: 'acc_p1', productId: COMPLETO.id, quantity: -7, note: 'Contagem conferida' })
    expect(call?.idempotencyKey).to.match(/^[0-9a-f]{32}$/)
    expect(announced(page)).to.equal('Farol Completo: ajuste de −7. O saldo agora é 1.')
    await waitUntil(() => server.callsOf('stock.list').length === 2, 'the stock is read again')
    await page.isAccessible()
  })

  it('takes out all that is available and not one more; adds up to 9,999 and not one more', async () => {
    const server = vendorServer()
    const page = await asked(server)
    await take(page)
    await page.type('#adjust-reason', 'Conferência')
    await page.type('#adjust-count', '9')
    expect(page.texts('.field-error')).to.deep.equal(['Só há 8 disponíveis.'])
    expect(balance(page)).to.equal('8 → –')
    await confirm(page)
    await waitUntil(() => page.root.activeElement?.id === 'adjust-count')
    await page.isAccessible()
    page.find('[name=direction][value=add]').click()
    for (const wrong of ['0', '1.5', '10000']) {
      await page.type('#adjust-count', wrong)
      expect(page.texts('.field-error'), wrong).to.deep.equal(['Digite um número inteiro, de 1 a 9.999.'])
    }
    await page.type('#adjust-count', '9999')
    expect(balance(page)).to.equal('8 → 10.007 disponíveis')
    await take(page)
    await page.type('#adjust-count', '8')
    expect(balance(page)).to.equal('8 → 0 disponíveis')
    expect(server.callsOf('stock.adjust')).to.have.length(0)
    await confirm(page)
    await page.sees('O saldo agora é 0.')
  })

  it('says that there is nothing to take out of an empty stock', async () => {
    const page = await asked(vendorServer(), 'lpr_sped')
    await take(page)
    expect(page.texts('.field-error')).to.deep.equal(['Não há unidades disponíveis para retirar.'])
  })

  it('shows the refusal when units were assigned meanwhile, and retries a lost answer under the same key', async () => {
    const server = vendorServer()
    const adjust = server.answers['stock.adjust']!
    server.answers['stock.adjust'] = () => ({ ...licenceDenied('stock.take.insufficient', '', { facts: { available: 3 }, alternatives: [{ kind: 'orderMore', productId: COMPLETO.id }] }), stock: STOCK[0]! })
    const page = await asked(server)
    await page.type('#adjust-reason', 'Conferência')
    await confirm(page)
    await page.sees('Não há licenças suficientes no estoque')
    expect(page.all('dialog .callout .button')).to.have.length(0)
    await page.isAccessible()
    server.answers['stock.adjust'] = () => { throw new Failure('server', 500) }
    await confirm(page)
    await page.sees('Algo deu errado do nosso lado')
    server.answers['stock.adjust'] = adjust
    await page.click('Tentar de novo')
    await page.sees('ajuste de +1')
    const [, lost, again] = server.callsOf('stock.adjust')
    expect(again?.idempotencyKey).to.equal(lost?.idempotencyKey)
  })

  it('is offered to the vendor who was granted it, and to no one else', async () => {
    const acts = async (server: PartnerServer) => (await partnerWidget('assento-licence-stock', server)).all('[data-act=adjust]').length
    expect(await acts(vendorServer())).to.equal(STOCK.length)
    expect(await acts(new PartnerServer({ 'sessions.whoami': () => VENDOR_WHO }))).to.equal(0)
    expect(await acts(new PartnerServer({ 'sessions.whoami': () => ({ ...VENDOR, actor: { ...VENDOR.actor, role: 'partnerAdmin' } }) }))).to.equal(0)
  })

  it('fits 400 px with a hostile name as text', async () => {
    const name = `<img src=x onerror=alert(1)>${'nome'.repeat(200)}`
    const page = await asked(vendorServer({ 'stock.list': () => ({ items: STOCK.map((item) => ({ ...item, partner: { ...item.partner, name }, product: { ...item.product, name } })), totals: TOTALS, nextCursor: null }) }), COMPLETO.id, '400px')
    expect(page.all('img')).to.have.length(0)
    expect(page.element.scrollWidth).to.be.at.most(400)
    await page.isAccessible()
  })
})
