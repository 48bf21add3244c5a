import { expect } from '@open-wc/testing'
import { calendarDate } from '@assento/rules'
import type { InvoiceItem } from '@assento/client'
import { AssentoInvoiceList } from '../src/invoices/invoice-list.ts'
import { Failure, type FakeServer } from './fixtures.ts'
import { brl, BR_CODE, invoiceDetailOf, INVOICES, listOf, NEW_MEANS, OPEN, OVERDUE, PAID } from './invoice-facts.ts'
import { announced, invoiceList, invoiceServer, opened, watchDownloads } from './invoice-page.ts'
import { plain, unmountAll, type Page } from './page.ts'
import { waitUntil } from './wait-until.ts'

/** A clipboard that takes everything, or refuses as inside a frame without permission. */
function clipboard(isAllowed: boolean): string[] {
  const texts: string[] = []
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: {
    writeText: (text: string) => isAllowed ? Promise.resolve(void texts.push(text)) : Promise.reject(new DOMException('not here', 'NotAllowedError')),
  } })
  return texts
}

const events = (page: Page<AssentoInvoiceList>, type: string) => {
  const seen: unknown[] = []
  page.element.parentElement?.addEventListener(type, (event) => seen.push((event as Event & { detail: unknown }).detail))
  return seen
}
const PAID_NOW: InvoiceItem = { ...OPEN, status: 'paid', paidOn: calendarDate('2026-11-19'), balance: brl(0) }
function pays(server: FakeServer): void {
  server.answers['invoices.list'] = listOf([PAID_NOW, PAID, OVERDUE])
  server.answers['invoices.get'] = ({ invoiceId }) => invoiceDetailOf(invoiceId === OPEN.id ? PAID_NOW : OVERDUE)
}

describe('assento-invoice-list: paying', () => {
  let original: readonly number[] = []
  beforeEach(() => { original = AssentoInvoiceList.pollWaitsMs })
  afterEach(() => { AssentoInvoiceList.pollWaitsMs = original; Reflect.deleteProperty(navigator, 'clipboard'); unmountAll() })

  it('draws the Pix code as vectors: finder patterns inside four modules of white', async () => {
    const page = await invoiceList(invoiceServer())
    const detail = await opened(page, OPEN)
    await waitUntil(() => detail.querySelector('.qr path'), 'the code')
    const size = Number(detail.querySelector('.qr svg')?.getAttribute('viewBox')?.split(' ')[2])
    expect((size - 8 - 17) % 4).to.equal(0)
    expect(detail.querySelector('.qr path')?.getAttribute('d')).to.match(/^M4 4h7v1H4z/)
    expect(detail.querySelector('.qr')?.getAttribute('aria-label')).to.match(/^QR Code do Pix desta fatura, no valor de R\$\s1\.123,20$/)
    await page.isAccessible()
  })

  it('copies the Pix code as it is, and the linha digitável without dots, and says so', async () => {
    const texts = clipboard(true)
    const page = await invoiceList(invoiceServer())
    await opened(page, OPEN)
    await page.click('Copiar código Pix')
    await waitUntil(() => announced(page) === 'Código Pix copiado.')
    await page.click('Copiar linha digitável')
    await waitUntil(() => announced(page) === 'Linha digitável copiada.')
    expect(texts).to.deep.equal([BR_CODE, '00190500954014481606906809350314313370000112320'])
    expect(page.button('Copiado').dataset['copy']).to.equal('line')
  })

  it('shows the text selected where the page around does not allow copying', async () => {
    clipboard(false)
    const page = await invoiceList(invoiceServer())
    await opened(page, OPEN)
    await page.click('Copiar código Pix')
    await page.sees('Esta página não permite copiar sozinha. O texto está selecionado')
    const field = page.find<HTMLTextAreaElement>('[data-manual]')
    await waitUntil(() => page.root.activeElement === field)
    expect(field.value.slice(field.selectionStart, field.selectionEnd)).to.equal(BR_CODE)
    await page.isAccessible()
  })

  it('leads from the row to the Pix code', async () => {
    const page = await invoiceList(invoiceServer())
    await page.click('Pix da fatura 2026-0184')
    await waitUntil(() => page.root.activeElement?.textContent?.includes('Copiar código Pix'))
    expect(page.find(`#open-${OPEN.id}`).getAttribute('aria-expanded')).to.equal('true')
  })

  it('leads from the banner to the second copy of what is overdue', async () => {
    const page = await invoiceList(invoiceServer())
    await page.click('Ver como pagar')
    await waitUntil(() => page.root.activeElement?.textContent?.includes('Gerar 2ª via atualizada'))
  })

  it('fetches a document through its link: the page stays, and no token is in the address', async () => {
    const { downloads, stop } = watchDownloads()
    const server = invoiceServer()
    const page = await invoiceList(server)
    const seen = events(page, 'assento-invoice-downloaded')
    await page.click('Nota fiscal da fatura 2026-0151')
    await waitUntil(() => seen.length === 1)
    stop()
    const documentId = 'doc_2026-0151_notaFiscalPdf'
    expect(downloads).to.deep.equal([{ href: `https://portal.example/documents/${documentId}`, name: `${documentId}.pdf`, isAttached: false }])
    expect(downloads[0]?.href).not.to.contain('secret-token')
    expect(seen).to.deep.equal([{ invoiceId: PAID.id, documentId, kind: 'notaFiscalPdf' }])
    expect(announced(page)).to.equal('Nota fiscal em PDF: o arquivo está sendo baixado.')
  })

  for (const url of ['javascript:alert(1)', 'data:text/html,x', 'blob:https://portal.example/1']) {
    it(`does not follow ${url}`, async () => {
      const { downloads, stop } = watchDownloads()
      const page = await invoiceList(invoiceServer({ 'invoices.documentLink': () => ({ url, expiresAt: '', fileName: 'x' }) }))
      await page.click('Boleto da fatura 2026-0184')
      await page.sees('Algo deu errado')
      stop()
      expect(downloads).to.deep.equal([])
    })
  }

  it('says below the row that a document could not be fetched, and tries again', async () => {
    const { downloads, stop } = watchDownloads()
    const server = invoiceServer()
    const link = server.answers['invoices.documentLink']!
    server.answers['invoices.documentLink'] = () => { throw new Failure('server', 500) }
    const page = await invoiceList(server)
    await page.click('Boleto da fatura 2026-0184')
    await page.sees('Algo deu errado do nosso lado')
    expect(plain(page.find(`[data-id="${OPEN.id}"] .opened`))).to.contain('req_7')
    server.answers['invoices.documentLink'] = link
    await page.click('Tentar de novo')
    await waitUntil(() => downloads.length === 1)
    stop()
    await waitUntil(() => page.all('.opened').length === 0)
  })

  it('makes a second copy with the amount of today, fetches it, and shows the new code and line', async () => {
    const { downloads, stop } = watchDownloads()
    let isMade = false
    const server = invoiceServer({
      'invoices.get': ({ invoiceId }) => invoiceId === OVERDUE.id ? invoiceDetailOf(OVERDUE, isMade ? { payment: NEW_MEANS } : {}) : invoiceDetailOf(OPEN),
      'invoices.secondCopy': () => { isMade = true; return { verdict: 'allowed', outcome: 'newVersion', documentId: 'doc_v2', payment: NEW_MEANS, lateCharges: null } },
    })
    const page = await invoiceList(server)
    await page.click('2ª via atualizada da fatura 2026-0118')
    await page.sees('2ª via pronta')
    stop()
    const detail = page.find(`#detail-${OVERDUE.id}`)
    expect(plain(detail)).to.contain('Vencimento 19 nov, no valor de R$ 974,06. O arquivo está sendo baixado.').and.to.contain('06809.350314 1 13360000097406').and.to.contain('Valor sujeito a atualização pelo banco.')
    expect(downloads.map(({ href }) => href)).to.deep.equal(['https://portal.example/documents/doc_v2'])
    const [call] = server.callsOf('invoices.secondCopy')
    expect(call?.input).to.deep.equal({ invoiceId: OVERDUE.id })
    expect(call?.idempotencyKey).to.be.a('string')
    await page.isAccessible()
  })

  it('says the rule that refuses a second copy', async () => {
    const page = await invoiceList(invoiceServer({
      'invoices.secondCopy': () => ({ verdict: 'denied', rule: 'invoices.secondCopy.notOpen', reason: '', clause: 'Segunda via de fatura em aberto', earliestAt: null, facts: { state: 'paid' }, alternatives: [] }),
    }))
    await page.click('2ª via atualizada da fatura 2026-0118')
    await page.sees('Segunda via de fatura em aberto')
    expect(page.all(`[data-id="${OVERDUE.id}"] .callout`)).to.have.length(1)
  })

  it('notices a payment while the invoice is open, says it once, and tells the host and the overview', async () => {
    AssentoInvoiceList.pollWaitsMs = [20]
    const server = invoiceServer()
    const page = await invoiceList(server)
    const seen = events(page, 'assento-invoice-paid')
    await opened(page, OPEN)
    expect(page.text).to.contain('Depois de pagar, esta página se atualiza sozinha.')
    pays(server)
    await page.sees('Pagamento confirmado em 19 nov.')
    expect(announced(page)).to.equal('Fatura 2026-0184 paga.')
    expect(page.texts(`[data-id="${OPEN.id}"] .chip`)).to.deep.equal(['Paga em 19 nov'])
    expect(page.texts('.cell')[0]).to.contain('Nenhuma outra fatura a vencer')
    const asked = server.callsOf('invoices.get').length
    await page.element.refresh()
    expect(seen).to.deep.equal([{ invoiceId: OPEN.id, number: '2026-0184', paidOn: '2026-11-19' }])
    expect(server.callsOf('invoices.get').length - asked).to.be.at.most(1)
  })

  it('asks every 15 s and only about what is open here and unpaid', async () => {
    expect(AssentoInvoiceList.pollWaitsMs).to.deep.equal([15_000])
    AssentoInvoiceList.pollWaitsMs = [20]
    const server = invoiceServer()
    const page = await invoiceList(server)
    await opened(page, PAID)
    await opened(page, OPEN)
    const asked = () => server.callsOf('invoices.get').filter(({ input }) => input['invoiceId'] === OPEN.id).length
    const before = asked()
    await waitUntil(() => asked() > before + 1)
    expect(server.callsOf('invoices.get').filter(({ input }) => input['invoiceId'] === PAID.id)).to.have.length(1)
  })

  it('looks again when the person comes back to the page', async () => {
    const server = invoiceServer()
    const page = await invoiceList(server)
    const seen = events(page, 'assento-invoice-paid')
    pays(server)
    document.dispatchEvent(new Event('visibilitychange'))
    await waitUntil(() => seen.length === 1)
    expect(announced(page)).to.equal('Fatura 2026-0184 paga.')
  })

  it('contests an invoice with a reason: says what pauses, asks for the reason, sends it once, gives the focus back', async () => {
    let isDisputed = false
    const server = invoiceServer({
      'invoices.get': ({ invoiceId }) => invoiceDetailOf({ ...(invoiceId === OPEN.id ? OPEN : OVERDUE), isDisputed: isDisputed && invoiceId === OPEN.id }),
      'collections.disputes.open': () => { isDisputed = true; return { verdict: 'allowed', plan: { invoiceId: OPEN.id }, dispute: null } },
    })
    const page = await invoiceList(server)
    const seen = events(page, 'assento-invoice-disputed')
    await opened(page, OPEN)
    await page.click('Contestar esta fatura')
    await waitUntil(() => page.find<HTMLDialogElement>('dialog').open)
    await waitUntil(() => page.root.activeElement?.id === 'reason', 'the focus is in the reason')
    expect(page.text).to.contain('Suspensão do acesso, prevista para 7 dez').and.to.contain('O vencimento não muda.')
    await page.click('Enviar contestação')
    await page.sees('Escreva o motivo')
    expect(page.root.activeElement?.id).to.equal('reason')
    await page.isAccessible()
    await page.type('#reason', '  Três licenças a mais do que pedimos.  ')
    await page.click('Enviar contestação')
    await waitUntil(() => seen.length === 1)
    expect(server.callsOf('collections.disputes.open').map(({ input }) => input)).to.deep.equal([{ invoiceId: OPEN.id, reason: 'Três licenças a mais do que pedimos.' }])
    expect(announced(page)).to.equal('Contestação da fatura 2026-0184 enviada.')
    expect(page.find<HTMLDialogElement>('dialog').open).to.equal(false)
    expect(page.root.activeElement?.id).to.equal(`open-${OPEN.id}`)
    expect(page.texts(`[data-id="${OPEN.id}"] .chip`)).to.deep.equal(['Vence amanhã', 'Em contestação'])
  })

  it('keeps the reason and its key when sending a dispute fails', async () => {
    const server = invoiceServer({ 'collections.disputes.open': () => { throw new Failure('server', 500) } }, INVOICES)
    const page = await invoiceList(server)
    await opened(page, OPEN)
    await page.click('Contestar esta fatura')
    await waitUntil(() => page.find<HTMLDialogElement>('dialog').open)
    await page.type('#reason', 'Valor em dobro')
    await page.click('Enviar contestação')
    await page.sees('Algo deu errado do nosso lado')
    expect(page.find<HTMLTextAreaElement>('#reason').value).to.equal('Valor em dobro')
    await page.click('Tentar de novo')
    await waitUntil(() => server.callsOf('collections.disputes.open').length >= 2)
    expect(new Set(server.callsOf('collections.disputes.open').map(({ idempotencyKey }) => idempotencyKey)).size).to.equal(1)
  })

  it('lets the server write the filtered list as CSV', async () => {
    const { downloads, stop } = watchDownloads()
    const server = invoiceServer({ 'invoices.exportLink': () => ({ url: '/documents/list', expiresAt: '', fileName: 'faturas.csv' }) })
    const page = await invoiceList(server, { status: 'paid' })
    await page.click('Exportar CSV')
    await waitUntil(() => announced(page) === 'O arquivo CSV está sendo baixado.')
    stop()
    expect(server.callsOf('invoices.exportLink').map(({ input }) => input)).to.deep.equal([{ status: ['paid'] }])
    expect(downloads.map(({ name }) => name)).to.deep.equal(['faturas.csv'])
  })
})
