import { LICENCE_COMPUTATION_RULES } from './rulebook-computations-licences.ts'
import type { RuleEntry } from './rulebook.ts'

/** Rules that compute dates, windows, prices and states. Each is exercised by at least one case of the tests. */
export const COMPUTATION_RULES = {
  'subscriptions.term.dates': {
    row: 'T2', source: 'S2', clause: 'Vigência', sentence: 'A vigência começa no dia da ativação e dura o compromisso, com o dia ajustado ao fim do mês.',
  },
  'subscriptions.term.cycles': {
    row: 'T3', source: 'S2', clause: 'Ciclos de cobrança', sentence: 'O ciclo k começa na data original mais k meses, nunca a partir de uma data já ajustada.',
  },
  'subscriptions.term.vendorDates': {
    row: 'T4', source: 'S8, S21', clause: 'Datas do fornecedor', sentence: 'Datas do fornecedor valem sobre as calculadas, e a diferença é registrada.',
  },
  'subscriptions.window.opens': {
    row: 'W2', source: 'S1', clause: 'Prazo de redução', sentence: 'Cada compra, renovação e aumento abre um prazo de 168 horas para as licenças daquele lote.',
  },
  'subscriptions.window.renewed': {
    row: 'W3', source: 'S1', clause: 'Prazo de redução', sentence: 'A renovação abre um só prazo para todas as licenças, contado do instante em que terminou.',
  },
  'subscriptions.window.reducibleNow': {
    row: 'W4', source: 'S8', clause: 'Prazo de redução', sentence: 'Pode ser reduzida agora a soma dos lotes com prazo aberto.',
  },
  'subscriptions.window.noneOnUpgrade': {
    row: 'W7', source: 'S1', clause: 'Prazo de redução', sentence: 'Atualizar de plano não abre prazo.',
  },
  'subscriptions.window.shortened': {
    row: 'W8', source: 'S20', clause: 'Prazo de redução', sentence: 'O revendedor pode encurtar o prazo, nunca alongar.',
  },
  'subscriptions.seats.noChange': {
    row: 'Q3', source: 'decision 9', clause: 'Quantidade', sentence: 'Pedir a mesma quantidade não muda nada.',
  },
  'subscriptions.charge.line': {
    row: 'P1, P4', source: 'S2, decision 4', clause: 'Cobrança proporcional', sentence: 'Preço × diferença de licenças × dias restantes ÷ dias do ciclo, arredondado uma vez.',
  },
  'subscriptions.charge.days': {
    row: 'P2, P3', source: 'S2', clause: 'Cobrança proporcional', sentence: 'O dia da alteração é cobrado, e o ciclo tem os seus dias reais.',
  },
  'subscriptions.refund.full': {
    row: 'P5', source: 'S2, S5', clause: 'Cancelamento', sentence: 'Cancelar em menos de 24 horas devolve tudo.',
  },
  'subscriptions.refund.daily': {
    row: 'P6, P7', source: 'S2, S1', clause: 'Cancelamento e redução', sentence: 'Depois disso devolvem-se os dias não usados dos ciclos pagos, contando hoje.',
  },
  'subscriptions.refund.capped': {
    row: 'P8', source: 'decision 6', clause: 'Créditos', sentence: 'Nunca se credita mais do que foi cobrado.',
  },
  'subscriptions.refund.cumulative': {
    row: 'P7, P8', source: 'decision 4, decision 6', clause: 'Créditos',
    sentence: 'O crédito é o valor das licenças antes menos o valor das que ficam na mesma cobrança: em partes ou de uma vez, devolve-se o mesmo.',
  },
  'subscriptions.state.afterTerm': {
    row: 'L4', source: 'S3', clause: 'Fim da vigência', sentence: 'Sem renovação: expirada, depois desativada, depois excluída.',
  },
  'subscriptions.suspend.billingContinues': {
    row: 'L1', source: 'S1, S3', clause: 'Suspensão', sentence: 'Suspender corta o acesso, mantém a cobrança e desliga a renovação automática.',
  },
  'subscriptions.suspend.billingPaused': {
    row: 'L6', source: 'seed 003, S18', clause: 'Suspensão', sentence: 'Neste produto a suspensão interrompe a cobrança de renovação.',
  },
  'subscriptions.coterm.endDate': {
    row: 'C4, C6', source: 'S4', clause: 'Alinhamento de vigências', sentence: 'A vigência termina na última data alinhada que cabe na vigência completa.',
  },
  'subscriptions.coterm.firstTermProrated': {
    row: 'C5', source: 'S4', clause: 'Alinhamento de vigências', sentence: 'A primeira vigência é proporcional; as seguintes são completas.',
  },
  'subscriptions.price.locked': {
    row: 'X1', source: 'S5, S15', clause: 'Preço', sentence: 'O preço por licença vale por toda a vigência, também para as licenças acrescentadas.',
  },
  'renewals.schedule.replaced': {
    row: 'R2, R3', source: 'S1, S6, S7', clause: 'Programação da renovação', sentence: 'Salvar de novo substitui o plano inteiro.',
  },
  'renewals.schedule.notRestored': {
    row: 'R5', source: 'S1', clause: 'Programação da renovação', sentence: 'Ligar a renovação automática de novo não restaura o plano.',
  },
  'renewals.term.next': {
    row: 'R8', source: 'S1, S5', clause: 'Renovação', sentence: 'A nova vigência começa no dia seguinte, com o plano aplicado e o preço do dia.',
  },
  'renewals.term.once': {
    row: 'R9', source: 'decision', clause: 'Renovação', sentence: 'Cada vigência é renovada uma única vez.',
  },
  'renewals.plan.offerWithdrawn': {
    row: 'R2', source: 'decision 12', clause: 'Renovação', sentence: 'Se a oferta planejada saiu do catálogo, renova sem mudança e avisa.',
  },
  'renewals.extended.price': {
    row: 'E1, E2', source: 'S13', clause: 'Termo estendido', sentence: 'Mês a mês, com acréscimo de 3 % sobre o preço mensal, ou de 23 % sobre o anual quando não há oferta mensal.',
  },
  'plans.upgrade.sameEnd': {
    row: 'U2', source: 'S1', clause: 'Atualização de plano', sentence: 'A atualização completa mantém a assinatura; a parcial cria outra com o mesmo fim.',
  },
  'plans.upgrade.difference': {
    row: 'U1', source: 'S1, S2', clause: 'Atualização de plano', sentence: 'Credita os dias não usados do plano atual e cobra os mesmos dias do novo.',
  },
  'plans.commitment.newTermToday': {
    row: 'U4', source: 'S1, S23', clause: 'Compromisso', sentence: 'Um compromisso mais longo começa hoje, com crédito dos dias não usados.',
  },
  'plans.change.newPeriodToday': {
    row: 'G1', source: 'seed 004, decision 6', clause: 'Alteração de plano, licenças ou cobrança',
    sentence: 'Plano, licenças e cobrança mudam juntos e na hora: o novo período começa hoje, com crédito dos dias não usados do que foi cobrado.',
  },
  'plans.trial.subscribedAgain': {
    row: 'G6', source: 'seed 004, decision', clause: 'Avaliação gratuita encerrada',
    sentence: 'Uma avaliação encerrada que ainda pode ser recuperada vira assinatura paga hoje, com os mesmos usuários e dados.',
  },
  'invoices.tax.onSubtotal': {
    row: 'X7', source: 'decision, billing.md § 2', clause: 'Impostos',
    sentence: 'O imposto incide sobre a soma do documento, por alíquota, e é arredondado uma vez.',
  },
  'invoices.tax.marginal': {
    row: 'X2', source: 'decision, billing.md § 2', clause: 'Impostos',
    sentence: 'O orçamento mostra quanto a fatura do dia aumenta, para que a soma seja exata.',
  },
  'invoices.draft.outcome': {
    row: 'X7', source: 'decision, billing.md § 2', clause: 'Emissão de faturas',
    sentence: 'As cobranças do dia formam uma só fatura; se os créditos são maiores, uma nota de crédito; se se anulam, nada.',
  },
  'invoices.draft.parked': {
    row: 'X7', source: 'decision, billing.md § 2', clause: 'Emissão de faturas',
    sentence: 'Linhas demais de uma assinatura em um dia esperam a conferência de uma pessoa.',
  },
  'invoices.number.gapless': {
    row: 'B1', source: 'decision, billing.md § 1', clause: 'Numeração',
    sentence: 'As faturas de cada ano são numeradas em sequência, sem lacunas.',
  },
  'invoices.due.overdue': {
    row: 'B1', source: 'decision, billing.md § 1', clause: 'Vencimento',
    sentence: 'A fatura vence na data indicada, adiada para o próximo dia útil bancário, e está vencida a partir do dia seguinte.',
  },
  'invoices.payment.allocated': {
    row: 'B1', source: 'decision, billing.md § 1', clause: 'Pagamentos',
    sentence: 'O pagamento quita primeiro o valor da fatura, depois multa e juros; o que sobra vira crédito.',
  },
  'invoices.credit.applied': {
    row: 'B1', source: 'decision, billing.md § 3', clause: 'Créditos',
    sentence: 'O crédito abate a fatura que ele corrige, depois as faturas em aberto, da mais antiga para a mais nova, e o resto fica para a próxima.',
  },
  'invoices.credit.note': {
    row: 'B1', source: 'decision, billing.md § 1', clause: 'Nota de crédito',
    sentence: 'A nota de crédito devolve o imposto na mesma proporção, e várias notas juntas nunca devolvem mais do que foi cobrado.',
  },
  'invoices.void.reversed': {
    row: 'B1', source: 'decision, billing.md § 1', clause: 'Fatura emitida, cancelamento e substituição',
    sentence: 'Cancelar estorna os lançamentos; o crédito que a fatura usou volta a estar disponível.',
  },
  'invoices.writeOff.balance': {
    row: 'B1', source: 'decision, billing.md § 1', clause: 'Baixa por perda',
    sentence: 'A baixa encerra o que está em aberto; o que foi pago continua pago.',
  },
  'invoices.line.explained': {
    row: 'P7, X7', source: 'decision, billing.md § 1', clause: 'Explicação da fatura',
    sentence: 'Cada linha se recalcula do que está impresso nela: preço × quantidade × dias ÷ dias do ciclo.',
  },
  'invoices.books.balanced': {
    row: 'B1', source: 'decision, billing.md § 1', clause: 'Lançamentos',
    sentence: 'Todo lançamento soma zero, e os saldos são a soma dos lançamentos.',
  },
  'invoices.forecast.sameFunctions': {
    row: 'X11', source: 'decision, billing.md § 6', clause: 'Previsão de gastos',
    sentence: 'A previsão usa as mesmas funções que cobram, com os preços de hoje.',
  },
  'invoices.reconciliation.lines': {
    row: 'X14', source: 'decision 5, formats.md § 3', clause: 'Conferência com o fabricante',
    sentence: 'Cada linha do fabricante é comparada com as nossas cobranças da mesma assinatura e dos mesmos dias, com tolerância de um centavo por linha.',
  },
  'invoices.reconciliation.vendorAmount': {
    row: 'X14', source: 'decision, formats.md § 3', clause: 'Conferência com o fabricante',
    sentence: 'O valor do fabricante é refeito com as casas decimais do arquivo: preço × câmbio, cortado em centavos, × quantidade.',
  },
  'invoices.reconciliation.month': {
    row: 'X14', source: 'decision, formats.md § 3', clause: 'Conferência com o fabricante',
    sentence: 'O mês da fatura do fabricante é aquele em que começa a maioria das suas cobranças.',
  },
  'plans.frequency.nextCycle': {
    row: 'U5', source: 'S1, S2', clause: 'Forma de cobrança', sentence: 'A nova forma de cobrança vale a partir do próximo ciclo, sem mudar a vigência.',
  },
  'collections.step.planned': {
    row: 'P2, P3', source: 'seed 002', clause: 'Política de cobrança', sentence: 'O que bloqueia acesso espera o próximo dia útil bancário e a compensação do boleto.',
  },
  'collections.step.announcedAgain': {
    row: 'P2', source: 'decision', clause: 'Política de cobrança', sentence: 'Quando a política muda, nada é bloqueado sem um novo aviso e o mesmo intervalo.',
  },
  'collections.step.once': {
    row: 'P3', source: 'seed 002', clause: 'Política de cobrança', sentence: 'Cada passo acontece uma única vez por fatura, e só enquanto ela está em aberto.',
  },
  'collections.step.superseded': {
    row: 'P3', source: 'decision', clause: 'Política de cobrança', sentence: 'Avisos atrasados não se acumulam: só o último é enviado.',
  },
  'collections.step.paused': {
    row: 'P2', source: 'decision', clause: 'Política de cobrança', sentence: 'Uma contestação em aberto pausa o que bloqueia acesso.',
  },
  'collections.suspension.keepsPlan': {
    row: 'P4', source: 'seed 002', clause: 'Suspensão por falta de pagamento', sentence: 'A suspensão por falta de pagamento preserva o fim da vigência e o plano de renovação.',
  },
  'collections.termination.final': {
    row: 'P4', source: 'seed 002', clause: 'Encerramento por falta de pagamento', sentence: 'O encerramento por falta de pagamento é imediato e definitivo.',
  },
  'collections.release.restores': {
    row: 'P4', source: 'seed 002', clause: 'Liberação', sentence: 'Pagas todas as faturas que a bloqueiam, a assinatura volta exatamente ao que era.',
  },
  'collections.release.retroactiveInvoice': {
    row: 'L6, P4', source: 'seed 003, S18', clause: 'Liberação', sentence: 'Se a vigência terminou durante a suspensão sem cobrança, o período é faturado e pago antes da liberação.',
  },
  ...LICENCE_COMPUTATION_RULES,
} as const satisfies Record<string, RuleEntry>
