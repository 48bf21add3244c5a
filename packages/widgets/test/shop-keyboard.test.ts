/** Storefront, cart and plan changer by keyboard alone. */
import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { plain, unmountAll } from './page.ts'
import { BACKUP } from './shop-facts.ts'
import { fillCart, purchase, shopWidget } from './shop-page.ts'
import { ShopServer } from './shop-server.ts'
import { waitUntil } from './wait-until.ts'

const press = async (...keys: readonly string[]) => { for (const key of keys) await sendKeys({ press: key }) }
const nameOf = (element: Element | null) => (element === null ? 'nothing' : element.getAttribute('aria-label') || element.id || (element as HTMLInputElement).value || plain(element))
const tabs = async (root: ShadowRoot, count: number) => {
  const names: string[] = []
  for (let tab = 0; tab < count; tab += 1) { await press('Tab'); names.push(nameOf(root.activeElement)) }
  return names
}

describe('by keyboard alone', () => {
  afterEach(() => unmountAll())

  it('assento-storefront: cart, search, families, one radio group a plan, seats by arrows, Enter adds', async () => {
    const server = new ShopServer()
    server.catalogue = [BACKUP]
    const page = await shopWidget('assento-storefront', server)
    await page.sees('Carrinho 0')
    expect(await tabs(page.root, 5)).to.deep.equal(['Carrinho 0 itens', 'Buscar por produto ou plano', 'off_pln_backup_P1Y_annual', 'seats-pln_backup', 'Adicionar ao carrinho: Backup Gerenciado'])
    await press('Shift+Tab', 'ArrowUp', 'ArrowUp', 'Enter')
    await page.sees('7 licenças de Backup Gerenciado no carrinho')
    expect(nameOf(page.root.activeElement)).to.equal('seats-pln_backup')
    await press('Tab', 'Tab', 'Enter')
    await waitUntil(() => page.root.querySelector('dialog[open]'), 'the cart in a dialog')
    await press('Escape')
    await waitUntil(() => page.root.querySelector('dialog[open]') === null && nameOf(page.root.activeElement) === 'Ver carrinho', 'the focus comes back')
  })

  it('assento-cart: seats, removal and undo, checkout; the focus follows from step to step', async () => {
    const server = new ShopServer()
    server.add(purchase(BACKUP, 10, 'annual'))
    const page = await shopWidget('assento-cart', server)
    const removal = 'Remover Backup Gerenciado do carrinho'
    expect(await tabs(page.root, 3)).to.deep.equal(['seats-cti_1', removal, 'checkout'])
    await press('Shift+Tab', 'Enter')
    await waitUntil(() => nameOf(page.root.activeElement) === 'undo', 'the focus is on the undo')
    await press('Enter')
    await waitUntil(() => page.all('.item .qty').length === 1)
    page.find('#checkout').focus()
    await press('Enter')
    await waitUntil(() => page.root.activeElement?.id === 'stage', 'the focus is on the title of the review')
    expect(await tabs(page.root, 2)).to.deep.equal(['place', 'edit'])
    await press('Enter')
    await waitUntil(() => page.root.activeElement?.id === 'checkout', 'the focus is back on the button that led away')
    await press('Enter')
    await waitUntil(() => page.root.activeElement?.id === 'stage')
    await press('Tab', 'Enter')
    await page.sees('Pedido efetuado')
    await waitUntil(() => plain(page.root.activeElement) === 'Pedido efetuado', 'the focus is on the success')
    expect(await tabs(page.root, 2)).to.deep.equal(['Ver faturas', 'Atribuir licenças de Backup Gerenciado'])
    expect(server.callsOf('cart.checkout')).to.have.length(1)
  })

  it('assento-cart: after taking out one of several lines, Tab goes on to the next line', async () => {
    const page = await shopWidget('assento-cart', fillCart(new ShopServer()))
    page.button('Remover Projetos Equipe do carrinho').focus()
    await press('Enter')
    await waitUntil(() => nameOf(page.root.activeElement) === 'undo')
    expect(await tabs(page.root, 1)).to.deep.equal(['seats-cti_3'])
  })

  it('assento-plan-changer: arrows choose the plan, then seats and terms, Enter orders and leads to the review', async () => {
    const page = await shopWidget('assento-plan-changer', new ShopServer(), { 'subscription-id': 'sub_1' })
    await waitUntil(() => page.root.querySelector('#order'))
    expect(await tabs(page.root, 5)).to.deep.equal(['pln_standard', 'plan-seats', 'Compromisso', 'Cobrança', 'order'])
    await press('Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'ArrowDown')
    expect(nameOf(page.root.activeElement)).to.equal('pln_advanced')
    await page.sees('Valor conferido')
    await press('Tab', 'Tab', 'Tab', 'Tab', 'Enter')
    await waitUntil(() => page.root.querySelector('assento-cart')?.shadowRoot?.querySelector('#place'), 'the review')
    expect(nameOf(page.root.activeElement)).to.equal('back')
    await press('Enter')
    await waitUntil(() => page.root.activeElement?.id === 'order', 'the focus is back at the order')
  })
})
