import type { LicenceDenialRuleId } from './rulebook-clauses-licences.ts'

/**
 * The clause or product rule that each refusal rests on, Portuguese, as a customer may read it. Apart from the rest of the
 * rule book because `denied()` needs it everywhere, the browser included, and nothing else of the book.
 */
const REDUCTIONS = 'Contrato, reduções e cancelamento durante a vigência'
const RENEWALS = 'Contrato, renovação automática e programação da renovação'
const PORTAL_ONLY = 'Contrato, solicitações feitas no portal por administradores'
const COLLECTIONS = 'Contrato, política de cobrança'

export const CLAUSES = {
  'accounts.role.forbidden': PORTAL_ONLY,
  'subscriptions.state.notActive': 'Contrato, alterações em assinaturas ativas',
  'subscriptions.state.notRecoverable': 'Contrato, encerramento da assinatura',
  'subscriptions.state.renewalRunning': RENEWALS,
  'subscriptions.version.stale': 'Alterações são feitas sobre a versão mais recente da assinatura',
  'subscriptions.seats.zero': REDUCTIONS,
  'subscriptions.seats.notInteger': 'Licenças são contadas em unidades inteiras',
  'subscriptions.seats.belowMinimum': 'Oferta, quantidade mínima de licenças',
  'subscriptions.seats.aboveMaximum': 'Oferta, quantidade máxima de licenças',
  'subscriptions.seats.promotionCap': 'Promoção, limite de licenças',
  'subscriptions.seats.belowAssigned': 'Licenças atribuídas precisam ser retiradas dos usuários antes da redução',
  'subscriptions.seats.addonMinimum': 'Oferta, proporção mínima entre complemento e licenças-base',
  'subscriptions.seats.windowClosed': REDUCTIONS,
  'subscriptions.seats.reductionTooLarge': REDUCTIONS,
  'subscriptions.seats.onlyAtRenewal': REDUCTIONS,
  'subscriptions.cancel.windowClosed': REDUCTIONS,
  'subscriptions.resume.notSuspended': 'Contrato, suspensão e liberação',
  'subscriptions.resume.termEnded': 'Contrato, fim da vigência',
  'subscriptions.resume.retroactivePaymentDue': 'Contrato, pagamento retroativo na liberação',
  'subscriptions.trial.locked': 'Avaliação gratuita, quantidade fixa',
  'subscriptions.trial.minimum': 'Avaliação gratuita, conversão antecipada',
  'subscriptions.extended.locked': 'Termo estendido',
  'subscriptions.coterm.beyondTerm': 'Alinhamento de vigências',
  'subscriptions.coterm.midTerm': 'Alinhamento de vigências',
  'subscriptions.coterm.target': 'Alinhamento de vigências',
  'subscriptions.coterm.day': 'Alinhamento de vigências',
  'catalog.offer.frequencyNotOffered': 'Oferta, formas de cobrança de cada compromisso',
  'catalog.offer.notFound': 'Oferta, lista de preços vigente',
  'renewals.schedule.needsAutomaticRenewal': RENEWALS,
  'renewals.schedule.lossNotAcknowledged': RENEWALS,
  'renewals.endOfTerm.choiceRequired': RENEWALS,
  'renewals.endOfTerm.extensionNotEligible': 'Termo estendido, elegibilidade',
  'renewals.term.notDue': RENEWALS,
  'plans.upgrade.notAPath': 'Catálogo, caminhos de atualização',
  'plans.upgrade.destinationInWindow': 'Catálogo, atualização para uma assinatura existente',
  'plans.upgrade.destinationCommitment': 'Catálogo, atualização para uma assinatura existente',
  'plans.upgrade.destinationEndsEarlier': 'Catálogo, atualização para uma assinatura existente',
  'plans.commitment.shorterOnlyAtRenewal': 'Contrato, compromisso',
  'plans.frequency.onlyAtRenewal': 'Contrato, forma de cobrança',
  'plans.downgrade.bySupport': 'Plano inferior, por atendimento',
  'plans.corporate.byRepresentative': 'Contas corporativas',
  'plans.change.nothingAsked': 'Alteração de plano, licenças ou cobrança',
  'checkout.cart.empty': 'Carrinho e pedido',
  'checkout.cart.oneCurrency': 'Uma fatura tem uma só moeda',
  'checkout.billing.taxIdRequired': 'Dados de cobrança para faturar',
  'invoices.void.notOpen': 'Fatura emitida, cancelamento e substituição',
  'invoices.void.paid': 'Fatura emitida, cancelamento e substituição',
  'invoices.void.credited': 'Fatura emitida, cancelamento e substituição',
  'invoices.credit.closed': 'Nota de crédito',
  'invoices.credit.aboveCharged': 'Nota de crédito, nunca acima do que foi cobrado',
  'invoices.credit.empty': 'Nota de crédito',
  'invoices.writeOff.notOpen': 'Baixa por perda de fatura em aberto',
  'invoices.secondCopy.notOpen': 'Segunda via de fatura em aberto',
  'collections.account.restricted': COLLECTIONS,
  'collections.suspension.unpaid': COLLECTIONS,
  'collections.dispute.nothingOwed': 'Contrato, contestação de faturas',
  'collections.dispute.alreadyOpen': 'Contrato, contestação de faturas',
  'quotes.quote.expired': 'Orçamento válido pelo dia e pela versão da assinatura',
} as const satisfies Record<string, string>

/** Rules that can refuse. */
export type DenialRuleId = keyof typeof CLAUSES | LicenceDenialRuleId
