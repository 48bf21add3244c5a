import { expect } from '@open-wc/testing'
import type { AssentoBeforeSubmitEvent } from '../../src/runtime/events.ts'
import type { AssentoSerialChangedEvent } from '../../src/licences/licence-events.ts'
import { Failure, type Answers } from '../fixtures.ts'
import { plain, unmountAll } from '../page.ts'
import { waitUntil } from '../wait-until.ts'
import { activation, GRACE, SERIAL, serialDetailOf, SUSPENDED } from './facts.ts'
import { licenceServer } from './licence-server.ts'
import { activationTable, announced, drawer } from './table-page.ts'

const allowed = (serial: object) => ({ verdict: 'allowed', plan: {}, serial })
const denied = (rule: string, alternatives: readonly object[], serial: object = serialDetailOf(SUSPENDED)) =>
  ({ verdict: 'denied', rule, reason: '', clause: 'Licenças, bloqueio e liberação', earliestAt: null, alternatives, facts: {}, serial })
const brl = (cents: number) => ({ currency: 'BRL', cents })
const cycle = (startsOn: string, until: string, isWaived = false) => ({ startsOn, until, amount: brl(12_000), isWaived })
const QUOTE = {
  decision: { verdict: 'allowed', plan: {} }, stateAfter: 'expired', total: brl(24_000), validUntilAfter: '2026-12-11',
  cycles: [cycle('2026-08-11', '2026-09-11'), cycle('2026-09-11', '2026-10-11', true), cycle('2026-10-11', '2026-11-11', true), cycle('2026-11-11', '2026-12-11')],
}

/** The question that a verb of a serial's drawer opens. */
async function question(answers: Answers, last5: string, label: string | RegExp) {
  const server = licenceServer(answers)
  const page = await activationTable(server)
  const changes: string[] = []
  const onChanged = (event: AssentoSerialChangedEvent) => changes.push(`${event.detail.serialId} ${event.detail.change}`)
  page.element.addEventListener('assento-serial-changed', onChanged)
  await drawer(page, last5)
  await page.click(label)
  await waitUntil(() => page.root.querySelector('dialog[role=alertdialog][open]'), 'the question')
  const ask = page.find<HTMLDialogElement>('dialog[role=alertdialog]')
  await waitUntil(() => !ask.querySelector('.skeleton'), 'it is complete')
  const confirm = async () => { ask.querySelector<HTMLElement>('[data-confirm]')!.click(); await page.element.updateComplete }
  const closes = () => waitUntil(() => !ask.open, 'the question is closed')
  return { server, page, ask, changes, confirm, closes }
}

describe('what is done with a serial', () => {
  afterEach(unmountAll)

  it('suspends for a reason, says how long offline computers may take, and asks for a description where the reason does', async () => {
    const { server, page, ask, changes, confirm, closes } = await question({ 'serials.suspend': () => allowed(serialDetailOf({ ...SERIAL, state: 'suspended', reason: 'Outro motivo', version: 4 })) }, 'GM609', 'Suspender…')
    expect(plain(ask)).to.contain('Computadores que estão sem internet são alcançados em até 30 dias.')
    await confirm()
    expect(plain(ask)).to.contain('Escolha um motivo.')
    await page.type('#act-reason', 'outro')
    await confirm()
    expect(plain(ask)).to.contain('Este motivo pede uma descrição.').and.not.to.contain('Escolha um motivo.')
    await page.type('#act-note', 'Em discussão.')
    await page.type('#act-until', '2026-11-21')
    await confirm()
    expect(plain(ask)).to.contain('Escolha um dia depois de hoje.')
    await page.isAccessible()
    await page.type('#act-until', '2026-11-22')
    await confirm()
    await closes()
    expect(server.callsOf('serials.suspend').map(({ input }) => input)).to.deep.equal([{ serialId: 'ser_1', version: 3, reason: 'outro', note: 'Em discussão.', until: '2026-11-22T03:00:00.000Z' }])
    expect(announced(page)).to.equal('9C857-…-GM609 foi suspenso.')
    expect(changes).to.deep.equal(['ser_1 suspended'])
    expect(server.callsOf('serials.outline').length, 'the table counts again').to.equal(2)
  })

  it('shows every cycle of a late release before it is billed, and sends the total that was shown', async () => {
    const { server, ask, confirm, closes } = await question({ 'serials.release.quote': () => QUOTE, 'serials.release.confirm': () => allowed(serialDetailOf({ ...SUSPENDED, state: 'expired' })) }, '3M9RC', 'Liberar…')
    expect(plain(ask)).to.contain('11 ago 2026 a 10 set 2026 R$ 120,00').and.to.contain('11 set 2026 a 10 out 2026 dispensado pela suspensão').and.to.contain('Total R$ 240,00').and.to.contain('10 de dezembro de 2026')
    expect(plain(ask.querySelector('[data-confirm]'))).to.equal('Liberar e faturar R$ 240,00')
    await confirm()
    await closes()
    expect(server.callsOf('serials.release.confirm')[0]?.input).to.deep.equal({ serialId: 'ser_3', version: 7, expectedTotalCents: 24_000 })
  })

  it('renews at the price that was shown', async () => {
    const { server, ask, confirm, closes } = await question({
      'serials.renew.quote': () => ({ ...QUOTE, stateAfter: 'active', cycles: [cycle('2026-11-19', '2026-12-19')], total: brl(12_000), validUntilAfter: '2026-12-19' }), 'serials.renew.confirm': () => allowed(serialDetailOf(GRACE)),
    }, 'VX81H', 'Renovar…')
    expect(plain(ask)).to.contain('18 de dezembro de 2026')
    expect(plain(ask.querySelector('[data-confirm]'))).to.equal('Renovar por R$ 120,00')
    await confirm()
    await closes()
    expect(server.callsOf('serials.renew.confirm')[0]?.input).to.deep.include({ expectedTotalCents: 12_000 })
  })

  it('terminates only after the reason and the agreement, and never by one click', async () => {
    const { server, page, ask, changes, confirm, closes } = await question({ 'serials.terminate': () => allowed(serialDetailOf({ ...SERIAL, state: 'cancelled' })) }, 'GM609', 'Encerrar definitivamente…')
    expect(page.find('.drawer [data-act=suspend]').closest('.menu')).to.equal(null)
    expect(page.all('.drawer [data-act=terminate]')).to.have.length(0)
    expect(plain(ask)).to.contain('Isto não pode ser desfeito').and.to.contain('nunca mais poderá ser liberado')
    await page.type('#act-reason', 'fim_de_contrato')
    await confirm()
    expect(plain(ask)).to.contain('Marque a caixa')
    expect(server.callsOf('serials.terminate')).to.have.length(0)
    await page.isAccessible()
    page.find<HTMLInputElement>('#act-agrees').click()
    await confirm()
    await closes()
    expect(server.callsOf('serials.terminate')[0]?.input).to.deep.equal({ serialId: 'ser_1', version: 3, reason: 'fim_de_contrato', acknowledged: true })
    expect(changes).to.deep.equal(['ser_1 terminated'])
  })

  it('gives a unit back to stock, and replaces a key and shows the new one', async () => {
    const back = await question({ 'serials.unassign': () => allowed(serialDetailOf({ ...SERIAL, state: 'cancelled' })) }, 'GM609', 'Devolver ao estoque…')
    expect(plain(back.ask)).to.contain('A mensalidade da unidade continua a mesma.')
    await back.confirm()
    await back.closes()
    unmountAll()
    const cancellation = { kind: 'reissued' as const, at: SERIAL.assignedAt, byName: 'Rita', reason: null, note: null, replacedBy: { id: 'ser_2', last5: 'VX81H' } }
    const other = await question({ 'serials.reissue': () => allowed(serialDetailOf({ ...SERIAL, state: 'cancelled' }, { cancellation })) }, 'GM609', 'Trocar a chave…')
    await other.confirm()
    await other.page.sees('4KT2A-7M3QX-PD90R-WF5ZE-VX81H')
    expect(announced(other.page)).to.equal('A chave nova é …-VX81H.')
  })

  it('closes an activation after a question', async () => {
    const server = licenceServer({ 'serials.get': () => serialDetailOf(SERIAL, { activationList: [activation()] }), 'activations.close': () => allowed(serialDetailOf({ ...SERIAL, activations: { used: 0, max: 1 } }, { activationList: [] })) })
    const page = await activationTable(server)
    await drawer(page, 'GM609')
    await page.click(/^Ativações/)
    await page.click('Encerrar a ativação de PROJETOS-02')
    await page.sees('Encerrar a ativação de PROJETOS-02?')
    await page.click('Encerrar a ativação')
    await page.sees('Ainda não foi ativada em nenhum computador.')
    expect(server.callsOf('activations.close')[0]?.input).to.deep.equal({ activationId: 'act_PROJETOS-02' })
  })

  it('puts a refusal into words with what to do instead, and does it in one click', async () => {
    const { server, page, ask, confirm } = await question({
      'serials.unassign': () => denied('serials.unassign.suspended', [{ kind: 'releaseSerial' }, { kind: 'contact', contact: 'support' }]), 'serials.release.quote': () => QUOTE,
    }, 'GM609', 'Devolver ao estoque…')
    await confirm()
    await waitUntil(() => ask.querySelector('.callout.bad'), 'the refusal')
    expect(plain(ask)).to.contain('Contato: suporte')
    await page.isAccessible()
    await page.click('Liberar o número de série')
    await page.sees('Liberar e faturar R$ 240,00')
    expect(server.callsOf('serials.release.quote')).to.have.length(1)
  })

  it('shows what it is now when somebody else changed it meanwhile, and sends the new version next', async () => {
    let version = 3
    const { server, ask, page, confirm, closes } = await question({
      'serials.get': () => serialDetailOf({ ...SERIAL, version }),
      'serials.suspend': (input) => { if (input['version'] === 3) { version = 9; throw new Failure('stale_version', 409) } return allowed(serialDetailOf({ ...SERIAL, version: 10 })) },
    }, 'GM609', 'Suspender…')
    await page.type('#act-reason', 'pendencia_financeira')
    await confirm()
    await page.sees('O número de série mudou nesse meio tempo')
    expect(plain(ask)).to.contain('Nada foi feito.')
    await confirm()
    await closes()
    expect(server.callsOf('serials.suspend').map(({ input }) => input['version'])).to.deep.equal([3, 9])
  })

  it('repeats a lost answer under the same key, and asks the host page first', async () => {
    let failure: Failure | null = new Failure('server', 503)
    const { server, page, confirm, closes } = await question({ 'serials.unassign': () => { if (failure) throw failure; return allowed(serialDetailOf(SERIAL)) } }, 'GM609', 'Devolver ao estoque…')
    const submits: string[] = []
    const onSubmit = (event: AssentoBeforeSubmitEvent) => { submits.push(`${event.detail.command} ${event.detail.serialId}`); if (submits.length === 1) event.preventDefault() }
    page.element.addEventListener('assento-before-submit', onSubmit)
    await confirm()
    await waitUntil(() => submits.length === 1 && page.element.matches(':state(ready)'), 'the host said no')
    expect(server.callsOf('serials.unassign')).to.have.length(0)
    await confirm()
    await page.sees('Algo deu errado do nosso lado')
    failure = null
    await page.click('Tentar de novo')
    await closes()
    const keys = server.callsOf('serials.unassign').map(({ idempotencyKey }) => idempotencyKey)
    expect(new Set(keys).size).to.equal(1)
    expect(submits[0]).to.equal('serials.unassign ser_1')
  })

  it('keeps the button where it is, and sends once, while an act is under way', async () => {
    const { server, ask, confirm } = await question({ 'serials.unassign': () => new Promise(() => undefined) }, 'GM609', 'Devolver ao estoque…')
    await confirm()
    await waitUntil(() => server.callsOf('serials.unassign').length === 1 && plain(ask.querySelector('[data-confirm]')) === 'Enviando…', 'it is under way')
    await confirm()
    expect(server.callsOf('serials.unassign')).to.have.length(1)
    expect(ask.querySelector('[data-confirm]')?.getAttribute('aria-disabled')).to.equal('true')
  })

  it('offers what the server allows, and whom to ask for a block', async () => {
    const { ask } = await question({ 'serials.get': () => serialDetailOf(SERIAL, { actions: ['requestBlock', 'unassign'] }) }, 'GM609', 'Pedir bloqueio ao fabricante…')
    expect(plain(ask)).to.contain('Só o fabricante pode suspender').and.to.contain('Contato: time de nuvem')
    expect(ask.querySelector('[data-confirm]')).to.equal(null)
  })
})
