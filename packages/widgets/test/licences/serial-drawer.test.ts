import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { calendarDate, instant } from '@assento/rules'
import { Failure } from '../fixtures.ts'
import { plain, unmountAll } from '../page.ts'
import { waitUntil } from '../wait-until.ts'
import { activation, GRACE, HISTORY, MOVED_LIST, SERIAL, serialDetailOf, SUSPENDED } from './facts.ts'
import { licenceServer } from './licence-server.ts'
import { activationTable, announced, drawer, rowOf } from './table-page.ts'

const allowed = (serial: object) => ({ verdict: 'allowed', plan: {}, serial })

/** A click on a link that saves a file, instead of saving it. */
function watchFiles() {
  const files: { readonly name: string; readonly text: Promise<string> }[] = []
  const original = HTMLAnchorElement.prototype.click
  HTMLAnchorElement.prototype.click = function click(this: HTMLAnchorElement) { files.push({ name: this.download, text: fetch(this.href).then((answer) => answer.text()) }) }
  return { files, stop: () => { HTMLAnchorElement.prototype.click = original } }
}

describe('the details of a serial', () => {
  afterEach(unmountAll)

  it('say what it is, to whom it belongs and until when, in a modal dialog that is read as one', async () => {
    const page = await activationTable(licenceServer())
    const dialog = await drawer(page, 'GM609')
    expect(dialog.matches(':modal')).to.equal(true)
    expect(dialog.getAttribute('aria-label')).to.contain('9C857')
    expect(plain(dialog)).to.contain('9C857-YJ11S-R8P3J-BDKQ5-GM609').and.to.contain('Marcenaria Horizonte').and.to.contain('11 de dezembro de 2026').and.to.contain('1 de 1 computador')
      .and.to.contain('funciona até 30 dias sem contato').and.to.contain('11 ago 2026, 10:00, por Loja Centro')
    await page.isAccessible()
  })

  it('say why it is suspended, who did it, when, and until when', async () => {
    const page = await activationTable(licenceServer())
    expect(plain(await drawer(page, '3M9RC'))).to.contain('Suspensa: Pendência financeira').and.to.contain('Por Rita Campos, em 20 ago 2026, 14:20.').and.to.contain('Fica suspensa até alguém liberar.')
      .and.to.contain('Faturas de junho e julho em aberto.').and.to.contain('e expirada desde 18 ago 2026')
    const until = { ...serialDetailOf(SUSPENDED).suspension!, until: instant('2026-12-02T03:00:00.000Z') }
    const other = await activationTable(licenceServer({}, undefined, { suspension: until }))
    expect(plain(await drawer(other, '3M9RC'))).to.contain('Libera sozinha em 2 dez 2026, 00:00.')
  })

  it('say how it ended and what took its place', async () => {
    const cancellation = { kind: 'reissued' as const, at: instant('2026-10-02T14:00:00.000Z'), byName: 'Loja Centro', reason: null, note: null, replacedBy: { id: 'ser_9', last5: 'N0VA1' } }
    const page = await activationTable(licenceServer({}, undefined, { cancellation, actions: [] }))
    const dialog = await drawer(page, 'C4NC3')
    expect(plain(dialog)).to.contain('Substituída por outra chave').and.to.contain('A chave nova termina em N0VA1.').and.to.contain('não volta a funcionar')
    expect(dialog.querySelector('.dialog-actions')).to.equal(null)
  })

  it('name the invoice that a renewal waits for', async () => {
    const renewal = { kind: 'retroactive' as const, cycles: 4, amount: { currency: 'BRL', cents: 48_000 }, toOn: calendarDate('2026-12-11'), invoice: { id: 'inv_1', number: '2026-0212', dueOn: calendarDate('2026-11-28') } }
    const page = await activationTable(licenceServer({}, undefined, { renewal }))
    expect(plain(await drawer(page, 'A0B1C'))).to.contain('Pagamento retroativo de R$ 480,00 em aberto').and.to.contain('vence em 28 de novembro de 2026').and.to.contain('até 10 de dezembro de 2026')
  })

  it('show a skeleton, then a failure with a way to try again', async () => {
    let fail: (cause: Failure) => void = () => undefined
    const server = licenceServer({ 'serials.get': () => new Promise((_, reject) => { fail = reject }) })
    const page = await activationTable(server)
    ;(await rowOf(page, 'GM609')).querySelector<HTMLElement>('[data-act=details]')!.click()
    await waitUntil(() => page.root.querySelector('.drawer .skeleton'), 'the skeleton')
    fail(new Failure('server', 500))
    await page.sees('Algo deu errado do nosso lado')
    await page.isAccessible()
    server.answers['serials.get'] = () => serialDetailOf(SERIAL)
    await page.click('Tentar de novo')
    await page.sees('Atribuída')
  })

  it('show computers with the move between them, and walk tabs by arrows', async () => {
    const page = await activationTable(licenceServer({ 'serials.get': () => serialDetailOf(GRACE, { activationList: MOVED_LIST }) }))
    await drawer(page, 'VX81H')
    page.find('#tab-details').focus()
    await sendKeys({ press: 'ArrowRight' })
    await page.sees('Veio do computador BALCAO-01')
    expect(page.root.activeElement?.id).to.equal('tab-activations')
    expect(page.texts('.machines > li')[0]).to.contain('NOTE-LOJA').and.to.contain('Em uso').and.to.contain('versão 12.4.1')
    expect(page.texts('.machines > li')[1]).to.contain('Encerrada em 3 nov 2026, 16:38: mudou de computador')
    await page.isAccessible()
  })

  it('tell the history in words, page by page', async () => {
    const page = await activationTable(licenceServer({ 'serials.history': ({ cursor }) => (cursor ? { items: HISTORY.slice(2), nextCursor: null } : { items: HISTORY.slice(0, 2), nextCursor: 'next' }) }))
    await drawer(page, 'VX81H')
    await page.click('Histórico')
    await page.sees('Mudou de computador')
    expect(page.texts('.timeline li')).to.deep.equal([
      'Mudou de computador · BALCAO-01 → NOTE-LOJA 3 nov 2026, 16:40 · NOTE-LOJA (computador)',
      'Suspensa · Pendência financeira Faturas de junho e julho em aberto. 20 ago 2026, 14:20 · Rita Campos (fabricante) · Período de tolerância → Suspensa',
    ])
    await page.click('Mostrar mais')
    await page.sees('Atribuída ao cliente')
    expect(page.all('.timeline li')).to.have.length(4)
    await page.isAccessible()
  })

  it('keep a note: written, saved once, said, and shown', async () => {
    let note: string | null = null
    const server = licenceServer({
      'serials.get': () => serialDetailOf({ ...SERIAL, note }), 'serials.setNote': (input) => { note = String(input['note']); return allowed(serialDetailOf({ ...SERIAL, note, version: 4 })) },
    })
    const page = await activationTable(server)
    await drawer(page, 'GM609')
    expect(page.text).to.contain('Sem observação')
    await page.click('Editar observação')
    await page.type('#note', '  Notebook da recepção ')
    await page.click('Salvar')
    await page.sees('Notebook da recepção')
    expect(server.callsOf('serials.setNote')[0]?.input).to.deep.equal({ serialId: 'ser_1', version: 3, note: 'Notebook da recepção' })
    expect(announced(page)).to.equal('Observação salva.')
  })

  it('exchange a request file for a licence file, and save it', async () => {
    const { files, stop } = watchFiles()
    const server = licenceServer({
      'serials.get': () => serialDetailOf({ ...SERIAL, activations: { used: 0, max: 1 } }, { activationList: [] }),
      'activations.issueOffline': () => ({ ...allowed(serialDetailOf(SERIAL)), file: { fileName: 'licenca-GM609.lic', text: '-----BEGIN LICENSE FILE-----', expiresAt: instant('2026-12-21T00:00:00.000Z') } }),
    })
    const page = await activationTable(server)
    await drawer(page, 'GM609')
    await page.click(/^Ativações/)
    await page.sees('Ativar um computador sem internet')
    const request = '{"serial":"9C857"}'
    const dropped = new DataTransfer()
    dropped.items.add(new File([request], 'pedido.req'))
    page.find('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }))
    await page.sees('O arquivo de licença está pronto')
    stop()
    expect(files.map(({ name }) => name)).to.deep.equal(['licenca-GM609.lic'])
    expect(await files[0]!.text).to.equal('-----BEGIN LICENSE FILE-----')
    expect(server.callsOf('activations.issueOffline')[0]?.input).to.deep.equal({ serialId: 'ser_1', request })
    expect(page.text).to.contain('licenca-GM609.lic, válido até 20 dez 2026, 21:00.')
    await page.isAccessible()
  })

  it('ask which computer makes room when all are taken, and name it in the request', async () => {
    const server = licenceServer({
      'serials.get': () => serialDetailOf(SERIAL, { activationList: [activation()] }),
      'activations.issueOffline': () => ({ verdict: 'denied', rule: 'activations.request.unreadable', reason: '', clause: 'Licenças, ativação', earliestAt: null, alternatives: [], facts: {}, file: null, serial: null }),
    })
    const page = await activationTable(server)
    await drawer(page, 'GM609')
    await page.click(/^Ativações/)
    const drop = () => {
      const dropped = new DataTransfer()
      dropped.items.add(new File(['{"serial":"9C857"}'], 'pedido.req'))
      page.find('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }))
    }
    await waitUntil(() => page.root.querySelector('.drop'), 'the desk')
    drop()
    await page.sees('Escolha antes o computador')
    await page.type('#replaces', 'act_PROJETOS-02')
    drop()
    await waitUntil(() => page.root.querySelector('.offline .callout.bad'), 'the refusal')
    expect(server.callsOf('activations.issueOffline').map(({ input }) => input['request'])).to.deep.equal(['{"serial":"9C857","replaces":"act_PROJETOS-02"}'])
  })

  it('close with Escape, give the focus back to the row, and tell the host nothing of it', async () => {
    const page = await activationTable(licenceServer())
    const heard: string[] = []
    for (const name of ['close', 'cancel', 'toggle']) page.element.addEventListener(name, () => heard.push(name))
    await drawer(page, 'VX81H')
    await sendKeys({ press: 'Escape' })
    await waitUntil(() => page.all('dialog[open]').length === 0, 'it is closed')
    await waitUntil(() => page.root.activeElement?.closest('.row')?.textContent?.includes('VX81H'), 'the focus is in its row')
    expect(heard).to.deep.equal([])
  })
})
