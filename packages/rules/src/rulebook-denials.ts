import { CLAUSES, type DenialRuleId } from './rulebook-clauses.ts'
import { LICENCE_DENIAL_RULES } from './rulebook-denials-licences.ts'
import type { RuleEntry } from './rulebook.ts'

/** Rules that can refuse. Each is produced by at least one case of the tests. */
export const DENIAL_RULES = {
  'accounts.role.forbidden': {
    row: 'A2', source: 'S16, seed 000', clause: CLAUSES['accounts.role.forbidden'],
    sentence: 'Só administradores podem comprar, alterar, reduzir ou cancelar.',
  },
  'subscriptions.state.notActive': {
    row: 'Q4, L1', source: 'S1', clause: CLAUSES['subscriptions.state.notActive'],
    sentence: 'A assinatura precisa estar ativa para ser alterada.',
  },
  'subscriptions.state.notRecoverable': {
    row: 'L5', source: 'S3', clause: CLAUSES['subscriptions.state.notRecoverable'],
    sentence: 'Uma assinatura expirada, desativada ou excluída não aceita alterações.',
  },
  'subscriptions.state.renewalRunning': {
    row: 'R6, R7', source: 'S1', clause: CLAUSES['subscriptions.state.renewalRunning'],
    sentence: 'Enquanto a renovação está em processamento, nada pode ser alterado.',
  },
  'subscriptions.version.stale': {
    row: 'Q6', source: 'decision', clause: CLAUSES['subscriptions.version.stale'],
    sentence: 'A assinatura mudou depois que a página foi aberta.',
  },
  'subscriptions.seats.zero': {
    row: 'Q1, R11', source: 'S1, decision 8', clause: CLAUSES['subscriptions.seats.zero'],
    sentence: 'Zero não é uma quantidade: ou se cancela no prazo, ou se encerra no fim da vigência.',
  },
  'subscriptions.seats.notInteger': {
    row: 'Q1', source: 'decision', clause: CLAUSES['subscriptions.seats.notInteger'],
    sentence: 'A quantidade de licenças é um número inteiro positivo.',
  },
  'subscriptions.seats.belowMinimum': {
    row: 'Q1', source: 'S1', clause: CLAUSES['subscriptions.seats.belowMinimum'],
    sentence: 'A oferta tem uma quantidade mínima de licenças.',
  },
  'subscriptions.seats.aboveMaximum': {
    row: 'Q2', source: 'S14', clause: CLAUSES['subscriptions.seats.aboveMaximum'],
    sentence: 'A oferta tem uma quantidade máxima de licenças.',
  },
  'subscriptions.seats.promotionCap': {
    row: 'X2', source: 'S14, S1', clause: CLAUSES['subscriptions.seats.promotionCap'],
    sentence: 'A promoção vale até um limite de licenças.',
  },
  'subscriptions.seats.belowAssigned': {
    row: 'Q1', source: 'decision, S18', clause: CLAUSES['subscriptions.seats.belowAssigned'],
    sentence: 'Não se reduz abaixo da quantidade de licenças atribuídas a usuários.',
  },
  'subscriptions.seats.addonMinimum': {
    row: 'Q5', source: 'S1', clause: CLAUSES['subscriptions.seats.addonMinimum'],
    sentence: 'O complemento tem uma quantidade mínima proporcional às licenças-base.',
  },
  'subscriptions.seats.windowClosed': {
    row: 'W1', source: 'S1, S10, seed 000', clause: CLAUSES['subscriptions.seats.windowClosed'],
    sentence: 'Reduções só são possíveis até 168 horas depois da ativação das licenças.',
  },
  'subscriptions.seats.reductionTooLarge': {
    row: 'W5', source: 'S1, S8', clause: CLAUSES['subscriptions.seats.reductionTooLarge'],
    sentence: 'Só podem ser reduzidas as licenças cujo prazo de 168 horas ainda está aberto.',
  },
  'subscriptions.seats.onlyAtRenewal': {
    row: 'W1', source: 'S18', clause: CLAUSES['subscriptions.seats.onlyAtRenewal'],
    sentence: 'Neste produto, reduções só acontecem na renovação.',
  },
  'subscriptions.cancel.windowClosed': {
    row: 'W6', source: 'S1, S3, seed 000', clause: CLAUSES['subscriptions.cancel.windowClosed'],
    sentence: 'O cancelamento só é possível nas 168 horas depois do início da vigência ou da renovação.',
  },
  'subscriptions.resume.notSuspended': {
    row: 'L2', source: 'S1', clause: CLAUSES['subscriptions.resume.notSuspended'],
    sentence: 'Só uma assinatura suspensa pode ser liberada.',
  },
  'subscriptions.resume.termEnded': {
    row: 'L2', source: 'S1, S3', clause: CLAUSES['subscriptions.resume.termEnded'],
    sentence: 'Depois do fim da vigência a assinatura não pode ser retomada.',
  },
  'subscriptions.resume.retroactivePaymentDue': {
    row: 'L6', source: 'seed 003, S18', clause: CLAUSES['subscriptions.resume.retroactivePaymentDue'],
    sentence: 'A assinatura venceu durante a suspensão: a liberação depende do pagamento retroativo.',
  },
  'subscriptions.trial.locked': {
    row: 'X3', source: 'S1', clause: CLAUSES['subscriptions.trial.locked'],
    sentence: 'Durante a avaliação a quantidade e a situação não mudam.',
  },
  'subscriptions.trial.minimum': {
    row: 'X3', source: 'S1', clause: CLAUSES['subscriptions.trial.minimum'],
    sentence: 'Converter a avaliação antes do fim exige ao menos a quantidade da avaliação.',
  },
  'subscriptions.extended.locked': {
    row: 'E3', source: 'S13', clause: CLAUSES['subscriptions.extended.locked'],
    sentence: 'No termo estendido só é possível encerrar ou contratar uma nova vigência.',
  },
  'subscriptions.coterm.beyondTerm': {
    row: 'C1, C4', source: 'S4', clause: CLAUSES['subscriptions.coterm.beyondTerm'],
    sentence: 'A data escolhida precisa caber dentro da vigência completa.',
  },
  'subscriptions.coterm.midTerm': {
    row: 'C1', source: 'S4', clause: CLAUSES['subscriptions.coterm.midTerm'],
    sentence: 'Vigências só podem ser alinhadas na compra ou na renovação.',
  },
  'subscriptions.coterm.target': {
    row: 'C2', source: 'S4', clause: CLAUSES['subscriptions.coterm.target'],
    sentence: 'Não se alinha a uma avaliação, nem um compromisso anual a um mensal.',
  },
  'subscriptions.coterm.day': {
    row: 'C3', source: 'S4', clause: CLAUSES['subscriptions.coterm.day'],
    sentence: 'No compromisso mensal, os dias 28, 29 e 30 só valem quando são o último do mês.',
  },
  'catalog.offer.frequencyNotOffered': {
    row: 'T1', source: 'S1', clause: CLAUSES['catalog.offer.frequencyNotOffered'],
    sentence: 'Esta forma de cobrança não existe para este compromisso.',
  },
  'catalog.offer.notFound': {
    row: 'T1, R2', source: 'S1', clause: CLAUSES['catalog.offer.notFound'],
    sentence: 'Não há preço vigente para esta combinação de produto, compromisso e cobrança.',
  },
  'renewals.schedule.needsAutomaticRenewal': {
    row: 'R1', source: 'S1, S6', clause: CLAUSES['renewals.schedule.needsAutomaticRenewal'],
    sentence: 'Para planejar a renovação, a renovação automática precisa estar ligada.',
  },
  'renewals.schedule.lossNotAcknowledged': {
    row: 'R4', source: 'S1, S3, S6', clause: CLAUSES['renewals.schedule.lossNotAcknowledged'],
    sentence: 'A alteração apaga o plano de renovação salvo, e isso precisa ser confirmado.',
  },
  'renewals.endOfTerm.choiceRequired': {
    row: 'R10', source: 'S3, S13', clause: CLAUSES['renewals.endOfTerm.choiceRequired'],
    sentence: 'É preciso escolher entre renovar, estender ou encerrar.',
  },
  'renewals.endOfTerm.extensionNotEligible': {
    row: 'E1', source: 'S13', clause: CLAUSES['renewals.endOfTerm.extensionNotEligible'],
    sentence: 'A assinatura não tem direito ao termo estendido.',
  },
  'renewals.term.notDue': {
    row: 'R9', source: 'decision', clause: CLAUSES['renewals.term.notDue'],
    sentence: 'A vigência ainda não terminou: não há o que renovar agora.',
  },
  'plans.upgrade.notAPath': {
    row: 'U1', source: 'S1', clause: CLAUSES['plans.upgrade.notAPath'],
    sentence: 'Só se muda de plano pelos caminhos do catálogo, e nunca para baixo.',
  },
  'plans.upgrade.destinationInWindow': {
    row: 'U3', source: 'S1', clause: CLAUSES['plans.upgrade.destinationInWindow'],
    sentence: 'A assinatura de destino ainda está no prazo de redução.',
  },
  'plans.upgrade.destinationCommitment': {
    row: 'U3', source: 'S1', clause: CLAUSES['plans.upgrade.destinationCommitment'],
    sentence: 'A assinatura de destino tem outro compromisso.',
  },
  'plans.upgrade.destinationEndsEarlier': {
    row: 'U3', source: 'S1', clause: CLAUSES['plans.upgrade.destinationEndsEarlier'],
    sentence: 'A assinatura de destino termina antes da atual.',
  },
  'plans.commitment.shorterOnlyAtRenewal': {
    row: 'U4', source: 'S1, S23', clause: CLAUSES['plans.commitment.shorterOnlyAtRenewal'],
    sentence: 'Um compromisso mais curto só vale a partir da renovação.',
  },
  'plans.frequency.onlyAtRenewal': {
    row: 'U5', source: 'S1, S2', clause: CLAUSES['plans.frequency.onlyAtRenewal'],
    sentence: 'Neste compromisso a forma de cobrança só muda na renovação.',
  },
  'plans.downgrade.bySupport': {
    row: 'U1', source: 'seed 004', clause: CLAUSES['plans.downgrade.bySupport'],
    sentence: 'A mudança para um plano inferior é feita com o suporte.',
  },
  'plans.corporate.byRepresentative': {
    row: 'A1', source: 'seed 004', clause: CLAUSES['plans.corporate.byRepresentative'],
    sentence: 'Contas corporativas mudam de plano com o representante da conta.',
  },
  'plans.change.nothingAsked': {
    row: 'G1', source: 'decision', clause: CLAUSES['plans.change.nothingAsked'],
    sentence: 'O plano, as licenças e a cobrança escolhidos são os que a assinatura já tem.',
  },
  'checkout.cart.empty': {
    row: 'G3', source: 'seed 004', clause: CLAUSES['checkout.cart.empty'],
    sentence: 'Um pedido tem ao menos um item.',
  },
  'checkout.cart.oneCurrency': {
    row: 'G3', source: 'decision', clause: CLAUSES['checkout.cart.oneCurrency'],
    sentence: 'Todos os itens de um pedido são cobrados na mesma moeda.',
  },
  'checkout.billing.taxIdRequired': {
    row: 'G4', source: 'seed 004', clause: CLAUSES['checkout.billing.taxIdRequired'],
    sentence: 'Quando o preço aumenta, o pedido precisa do CNPJ ou CPF de quem paga.',
  },
  'invoices.void.notOpen': {
    row: 'B1', source: 'decision, billing.md § 1', clause: CLAUSES['invoices.void.notOpen'],
    sentence: 'Só se cancela uma fatura que ainda está em vigor.',
  },
  'invoices.void.paid': {
    row: 'B1', source: 'decision, billing.md § 1', clause: CLAUSES['invoices.void.paid'],
    sentence: 'Uma fatura com pagamento recebido não é cancelada: corrige-se com nota de crédito.',
  },
  'invoices.void.credited': {
    row: 'B1', source: 'decision, billing.md § 1', clause: CLAUSES['invoices.void.credited'],
    sentence: 'Uma fatura que já teve valores creditados não é cancelada, para que nada seja devolvido duas vezes.',
  },
  'invoices.credit.closed': {
    row: 'B1', source: 'decision, billing.md § 1', clause: CLAUSES['invoices.credit.closed'],
    sentence: 'Uma fatura cancelada ou baixada por perda não recebe nota de crédito.',
  },
  'invoices.credit.aboveCharged': {
    row: 'B1', source: 'decision, billing.md § 1', clause: CLAUSES['invoices.credit.aboveCharged'],
    sentence: 'De cada linha credita-se no máximo o que ela cobrou e ainda não foi creditado.',
  },
  'invoices.credit.empty': {
    row: 'B1', source: 'decision, billing.md § 1', clause: CLAUSES['invoices.credit.empty'],
    sentence: 'Uma nota de crédito devolve ao menos um centavo.',
  },
  'invoices.writeOff.notOpen': {
    row: 'B1', source: 'decision, billing.md § 1', clause: CLAUSES['invoices.writeOff.notOpen'],
    sentence: 'Só se dá baixa por perda em uma fatura em aberto.',
  },
  'invoices.secondCopy.notOpen': {
    row: 'B1', source: 'seed 001, decision, billing.md § 4', clause: CLAUSES['invoices.secondCopy.notOpen'],
    sentence: 'Só uma fatura em aberto tem segunda via de boleto e Pix.',
  },
  'collections.account.restricted': {
    row: 'P2, P4', source: 'seed 002', clause: CLAUSES['collections.account.restricted'],
    sentence: 'Com uma fatura vencida que restringe a conta, não se contrata nem se aumenta nada.',
  },
  'collections.suspension.unpaid': {
    row: 'P4', source: 'seed 002, S18', clause: CLAUSES['collections.suspension.unpaid'],
    sentence: 'A suspensão por falta de pagamento termina com o pagamento, e não a pedido.',
  },
  'collections.dispute.nothingOwed': {
    row: 'P7', source: 'decision', clause: CLAUSES['collections.dispute.nothingOwed'],
    sentence: 'Só se contesta uma fatura que ainda está em aberto.',
  },
  'collections.dispute.alreadyOpen': {
    row: 'P7', source: 'decision', clause: CLAUSES['collections.dispute.alreadyOpen'],
    sentence: 'Uma fatura tem uma contestação por vez.',
  },
  ...LICENCE_DENIAL_RULES,
  'quotes.quote.expired': {
    row: 'P9', source: 'decision 13', clause: CLAUSES['quotes.quote.expired'],
    sentence: 'O orçamento venceu ou a assinatura mudou: o valor precisa ser confirmado de novo.',
  },
} as const satisfies Record<DenialRuleId, RuleEntry>
