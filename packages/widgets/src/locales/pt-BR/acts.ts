/** Words of an act that ended, or that a rule refused, shared by the seat editor and the renewal scheduler. */
const number = (count: number): string => count.toLocaleString('pt-BR')
const seats = (count: number): string => `${number(count)} ${count === 1 ? 'licença' : 'licenças'}`

export const acts = {
  refusedTitle: 'Não é possível agora',
  scheduleForRenewal: (count: number): string => `Agendar ${seats(count)} para a renovação`,
  changeSeatsNow: (from: number, to: number): string => `${to < from ? 'Reduzir' : 'Aumentar'} para ${number(to)} agora`,
  cancelSubscription: 'Cancelar a assinatura…',
  endAtEndOfTerm: (date: string): string => `Encerrar no fim da vigência, ${date}`,
  turnOnAutomaticRenewal: 'Ligar a renovação automática',
  acknowledgeScheduleLoss: 'Apagar o plano e continuar',
  unassignSeats: (count: number): string => `Retirar ${seats(count)} de usuários…`,
  convertTrial: (count: number): string => `A avaliação pode ser contratada com ${seats(count)} ou mais.`,
  askAdministrator: 'Peça a um administrador da conta.',
  reload: 'Recarregar',
  requote: 'Calcular de novo',
  openTicket: 'Abrir um chamado',
  creditNote: 'Emitir uma nota de crédito…',
  clause: (clause: string): string => `Regra: ${clause}.`,
  creditOf: (amount: string): string => `crédito de ${amount}`,
  staleTitle: 'A assinatura mudou enquanto esta página estava aberta',
  staleText: 'Nada foi alterado nem cobrado. Recarregue para ver a situação atual; o que você digitou fica no campo.',
  failedTitle: 'Não recebemos a confirmação',
  failedText: 'O pedido pode ter chegado ou não. Tentar de novo é seguro: o mesmo pedido nunca é cobrado duas vezes.',
  stopped: 'O pedido não foi enviado. Nada foi alterado.',
  today: (time: string): string => `hoje às ${time}`,
}
