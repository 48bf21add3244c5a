/** The record of requests: who asked for what, and what was answered, also when it was refused. */
import { html } from 'hono/html'
import type { AuditLine } from '../../kit/seller-api.ts'
import type { Markup, PageParts } from '../../kit/site.ts'
import type { Visit } from '../../kit/visit.ts'
import { isMaker } from '../visitors.ts'

const ACTIONS: Readonly<Record<string, string>> = {
  'serials.assign': 'Dar série a cliente',
  'serials.setNote': 'Alterar observação da série',
  'serials.withdraw': 'Retirar série pendente',
  'serials.unassign': 'Cancelar licença',
  'serials.reissue': 'Emitir novo número de série',
  'serials.provision': 'Liberar primeira ativação',
  'serials.suspend': 'Suspender série',
  'serials.bulkSuspend': 'Suspender várias séries',
  'serials.release.confirm': 'Liberar série',
  'serials.terminate': 'Cancelar série em definitivo',
  'serials.renew.confirm': 'Renovar série',
  'serials.exportLink': 'Exportar séries',
  'activations.close': 'Liberar computador',
  'activations.issueOffline': 'Emitir arquivo de licença',
  'activations.recordReceipt': 'Registrar comprovante de desativação',
  'customers.create': 'Cadastrar cliente',
  'customers.update': 'Alterar cliente',
  'customers.offboard.confirm': 'Cancelar cliente',
  'customers.erase': 'Apagar dados pessoais',
  'imports.licences': 'Importar séries',
  'imports.suspensions': 'Importar suspensões',
  'imports.customers': 'Importar clientes',
  'invoices.documentLink': 'Baixar documento',
  'invoices.secondCopy': 'Emitir segunda via',
  'payments.record': 'Registrar pagamento',
  'callbacks.pix': 'Receber Pix',
  'settings.update': 'Alterar configurações',
  'sandbox.advance': 'Avançar o relógio de teste',
}

const OUTCOMES = { done: 'feito', denied: 'recusado pela regra', refused: 'sem permissão', failed: 'falhou' } as const
const TIME = new Intl.DateTimeFormat('pt-BR', { timeZone: 'America/Sao_Paulo', dateStyle: 'short', timeStyle: 'short' })

export function recordPage(visit: Visit, lines: readonly AuditLine[]): PageParts {
  // Sessions are this site's own affair: a page view each. A shop sees what is its own.
  const shown = lines.filter(({ action, customerId }) => !action.startsWith('sessions.') && (isMaker(visit) || customerId === visit.customer.id))
  return {
    title: 'Registro',
    lead: 'Todo pedido fica documentado: quem, quando e o que foi respondido, também quando foi recusado.',
    content: visit.person.role === 'billingContact'
      ? html`<p class="bi-aviso">O registro é visível para a administração. Peça a quem administra a conta.</p>`
      : shown.length === 0 ? html`<p class="bi-aviso">Nenhum pedido ainda.</p>` : table(shown),
  }
}

function table(lines: readonly AuditLine[]): Markup {
  return html`<div class="bi-rolagem"><table class="bi-registro">
    <thead><tr><th>Quando</th><th>Quem</th><th>Pedido</th><th>Resposta</th></tr></thead>
    <tbody>${lines.map(({ at, actorName, action, outcome, rule }) => html`
      <tr><td>${TIME.format(new Date(at))}</td><td>${actorName}</td><td>${ACTIONS[action] ?? action}</td>
        <td>${OUTCOMES[outcome]}${rule === null ? '' : html` <code>${rule}</code>`}</td></tr>`)}
    </tbody>
  </table></div>`
}
