import type { Alternative, BillingFrequency, Commitment, EndOfTerm, SubscriptionStatus } from '@assento/rules'
import type { AssentoErrorCode, ProvisioningState } from '@assento/client'
import type { Format } from '../../runtime/format.ts'

type AlternativeOf<Kind extends Alternative['kind']> = Extract<Alternative, { kind: Kind }>
/** The words of a button for each alternative that a refusal may offer. */
export type AlternativeWords = { readonly [Kind in Alternative['kind']]: (alternative: AlternativeOf<Kind>, format: Format) => string }
interface Words { readonly title: string; readonly text: string }

const seats = (count: number, format: Format) => `${format.number(count)} ${count === 1 ? 'licença' : 'licenças'}`

export const common = {
  loading: 'Carregando…',
  retry: 'Tentar de novo',
  close: 'Fechar',
  back: 'Voltar',
  cancel: 'Cancelar',
  confirm: 'Confirmar',
  undo: 'Desfazer',
  loadMore: 'Carregar mais',
  sending: 'Enviando…',
  refused: 'Isto não é possível agora',
  requestId: 'Ao falar com o suporte, informe o número',
  seats,
  decrease: 'Menos uma licença',
  increase: 'Mais uma licença',
  perCycle: { none: '', monthly: 'por mês', annual: 'por ano', triennial: 'por três anos' } as Record<BillingFrequency, string>,
  commitment: { P1M: 'Compromisso mensal', P1Y: 'Compromisso anual', P3Y: 'Compromisso de três anos' } as Record<Commitment, string>,
  commitmentShort: { P1M: 'Mensal', P1Y: 'Anual', P3Y: 'Três anos' } as Record<Commitment, string>,
  billing: { none: 'sem cobrança', monthly: 'cobrança mensal', annual: 'cobrança anual, à vista', triennial: 'cobrança única dos três anos' } as Record<BillingFrequency, string>,
  billingShort: { none: 'Sem cobrança', monthly: 'Mensal', annual: 'Anual, à vista', triennial: 'Três anos, à vista' } as Record<BillingFrequency, string>,
  status: {
    provisioning: 'Em ativação', active: 'Ativa', suspended: 'Suspensa', extended: 'Termo estendido', expired: 'Expirada',
    disabled: 'Desativada', deleted: 'Encerrada',
  } as Record<SubscriptionStatus, string>,
  provisioning: {
    requested: 'Alteração solicitada', provisioning: 'Ativando licenças', active: 'Em dia', failed: 'Falha na ativação',
  } as Record<ProvisioningState, string>,
  endOfTerm: { renew: 'Renova automaticamente', extend: 'Estende mês a mês', end: 'Encerra no fim da vigência' } as Record<EndOfTerm, string>,
  trial: 'Avaliação',
  termUntil: (date: string) => `vigência até ${date}`,
  timeLeft: (duration: string) => `restam ${duration}`,
  possibleFrom: (local: string, utc: string) => `Será possível a partir de ${local} (${utc}).`,
  talkTo: (name: string) => `Contato: ${name}`,
  lossOfPlan: (count: number, format: Format) => `O plano de renovação salvo (${seats(count, format)}) será apagado por esta alteração. Depois dela você pode salvá-lo de novo com um clique.`,
  lossTitle: 'O plano de renovação salvo será apagado',
  lossOfPlanText: (count: number, format: Format) => `O plano previa ${seats(count, format)} na próxima vigência.`,
  restorePlan: 'Salvar o plano de novo',
  sessionExpired: {
    title: 'Sua sessão terminou',
    text: 'Por segurança, o acesso expira depois de um tempo. O que você preencheu continua aqui.',
    again: 'Entrar de novo',
  },
  alternatives: {
    scheduleForRenewal: (alternative, format) => `Agendar ${seats(alternative.seats, format)} para a renovação de ${format.date(alternative.renewsOn, 'short')}`,
    changeSeatsNow: (alternative, format) => `Mudar agora para ${seats(alternative.seats, format)}`,
    cancelSubscription: () => 'Cancelar a assinatura',
    endAtEndOfTerm: (alternative, format) => `Encerrar no fim da vigência, em ${format.date(alternative.endsOn, 'short')}`,
    turnOnAutomaticRenewal: () => 'Ligar a renovação automática',
    acknowledgeScheduleLoss: () => 'Continuar e apagar o plano de renovação',
    unassignSeats: (alternative) => alternative.count === 1 ? 'Retirar a licença de 1 pessoa' : `Retirar a licença de ${alternative.count} pessoas`,
    convertTrial: (alternative, format) => `Contratar com pelo menos ${seats(alternative.minimumSeats, format)}`,
    reload: () => 'Ver a situação atual',
    requote: () => 'Ver o novo valor',
    retryAfterSeconds: () => 'Tentar de novo',
    askAdministrator: () => 'Pedir a um administrador',
    payInvoice: () => 'Ver como pagar a fatura',
    acceptRetroactiveInvoice: (alternative, format) => `Receber a fatura de ${format.money({ currency: alternative.currency, cents: alternative.amountCents })}`,
    contact: () => 'Falar com o atendimento',
    creditNote: () => 'Pedir uma nota de crédito',
    openTicket: () => 'Abrir um chamado',
  } as AlternativeWords,
  errors: {
    network: { title: 'Sem conexão com o servidor', text: 'Verifique sua internet. Nada foi alterado além do que já aparece aqui.' },
    timeout: { title: 'O servidor demorou demais para responder', text: 'Tente de novo. Se o pedido já tiver sido registrado, ele não será feito duas vezes.' },
    aborted: { title: 'O pedido foi interrompido', text: 'Tente de novo.' },
    render: { title: 'Não foi possível mostrar esta parte', text: 'Atualize a página. Se continuar, fale com o suporte.' },
    unauthenticated: { title: 'Sua sessão terminou', text: 'Entre de novo para continuar.' },
    forbidden: { title: 'Seu perfil não permite isto', text: 'Peça a um administrador da sua empresa.' },
    not_found: { title: 'Não encontramos esta assinatura', text: 'Ela pode ter sido encerrada ou pertencer a outra conta.' },
    validation: { title: 'Confira os dados informados', text: 'O servidor não aceitou o pedido. Nada foi alterado.' },
    conflict: { title: 'Outra alteração está em andamento', text: 'Tente de novo em alguns instantes.' },
    stale_version: { title: 'A assinatura mudou enquanto você a editava', text: 'Veja a situação atual e repita a alteração. Nada foi alterado agora.' },
    idempotency_mismatch: { title: 'Este pedido já foi feito com outros dados', text: 'Atualize e comece de novo.' },
    rate_limited: { title: 'Muitos pedidos em pouco tempo', text: 'Espere um instante e tente de novo.' },
    payload_too_large: { title: 'O pedido é grande demais', text: 'Reduza o que foi enviado e tente de novo.' },
    unsupported_media_type: { title: 'O servidor não entendeu o pedido', text: 'Atualize a página. Se continuar, fale com o suporte.' },
    upgrade_required: { title: 'Esta página está desatualizada', text: 'Atualize a página para usar a versão nova.' },
    storage_full: { title: 'O servidor está sem espaço', text: 'Nada foi alterado. Tente de novo mais tarde.' },
    server: { title: 'Algo deu errado do nosso lado', text: 'Nada foi alterado. Tente de novo em alguns instantes.' },
  } as Record<AssentoErrorCode, Words>,
}
