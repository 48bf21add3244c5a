/** Order form, list of orders, stock and customers by keyboard alone, and in forced colours. */
import { expect } from '@open-wc/testing'
import { emulateMedia, sendKeys } from '@web/test-runner-commands'
import { AssentoOrderForm } from '../../src/orders/order-form.ts'
import { plain, unmountAll } from '../page.ts'
import { waitUntil } from '../wait-until.ts'
import { HORIZONTE, REPORT } from '../customers/customer-facts.ts'
import { COMPLETO, PENDING } from './partner-facts.ts'
import { partnerWidget } from './partner-page.ts'
import { PartnerServer } from './partner-server.ts'

const press = async (...keys: readonly string[]) => { for (const key of keys) await sendKeys({ press: key }) }
const nameOf = (element: Element | null) => (element === null ? 'nothing' : element.getAttribute('aria-label') || element.id || (element as HTMLInputElement).value || plain(element))
const tabs = async (root: ShadowRoot, count: number) => {
  const names: string[] = []
  for (let tab = 0; tab < count; tab += 1) { await press('Tab'); names.push(nameOf(root.activeElement)) }
  return names
}

describe('by keyboard alone', () => {
  before(() => { AssentoOrderForm.priceRestMs = 0 })
  afterEach(() => unmountAll())

  it('assento-order-form: type, product, quantity, Enter adds; then the items and the confirmation', async () => {
    const server = new PartnerServer()
    const page = await partnerWidget('assento-order-form', server)
    expect(await tabs(page.root, 3)).to.deep.equal(['purchase', 'product', 'quantity'])
    await press('Shift+Tab', 'ArrowDown', 'Tab', 'ArrowUp', 'Enter')
    await waitUntil(() => page.all('tbody tr[data-item]').length === 1 && page.root.activeElement?.id === 'product', 'the item is there')
    expect(page.texts('tbody td.col-quantity div')).to.deep.equal(['2'])
    expect(await tabs(page.root, 5)).to.deep.equal(['quantity', 'add', 'Itens do pedido', 'Excluir Farol Completo do pedido', 'confirm'])
    await press('Enter')
    await waitUntil(() => page.root.querySelector('dialog[open]') && page.root.activeElement?.matches('[data-confirm]'), 'the question, on its answer')
    await press('Escape')
    await waitUntil(() => page.root.querySelector('dialog[open]') === null && page.root.activeElement?.id === 'confirm', 'the focus comes back')
    await press('Enter')
    await waitUntil(() => page.root.activeElement?.matches('[data-confirm]'))
    await press('Enter')
    await waitUntil(() => page.root.activeElement?.id === 'done', 'the focus is on the success')
    expect(server.callsOf('orders.submit')).to.have.length(1)
  })

  it('assento-order-list: a row opens, its acts follow, Escape leaves the question and the focus comes back', async () => {
    const page = await partnerWidget('assento-order-list', new PartnerServer())
    expect(await tabs(page.root, 5)).to.deep.equal(['Situação', 'Meus pedidos', 'Pedido 1234 (PEND): detalhes', 'Aprovar o pedido 1234', 'Cancelar o pedido 1234'])
    await press('Enter')
    await waitUntil(() => page.root.querySelector('dialog[open] #reason'))
    await press('Escape')
    await waitUntil(() => nameOf(page.root.activeElement) === 'Cancelar o pedido 1234')
    await press('Shift+Tab', 'Shift+Tab', 'Enter')
    await page.sees('Pauta Parceiro Ouro')
    expect(page.find(`#open-${PENDING.id}`).getAttribute('aria-expanded')).to.equal('true')
  })

  it('assento-licence-stock: search, choose, assign, copy', async () => {
    const page = await partnerWidget('assento-licence-stock', new PartnerServer())
    expect(await tabs(page.root, 3)).to.deep.equal(['Atribuir a um cliente: Farol Completo', 'Pedir mais: Farol Completo', 'Movimentações: Farol Completo'])
    await press('Shift+Tab', 'Shift+Tab', 'Enter')
    await waitUntil(() => page.root.activeElement?.id === 'customer-search' && page.all('.option').length === 3, 'the search has the focus')
    await press('Tab', 'Enter')
    await waitUntil(() => page.root.activeElement?.id === 'assign-note')
    await press('Tab', 'Enter')
    await waitUntil(() => page.root.activeElement?.id === 'copy-key', 'the focus is on the copy of the key')
  })

  it('assento-customer-list: the X asks, and the report gives the focus back to the list', async () => {
    const server = new PartnerServer({ 'customers.offboard.quote': () => ({ decision: { verdict: 'allowed' }, report: REPORT }), 'customers.offboard.confirm': () => ({ verdict: 'allowed', report: REPORT, receiptId: null }) })
    const page = await partnerWidget('assento-customer-list', server)
    expect(await tabs(page.root, 7)).to.deep.equal([
      'register', 'Nome, CNPJ ou chave', 'Mostrar', 'Clientes', `Atribuir licença: ${HORIZONTE.name}`, `Editar: ${HORIZONTE.name}`, `Cancelar cliente: ${HORIZONTE.name}`,
    ])
    await press('Enter')
    await page.sees('É encerrada')
    page.find('[data-confirm]').focus()
    await press('Enter')
    await waitUntil(() => page.root.activeElement?.matches('[data-close]'), 'the focus is on the end of the report')
    await press('Enter')
    await waitUntil(() => page.root.querySelector('dialog[open]') === null)
    await waitUntil(() => nameOf(page.root.activeElement) === `Cancelar cliente: ${HORIZONTE.name}`)
  })
})

describe('in forced colours', () => {
  before(() => emulateMedia({ forcedColors: 'active' }))
  after(async () => { unmountAll(); await emulateMedia({ forcedColors: 'none' }) })

  it('the bar of the stock keeps an outline, and free and used parts of different colours', async () => {
    const page = await partnerWidget('assento-licence-stock', new PartnerServer())
    const bar = page.find(`[data-stock=acc_p1-${COMPLETO.id}] .bar`)
    expect(getComputedStyle(bar).borderTopStyle).to.equal('solid')
    const fill = (part: string) => getComputedStyle(bar.querySelector(part)!).fill
    expect(fill('.bar-free')).not.to.equal(fill('.bar-all'))
    await page.isAccessible()
  })
})
