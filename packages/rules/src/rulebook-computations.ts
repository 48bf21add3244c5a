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
  'plans.frequency.nextCycle': {
    row: 'U5', source: 'S1, S2', clause: 'Forma de cobrança', sentence: 'A nova forma de cobrança vale a partir do próximo ciclo, sem mudar a vigência.',
  },
} as const satisfies Record<string, RuleEntry>
