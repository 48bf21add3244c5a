import { expect } from '@open-wc/testing'
import { calendarDate } from '@assento/rules'
import { Failure } from './fixtures.ts'
import { brl, DISPUTED, invoiceDetailOf, INVOICES, LINES, OPEN, OVERDUE, PAID, step, VOID } from './invoice-facts.ts'
import { announced, invoiceList, invoiceServer, opened } from './invoice-page.ts'
import { plain, unmountAll } from './page.ts'
import { waitUntil } from './wait-until.ts'

const rows = (detail: HTMLElement) => [...detail.querySelectorAll('.receipt > div')].map(plain)

describe('assento-invoice-list: an invoice explained', () => {
  afterEach(unmountAll)

  it('says every line with its formula, its days, who caused it and what it gives back', async () => {
    const page = await invoiceList(invoiceServer())
    expect(rows(await opened(page, OPEN))).to.deep.equal([
      'Suite Escritório Padrão · ciclo da assinatura 18 licenças × R$ 62,40 · 15 out a 13 nov Renovação registrada por Nuvem Clara em qui, 15 out, 00:00 (registro 1.184) R$ 1.123,20',
      'Suite Escritório Padrão · licenças acrescentadas 3 licenças × R$ 62,40 × 17/30 dias · 28 out a 13 nov Licenças alteradas por Ana Souza em qua, 28 out, 14:12 (registro 1.203) R$ 106,08',
      'Suite Escritório Padrão · crédito da redução 2 licenças × R$ 62,40 × 19/30 dias · 26 out a 13 nov Devolve R$ 79,04 da fatura 2026-0151 Licenças alteradas por Bruno Carvalho em seg, 26 out, 10:40 (registro 1.197) −R$ 79,04',
      'Total da fatura R$ 1.150,24', 'Crédito aplicado em 5 nov −R$ 27,04', 'A pagar R$ 1.123,20',
    ])
    await page.isAccessible()
  })

  it('prints no count of seats that does not multiply to the amount', async () => {
    const [first, second] = LINES
    const server = invoiceServer({ 'invoices.get': () => invoiceDetailOf(OPEN, { lines: [{ ...first!, computed: brl(112_319) }, { ...second!, computed: brl(10_600) }] }) })
    const detail = await opened(await invoiceList(server), OPEN)
    expect(rows(detail)[0]).to.contain('ciclo da assinatura').and.not.to.contain('×')
    expect(rows(detail)[1]).not.to.contain('3 licenças')
  })

  it('says why a credit is less than its days, and counts no seats where none were sold', async () => {
    const capped = { ...LINES[2]!, amount: brl(-5000), isCapped: true, credits: [{ invoiceNumber: null, chargeId: 'chg_1', amount: brl(5000) }] }
    const fee = { ...LINES[0]!, kind: 'setupFee' as const, description: 'Instalação', quantity: 1, unitPrice: brl(15_000), amount: brl(15_000), computed: brl(15_000), cause: null }
    const server = invoiceServer({ 'invoices.get': () => invoiceDetailOf(OPEN, { lines: [capped, fee] }) })
    const [credit, setup] = rows(await opened(await invoiceList(server), OPEN))
    expect(credit).to.contain('2 licenças × R$ 62,40 × 19/30 dias').and.to.contain('A conta daria −R$ 79,04; o crédito se limita ao que havia sido cobrado.').and.to.contain('Devolve R$ 50,00 de uma cobrança anterior')
    expect(setup).to.contain('Instalação 1 × R$ 150,00').and.not.to.contain('licença')
  })

  it('shows taxes on their subtotal, payments with what was fine and what became credit', async () => {
    const server = invoiceServer({
      'invoices.get': () => invoiceDetailOf(PAID, {
        taxes: [{ label: 'ISS', basisPoints: 250, base: brl(93_600), amount: brl(2340) }], tax: brl(2340), subtotal: brl(93_600), total: brl(95_940),
        settlements: [{ kind: 'payment', channel: 'pix', on: calendarDate('2026-10-19'), amount: brl(95_940), lateCharges: brl(1919), excess: brl(500), reference: 'E123' }],
      }),
    })
    const receipt = rows(await opened(await invoiceList(server), PAID)).slice(1)
    expect(receipt).to.deep.equal([
      'Subtotal R$ 936,00', 'ISS 2,5 % sobre R$ 936,00 R$ 23,40', 'Total da fatura R$ 959,40',
      'Pagamento por Pix em 19 out E123 Além disso, R$ 19,19 de multa e juros. R$ 5,00 pagos a mais viraram crédito. −R$ 959,40',
    ])
  })

  it('answers “Por quê?” with the arithmetic of fine and interest', async () => {
    const page = await invoiceList(invoiceServer())
    const detail = await opened(page, OVERDUE)
    expect([...detail.querySelectorAll('.why li')].map(plain)).to.deep.equal([
      'O vencimento era 18 de setembro de 2026 e o último dia sem acréscimo foi 18 de setembro de 2026.', 'Multa, cobrada uma única vez: 2 % de R$ 936,00 = R$ 18,72.',
      'Juros de 1 % ao mês, por 62 dias: R$ 936,00 × 1 % × 62/30 = R$ 19,34.', 'Os juros aumentam a cada dia até o pagamento.',
    ])
    expect(rows(detail).at(-1)).to.equal('A pagar hoje R$ 974,06')
    await page.isAccessible()
  })

  it('prints amounts without a rate when no plain rate gives them', async () => {
    const server = invoiceServer({}, INVOICES, { lateCharges: { fine: brl(1777), interest: brl(3), days: 62, total: brl(1780), asOf: calendarDate('2026-11-19') } })
    const detail = await opened(await invoiceList(server), OVERDUE)
    expect(plain(detail.querySelector('.why'))).to.contain('Multa, cobrada uma única vez: R$ 17,77.').and.to.contain('Juros por 62 dias: R$ 0,03.')
  })

  it('names the next step of collection with its date, and marks what was done', async () => {
    const page = await invoiceList(invoiceServer())
    const late = await opened(page, OVERDUE)
    expect([...late.querySelectorAll('.steps li')].map(plain)).to.deep.equal([
      '18 set Aviso no dia do vencimento (feito)', '19 set Aviso de atraso (feito)', '18 nov Aviso com a data da suspensão (feito)',
      '24 nov Próxima etapa: Acesso suspenso em ter, 24 nov, 09:00, se não houver pagamento',
    ])
    expect(plain(late.querySelector('.steps'))).to.contain('O acesso volta assim que o pagamento em atraso for confirmado.')
    const paid = await opened(page, PAID)
    expect(paid.querySelector('.steps')).to.equal(null)
  })

  it('says what an open dispute has paused', async () => {
    const server = invoiceServer({}, [DISPUTED], { timeline: [step('due', '2026-12-04', 'reminder.dueToday', null, 'planned'), step('suspend+15', '2026-12-21', 'notice.suspended', 'suspend', 'paused')] })
    const page = await invoiceList(server)
    const detail = await opened(page, DISPUTED)
    expect(plain(detail)).to.contain('21 dez Acesso suspenso (pausado pela contestação)').and.to.contain('Contestação em análise')
    expect(detail.querySelector('.dispute')).to.equal(null)
    await page.isAccessible()
  })

  it('says what became of a paid and of a void invoice', async () => {
    const page = await invoiceList(invoiceServer({}, [PAID, VOID]))
    expect(plain((await opened(page, PAID)).querySelector('.pay'))).to.equal('Pagamento confirmado em 19 out.')
    expect(plain((await opened(page, VOID)).querySelector('.pay'))).to.equal('Anulada Anulada em 6 de agosto de 2026, 11:00: CNPJ do tomador incorreto A fatura 2026-0098 a substitui.')
  })

  it('lists every paper, replaced boletos last', async () => {
    const [boleto] = OPEN.documents.filter(({ kind }) => kind === 'boleto')
    const documents = [{ ...boleto!, isActive: false }, { ...boleto!, id: 'doc_2', version: 2 }, ...OPEN.documents.filter(({ kind }) => kind !== 'boleto')]
    const detail = await opened(await invoiceList(invoiceServer({}, [OPEN], { documents })), OPEN)
    expect([...detail.querySelectorAll('.papers li')].map(plain)).to.deep.equal(['Boleto em PDF, versão 2', 'Fatura em PDF', 'Nota fiscal em PDF', 'Nota fiscal em XML', 'Boleto em PDF (substituído)'])
  })

  it('says in the row that it could not be read, in words about invoices, and tries again', async () => {
    let failure: Failure | null = new Failure('not_found', 404)
    const server = invoiceServer({ 'invoices.get': () => { if (failure) throw failure; return invoiceDetailOf(PAID) } }, [PAID])
    const page = await invoiceList(server)
    page.find(`#open-${PAID.id}`).click()
    await page.sees('Não encontramos esta fatura')
    failure = null
    await page.click('Tentar de novo')
    await page.sees('Como chegamos ao valor')
  })

  it('opens several rows, closes them by the same button, and tells assistive technology', async () => {
    const page = await invoiceList(invoiceServer())
    await opened(page, OPEN)
    await opened(page, PAID)
    const button = page.find(`#open-${OPEN.id}`)
    expect(button.getAttribute('aria-expanded')).to.equal('true')
    expect(page.root.getElementById(button.getAttribute('aria-controls') ?? '')).not.to.equal(null)
    button.click()
    await waitUntil(() => button.getAttribute('aria-expanded') === 'false')
    expect(page.all('.receipt')).to.have.length(1)
  })

  it('speaks English in full', async () => {
    const page = await invoiceList(invoiceServer(), {}, 'en')
    const detail = await opened(page, OVERDUE)
    expect(plain(detail)).to.contain('15 seats × R$62.40').and.to.contain('Fine, charged once: 2% of R$936.00 = R$18.72.').and.to.contain('Next step: Access suspended').and.to.contain('Make an updated boleto')
    expect(announced(page)).to.equal('')
  })
})
