/** The reseller's support in words: who answers, when and how. */
import { html } from 'hono/html'
import type { PageParts } from '../../kit/site.ts'

export function supportPage(): PageParts {
  return {
    title: 'Suporte',
    lead: 'Quem responde, quando e por onde.',
    content: html`<div class="au-cartoes">
      <div class="au-quadro"><h2 class="au-subtitulo">Suporte técnico</h2>
        <p>Dias úteis, das 8h às 18h (horário de Brasília).</p>
        <p><a href="mailto:suporte@aurora-nuvem.example">suporte@aurora-nuvem.example</a><br><a href="tel:+551100000001">(11) 0000-0001</a></p></div>
      <div class="au-quadro"><h2 class="au-subtitulo">Contratos e licenças</h2>
        <p>Para o que o portal não resolve: mudanças fora do prazo, condições especiais.</p>
        <p><a href="mailto:contas@aurora-nuvem.example">contas@aurora-nuvem.example</a><br><a href="tel:+551100000000">(11) 0000-0000</a></p></div>
      <div class="au-quadro"><h2 class="au-subtitulo">Financeiro</h2>
        <p>Boletos, notas fiscais e pagamentos.</p>
        <p><a href="mailto:financeiro@aurora-nuvem.example">financeiro@aurora-nuvem.example</a></p></div>
    </div>
    <p class="au-aviso">Um pedido recusado que precise de uma pessoa abre o chamado ali mesmo, já preenchido. Para o resto, escreva ou ligue:
    a resposta vem no mesmo dia útil.</p>`,
  }
}
