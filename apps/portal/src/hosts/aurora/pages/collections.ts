/** The reseller's own side of collections (P2–P4): when customers are reminded, and when access is held. */
import { html } from 'hono/html'
import { portal } from '../../kit/embed.ts'
import type { PageParts } from '../../kit/site.ts'
import type { Visit } from '../../kit/visit.ts'

/** Roles that the server lets read the policy. */
const READERS = ['adminAgent', 'billingAdmin', 'helpdeskAgent']

export function collectionsPage(visit: Visit): PageParts {
  return {
    title: 'Cobrança',
    lead: 'Uma política para todos os clientes: lembretes, prazos e o que acontece quando uma fatura não é paga.',
    content: READERS.includes(visit.person.role)
      ? portal(visit, html`<assento-collections-policy heading-level="2"></assento-collections-policy>`)
      : html`<p class="au-aviso">Esta página é da equipe da Aurora. As datas da sua fatura estão em <a href="/faturas">Faturas</a>.</p>`,
  }
}
