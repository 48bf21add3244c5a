/** Whom to talk to, in words. */
import { html } from 'hono/html'
import type { PageParts } from '../../kit/site.ts'

export function supportPage(): PageParts {
  return {
    title: 'Suporte',
    lead: 'Gente, em português, em dias úteis das 9h às 19h (horário de Brasília).',
    content: html`<dl class="canais">
      <div><dt>Conta e cobrança</dt><dd><p>Plano menor, dados fiscais, dúvidas sobre uma fatura.</p><p><a href="mailto:contas@jangada.example">contas@jangada.example</a></p></dd></div>
      <div><dt>Suporte técnico</dt><dd><p>Acesso, instalação, uso.</p><p><a href="mailto:suporte@jangada.example">suporte@jangada.example</a> · <a href="tel:+558100000000">(81) 0000-0000</a></p></dd></div>
      <div><dt>Contas corporativas</dt><dd><p>Contratos com condições próprias são alterados pelo seu representante.</p><p><a href="mailto:corporativo@jangada.example">corporativo@jangada.example</a></p></dd></div>
    </dl>
    <p class="recado">Para passar a um plano menor, escolha o plano em <a href="/plano">Mudar plano</a>: o chamado é aberto ali, já preenchido.</p>`,
  }
}
