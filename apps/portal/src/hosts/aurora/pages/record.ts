/** The record of requests (B10): what was done, what a rule denied, what was refused to somebody without the role. */
import { html } from 'hono/html'
import type { AuditLine } from '../../kit/seller-api.ts'
import type { Markup, PageParts } from '../../kit/site.ts'
import type { Visit } from '../../kit/visit.ts'

const ACTIONS: Readonly<Record<string, string>> = {
  'subscriptions.seats.change': 'Alterar licenças',
  'subscriptions.cancel.confirm': 'Cancelar assinatura',
  'subscriptions.suspend': 'Suspender assinatura',
  'subscriptions.resume': 'Reativar assinatura',
  'subscriptions.assignments.assign': 'Atribuir licença',
  'subscriptions.assignments.unassign': 'Retirar licença de um usuário',
  'subscriptions.convertTrial.confirm': 'Assinar depois da avaliação',
  'plans.change': 'Mudar plano',
  'cart.add': 'Pôr no carrinho',
  'cart.update': 'Alterar o carrinho',
  'cart.remove': 'Tirar do carrinho',
  'cart.checkout': 'Fazer pedido',
  'invoices.documentLink': 'Baixar documento',
  'invoices.exportLink': 'Exportar faturas',
  'invoices.secondCopy': 'Emitir segunda via',
  'invoices.void': 'Cancelar fatura',
  'invoices.credit': 'Emitir nota de crédito',
  'invoices.fiscal.upload': 'Enviar nota fiscal',
  'payments.record': 'Registrar pagamento',
  'callbacks.pix': 'Receber Pix',
  'collections.disputes.open': 'Contestar fatura',
  'collections.disputes.resolve': 'Resolver contestação',
  'contacts.add': 'Cadastrar contato',
  'contacts.remove': 'Retirar contato',
  'tickets.open': 'Abrir chamado',
  'tickets.reply': 'Responder chamado',
  'renewals.schedule': 'Planejar renovação',
  'renewals.clear': 'Apagar plano de renovação',
  'renewals.setEndOfTerm': 'Escolher o fim da vigência',
  'sandbox.advance': 'Avançar o relógio de teste',
}

const OUTCOMES = { done: 'feito', denied: 'recusado pela regra', refused: 'sem permissão', failed: 'falhou' } as const
const READERS = ['administrator', 'adminAgent']
const TIME = new Intl.DateTimeFormat('pt-BR', { timeZone: 'America/Sao_Paulo', dateStyle: 'short', timeStyle: 'short' })

export function recordPage(visit: Visit, lines: readonly AuditLine[]): PageParts {
  const isReader = READERS.includes(visit.person.role)
  // Sessions are this site's own affair: a page view each.
  const own = lines.filter((line) => line.customerId === visit.customer.id && !line.action.startsWith('sessions.'))
  return {
    title: 'Registro',
    lead: 'Todo pedido fica documentado: quem, quando, e o que foi respondido, também quando foi recusado.',
    content: !isReader
      ? html`<p class="au-aviso">O registro é visível para a administração. Peça a quem administra a conta.</p>`
      : own.length === 0 ? html`<p class="au-aviso">Nenhum pedido ainda.</p>` : table(visit, own),
  }
}

function table(visit: Visit, lines: readonly AuditLine[]): Markup {
  return html`<div class="au-rolagem"><table class="au-registro">
    <thead><tr><th>Quando</th><th>Quem</th><th>Pedido</th><th>Assinatura</th><th>Resposta</th></tr></thead>
    <tbody>${lines.map((line) => html`
      <tr><td>${TIME.format(new Date(line.at))}</td><td>${line.actorName}</td><td>${ACTIONS[line.action] ?? line.action} ${seatsText(line)}</td>
        <td>${visit.subscriptionNameById.get(line.subjectId ?? '') ?? ''}</td>
        <td>${OUTCOMES[line.outcome]}${line.rule === null ? '' : html` <code>${line.rule}</code>`}</td></tr>`)}
    </tbody>
  </table></div>`
}

/** `16 → 19` where seats were changed. */
function seatsText({ before, after }: AuditLine): string {
  const [from, to] = [seatsOf(before), seatsOf(after)]
  return from === null || to === null ? '' : `(${from} → ${to})`
}

function seatsOf(note: unknown): number | null {
  return typeof note === 'object' && note !== null && 'seats' in note && typeof note.seats === 'number' ? note.seats : null
}
