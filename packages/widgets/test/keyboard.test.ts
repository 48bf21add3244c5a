/** Each element by keyboard alone, as it is built and delivered: the order of Tab, arrows, Enter, Escape, and where the focus goes. */
import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { detailOf, FakeServer, ITEM, person } from './fixtures.ts'
import { invoiceDetailOf, OPEN } from './invoice-facts.ts'
import { invoiceServer } from './invoice-page.ts'
import { plain } from './page.ts'
import { factsOf } from './seat-editor-facts.ts'
import { FakeServer as EditorServer } from './seat-editor-server.ts'
import { strictFrame } from './strict-frame.ts'
import { waitUntil } from './wait-until.ts'

/** One widget in a page of its own, and a person without a mouse. */
async function keyboardOn(tag: string, fetch: typeof globalThis.fetch) {
  const { frame, root } = await strictFrame(fetch, `?only=${tag}`)
  const shadow = () => root(tag)
  await waitUntil(() => frame.contentDocument!.querySelector(tag)?.matches(':state(ready)') && !shadow().querySelector('form[aria-busy=true]'), 'the widget is ready')
  frame.contentWindow!.focus()
  const active = () => shadow().activeElement
  const nameOf = (element: Element | null) => element === null ? 'nothing' : element.getAttribute('aria-label') || element.id || (element as HTMLInputElement).value || plain(element)
  return {
    active, shadow,
    focused: () => nameOf(active()),
    press: async (...keys: readonly string[]) => { for (const key of keys) await sendKeys({ press: key }) },
    type: (text: string) => sendKeys({ type: text }),
    /** Where each Tab leads. */
    async tabs(count: number): Promise<readonly string[]> {
      const names: string[] = []
      for (let tab = 0; tab < count; tab += 1) { await sendKeys({ press: 'Tab' }); names.push(nameOf(active())) }
      return names
    },
    sees: (text: string) => waitUntil(() => plain(shadow()).includes(text), `to see ${text}`),
    comesTo: (name: string) => waitUntil(() => nameOf(active()) === name, `the focus comes to ${name}; it is on ${nameOf(active())}`),
  }
}

describe('by keyboard alone, in the built bundle', () => {
  afterEach(() => { for (const frame of document.querySelectorAll('iframe')) frame.remove() })

  it('assento-subscription-list: search, state, rows, menu by arrows, dialog closed by Escape with the focus back', async () => {
    const server = new FakeServer({ 'subscriptions.list': () => ({ items: [ITEM], nextCursor: 'next' }), 'subscriptions.get': () => detailOf(ITEM) })
    const { tabs, press, focused, comesTo, sees, shadow } = await keyboardOn('assento-subscription-list', server.fetch)
    const more = 'Mais ações para Suite Escritório Padrão'
    expect(await tabs(6)).to.deep.equal(['Buscar assinatura', 'Situação', 'Assinaturas', 'Alterar licenças: Suite Escritório Padrão', more, 'Carregar mais'])
    await press('Shift+Tab', 'Enter')
    await comesTo('Planejar renovação')
    await press('ArrowDown', 'ArrowDown')
    expect(focused()).to.equal('Suspender…')
    await press('Escape')
    await comesTo(more)
    await press('Enter')
    await comesTo('Planejar renovação')
    await press('ArrowDown', 'ArrowDown', 'Enter')
    await sees('A cobrança continua')
    await press('Escape')
    await waitUntil(() => shadow().querySelector('dialog[open]') === null, 'the dialog is closed')
    await comesTo(more)
    expect(server.callsOf('subscriptions.suspend')).to.have.length(0)
  })

  it('assento-seat-editor: arrows change the number, Enter in the field confirms, and the undo is two Tabs away', async () => {
    const server = new EditorServer(factsOf())
    const { tabs, press, focused, sees, shadow } = await keyboardOn('assento-seat-editor', server.fetch)
    expect(await tabs(2)).to.deep.equal(['seats', 'confirm'])
    await press('Shift+Tab', 'ArrowUp', 'ArrowUp', 'ArrowDown')
    expect(shadow().querySelector<HTMLInputElement>('#seats')?.value).to.equal('16')
    await sees('Valor garantido')
    await press('Enter')
    await sees('Agora são 16 licenças')
    expect(focused()).to.be.oneOf(['seats', 'confirm'])
    expect(server.callsOf('subscriptions.seats.change')).to.have.length(1)
    if (focused() === 'confirm') await press('Shift+Tab')
    else await press('Tab')
    expect(focused()).to.match(/^Voltar para 15/)
  })

  it('assento-renewal-scheduler: arrows choose the card, then the terms in their order, Enter saves', async () => {
    const server = new EditorServer(factsOf())
    const { tabs, press, focused, sees } = await keyboardOn('assento-renewal-scheduler', server.fetch)
    expect(await tabs(5)).to.deep.equal(['renew', 'next-seats', 'Compromisso', 'Cobrança', 'save'])
    await press('Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'ArrowDown', 'ArrowDown')
    expect(focused()).to.equal('end')
    await sees('último dia de acesso')
    await press('ArrowUp', 'ArrowUp')
    expect(focused()).to.equal('renew')
    await press('Tab', 'ArrowDown')
    await sees('Preço conferido')
    expect(await tabs(4)).to.deep.equal(['Compromisso', 'Cobrança', 'save', 'Descartar alterações'])
    await press('Shift+Tab', 'Enter')
    await sees('Plano salvo: renova com 14 licenças')
    expect(focused()).to.equal('save')
  })

  it('assento-seat-assignment: name, address, Enter gives the seat; Enter takes one back, and again undoes it', async () => {
    const people = [person(1, 'Ana Souza')]
    const server = new FakeServer({
      'subscriptions.get': () => detailOf({ ...ITEM, assignedSeats: 1 }), 'subscriptions.assignments.list': () => ({ items: people, nextCursor: null }),
      'subscriptions.assignments.assign': (input) => person(2, String(input['userName'])), 'subscriptions.assignments.unassign': (input) => ({ id: String(input['assignmentId']) }),
    })
    const { tabs, press, type, focused, comesTo, sees } = await keyboardOn('assento-seat-assignment', server.fetch)
    expect(await tabs(4)).to.deep.equal(['userName', 'userEmail', 'Atribuir licença', 'Retirar a licença de Ana Souza'])
    await press('Enter')
    await comesTo('Desfazer: devolver a licença de Ana Souza')
    await press('Enter')
    await sees('A licença de Ana Souza foi devolvida.')
    await press('Shift+Tab', 'Shift+Tab', 'Shift+Tab')
    expect(focused()).to.equal('userName')
    await type('Célia Araújo')
    await press('Tab')
    await type('celia@example.com')
    await press('Enter')
    await sees('Célia Araújo recebeu uma licença.')
    await comesTo('userName')
  })

  it('assento-invoice-list: filters, rows, Enter opens one, copy, dispute closed by Escape with the focus back', async () => {
    const server = invoiceServer({ 'invoices.get': () => invoiceDetailOf(OPEN) }, [OPEN])
    const { tabs, press, focused, comesTo, sees, shadow } = await keyboardOn('assento-invoice-list', server.fetch)
    const row = 'Fatura 2026-0184: detalhes e pagamento'
    expect(await tabs(10)).to.deep.equal([
      'financeiro@example.com', 'Exportar CSV', 'Fatura 2026-0184', 'Número da fatura', 'Situação', 'Vencimento', 'Faturas', row, 'Boleto da fatura 2026-0184', 'Pix da fatura 2026-0184',
    ])
    await press('Enter')
    await comesTo('Copiar código Pix')
    expect(shadow().querySelector(`#open-${OPEN.id}`)?.getAttribute('aria-expanded')).to.equal('true')
    expect(await tabs(7)).to.deep.equal([
      'Copiar linha digitável', 'Baixar boleto em PDF', 'Baixar Fatura em PDF da fatura 2026-0184', 'Baixar Boleto em PDF da fatura 2026-0184', 'Baixar Nota fiscal em PDF da fatura 2026-0184',
      'Baixar Nota fiscal em XML da fatura 2026-0184', 'Contestar esta fatura',
    ])
    await press('Enter')
    await sees('O que não está certo?')
    await press('Escape')
    await waitUntil(() => shadow().querySelector('dialog[open]') === null, 'the dialog is closed')
    await comesTo('Contestar esta fatura')
    shadow().querySelector<HTMLElement>(`#open-${OPEN.id}`)?.focus()
    await press('Enter')
    await waitUntil(() => shadow().querySelector('.receipt') === null, 'the row is closed')
    expect(focused()).to.equal(row)
    expect(server.callsOf('collections.disputes.open')).to.have.length(0)
  })
})
