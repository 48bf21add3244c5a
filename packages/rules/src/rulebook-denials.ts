import type { RuleEntry } from './rulebook.ts'

const REDUCTIONS = 'Contrato, reduções e cancelamento durante a vigência'
const RENEWALS = 'Contrato, renovação automática e programação da renovação'
const PORTAL_ONLY = 'Contrato, solicitações feitas no portal por administradores'

/** Rules that can refuse. Each is produced by at least one case of the tests. */
export const DENIAL_RULES = {
  'accounts.role.forbidden': {
    row: 'A2', source: 'S16, seed 000', clause: PORTAL_ONLY,
    sentence: 'Só administradores podem comprar, alterar, reduzir ou cancelar.',
  },
  'subscriptions.state.notActive': {
    row: 'Q4, L1', source: 'S1', clause: 'Contrato, alterações em assinaturas ativas',
    sentence: 'A assinatura precisa estar ativa para ser alterada.',
  },
  'subscriptions.state.notRecoverable': {
    row: 'L5', source: 'S3', clause: 'Contrato, encerramento da assinatura',
    sentence: 'Uma assinatura expirada, desativada ou excluída não aceita alterações.',
  },
  'subscriptions.state.renewalRunning': {
    row: 'R6, R7', source: 'S1', clause: RENEWALS,
    sentence: 'Enquanto a renovação está em processamento, nada pode ser alterado.',
  },
  'subscriptions.version.stale': {
    row: 'Q6', source: 'decision', clause: 'Alterações são feitas sobre a versão mais recente da assinatura',
    sentence: 'A assinatura mudou depois que a página foi aberta.',
  },
  'subscriptions.seats.zero': {
    row: 'Q1, R11', source: 'S1, decision 8', clause: REDUCTIONS,
    sentence: 'Zero não é uma quantidade: ou se cancela no prazo, ou se encerra no fim da vigência.',
  },
  'subscriptions.seats.notInteger': {
    row: 'Q1', source: 'decision', clause: 'Licenças são contadas em unidades inteiras',
    sentence: 'A quantidade de licenças é um número inteiro positivo.',
  },
  'subscriptions.seats.belowMinimum': {
    row: 'Q1', source: 'S1', clause: 'Oferta, quantidade mínima de licenças',
    sentence: 'A oferta tem uma quantidade mínima de licenças.',
  },
  'subscriptions.seats.aboveMaximum': {
    row: 'Q2', source: 'S14', clause: 'Oferta, quantidade máxima de licenças',
    sentence: 'A oferta tem uma quantidade máxima de licenças.',
  },
  'subscriptions.seats.promotionCap': {
    row: 'X2', source: 'S14, S1', clause: 'Promoção, limite de licenças',
    sentence: 'A promoção vale até um limite de licenças.',
  },
  'subscriptions.seats.belowAssigned': {
    row: 'Q1', source: 'decision, S18', clause: 'Licenças atribuídas precisam ser retiradas dos usuários antes da redução',
    sentence: 'Não se reduz abaixo da quantidade de licenças atribuídas a usuários.',
  },
  'subscriptions.seats.addonMinimum': {
    row: 'Q5', source: 'S1', clause: 'Oferta, proporção mínima entre complemento e licenças-base',
    sentence: 'O complemento tem uma quantidade mínima proporcional às licenças-base.',
  },
  'subscriptions.seats.windowClosed': {
    row: 'W1', source: 'S1, S10, seed 000', clause: REDUCTIONS,
    sentence: 'Reduções só são possíveis até 168 horas depois da ativação das licenças.',
  },
  'subscriptions.seats.reductionTooLarge': {
    row: 'W5', source: 'S1, S8', clause: REDUCTIONS,
    sentence: 'Só podem ser reduzidas as licenças cujo prazo de 168 horas ainda está aberto.',
  },
  'subscriptions.seats.onlyAtRenewal': {
    row: 'W1', source: 'S18', clause: REDUCTIONS,
    sentence: 'Neste produto, reduções só acontecem na renovação.',
  },
  'subscriptions.cancel.windowClosed': {
    row: 'W6', source: 'S1, S3, seed 000', clause: REDUCTIONS,
    sentence: 'O cancelamento só é possível nas 168 horas depois do início da vigência ou da renovação.',
  },
  'subscriptions.resume.notSuspended': {
    row: 'L2', source: 'S1', clause: 'Contrato, suspensão e liberação',
    sentence: 'Só uma assinatura suspensa pode ser liberada.',
  },
  'subscriptions.resume.termEnded': {
    row: 'L2', source: 'S1, S3', clause: 'Contrato, fim da vigência',
    sentence: 'Depois do fim da vigência a assinatura não pode ser retomada.',
  },
  'subscriptions.resume.retroactivePaymentDue': {
    row: 'L6', source: 'seed 003, S18', clause: 'Contrato, pagamento retroativo na liberação',
    sentence: 'A assinatura venceu durante a suspensão: a liberação depende do pagamento retroativo.',
  },
  'subscriptions.trial.locked': {
    row: 'X3', source: 'S1', clause: 'Avaliação gratuita, quantidade fixa',
    sentence: 'Durante a avaliação a quantidade e a situação não mudam.',
  },
  'subscriptions.trial.minimum': {
    row: 'X3', source: 'S1', clause: 'Avaliação gratuita, conversão antecipada',
    sentence: 'Converter a avaliação antes do fim exige ao menos a quantidade da avaliação.',
  },
  'subscriptions.extended.locked': {
    row: 'E3', source: 'S13', clause: 'Termo estendido',
    sentence: 'No termo estendido só é possível encerrar ou contratar uma nova vigência.',
  },
  'subscriptions.coterm.beyondTerm': {
    row: 'C1, C4', source: 'S4', clause: 'Alinhamento de vigências',
    sentence: 'A data escolhida precisa caber dentro da vigência completa.',
  },
  'subscriptions.coterm.midTerm': {
    row: 'C1', source: 'S4', clause: 'Alinhamento de vigências',
    sentence: 'Vigências só podem ser alinhadas na compra ou na renovação.',
  },
  'subscriptions.coterm.target': {
    row: 'C2', source: 'S4', clause: 'Alinhamento de vigências',
    sentence: 'Não se alinha a uma avaliação, nem um compromisso anual a um mensal.',
  },
  'subscriptions.coterm.day': {
    row: 'C3', source: 'S4', clause: 'Alinhamento de vigências',
    sentence: 'No compromisso mensal, os dias 28, 29 e 30 só valem quando são o último do mês.',
  },
  'catalog.offer.frequencyNotOffered': {
    row: 'T1', source: 'S1', clause: 'Oferta, formas de cobrança de cada compromisso',
    sentence: 'Esta forma de cobrança não existe para este compromisso.',
  },
  'catalog.offer.notFound': {
    row: 'T1, R2', source: 'S1', clause: 'Oferta, lista de preços vigente',
    sentence: 'Não há preço vigente para esta combinação de produto, compromisso e cobrança.',
  },
  'renewals.schedule.needsAutomaticRenewal': {
    row: 'R1', source: 'S1, S6', clause: RENEWALS,
    sentence: 'Para planejar a renovação, a renovação automática precisa estar ligada.',
  },
  'renewals.schedule.lossNotAcknowledged': {
    row: 'R4', source: 'S1, S3, S6', clause: RENEWALS,
    sentence: 'A alteração apaga o plano de renovação salvo, e isso precisa ser confirmado.',
  },
  'renewals.endOfTerm.choiceRequired': {
    row: 'R10', source: 'S3, S13', clause: RENEWALS,
    sentence: 'É preciso escolher entre renovar, estender ou encerrar.',
  },
  'renewals.endOfTerm.extensionNotEligible': {
    row: 'E1', source: 'S13', clause: 'Termo estendido, elegibilidade',
    sentence: 'A assinatura não tem direito ao termo estendido.',
  },
  'renewals.term.notDue': {
    row: 'R9', source: 'decision', clause: RENEWALS,
    sentence: 'A vigência ainda não terminou: não há o que renovar agora.',
  },
  'plans.upgrade.notAPath': {
    row: 'U1', source: 'S1', clause: 'Catálogo, caminhos de atualização',
    sentence: 'Só se muda de plano pelos caminhos do catálogo, e nunca para baixo.',
  },
  'plans.upgrade.destinationInWindow': {
    row: 'U3', source: 'S1', clause: 'Catálogo, atualização para uma assinatura existente',
    sentence: 'A assinatura de destino ainda está no prazo de redução.',
  },
  'plans.upgrade.destinationCommitment': {
    row: 'U3', source: 'S1', clause: 'Catálogo, atualização para uma assinatura existente',
    sentence: 'A assinatura de destino tem outro compromisso.',
  },
  'plans.upgrade.destinationEndsEarlier': {
    row: 'U3', source: 'S1', clause: 'Catálogo, atualização para uma assinatura existente',
    sentence: 'A assinatura de destino termina antes da atual.',
  },
  'plans.commitment.shorterOnlyAtRenewal': {
    row: 'U4', source: 'S1, S23', clause: 'Contrato, compromisso',
    sentence: 'Um compromisso mais curto só vale a partir da renovação.',
  },
  'plans.frequency.onlyAtRenewal': {
    row: 'U5', source: 'S1, S2', clause: 'Contrato, forma de cobrança',
    sentence: 'Neste compromisso a forma de cobrança só muda na renovação.',
  },
  'plans.downgrade.bySupport': {
    row: 'U1', source: 'seed 004', clause: 'Plano inferior, por atendimento',
    sentence: 'A mudança para um plano inferior é feita com o suporte.',
  },
  'plans.corporate.byRepresentative': {
    row: 'A1', source: 'seed 004', clause: 'Contas corporativas',
    sentence: 'Contas corporativas mudam de plano com o representante da conta.',
  },
  'quotes.quote.expired': {
    row: 'P9', source: 'decision 13', clause: 'Orçamento válido pelo dia e pela versão da assinatura',
    sentence: 'O orçamento venceu ou a assinatura mudou: o valor precisa ser confirmado de novo.',
  },
} as const satisfies Record<string, RuleEntry>
