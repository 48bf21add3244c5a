import type { CalendarDate } from '../time.ts'
import type { PolicyWords } from './describe-policy.ts'

const MONTHS = ['janeiro', 'fevereiro', 'março', 'abril', 'maio', 'junho', 'julho', 'agosto', 'setembro', 'outubro', 'novembro', 'dezembro']
const CHANNELS = { email: 'por e-mail', widget: 'no portal', webhook: 'ao seu sistema' } as const
const ACTS = {
  restrict: 'novas contratações e aumentos ficam bloqueados',
  suspend: 'as assinaturas dela são suspensas',
  terminate: 'as assinaturas dela são encerradas em definitivo',
} as const
const ANNOUNCED = { restrict: 'do bloqueio de novas contratações', suspend: 'da suspensão', terminate: 'do encerramento definitivo' } as const

/** A policy in Portuguese, as the customer reads it. */
export const POLICY_WORDS_PT_BR: PolicyWords = {
  date: (on) => `${dayAndMonth(on)} de ${Number(on.slice(0, 4))}`,
  dateAt: (on, said, hour) => `em ${dayAndMonth(on)}${said?.slice(0, 4) === on.slice(0, 4) ? '' : ` de ${Number(on.slice(0, 4))}`}, ${atHour(hour)}`,
  days: (days) => (days === 0 ? 'o dia do vencimento' : `${counted(Math.abs(days), 'dia', 'dias')} ${days < 0 ? 'antes' : 'depois'} do vencimento`),
  daysAt: (days, hour) => `${days === 0 ? 'no dia do vencimento' : POLICY_WORDS_PT_BR.days(days)}, ${atHour(hour)}`,
  clearingAt: (days, hour) => `${days === 0 ? 'no mesmo dia útil' : `${counted(days, 'dia útil bancário', 'dias úteis bancários')} depois`}, ${atHour(hour)}`,
  message: ({ channel, when, about, ifUnpaid }) => {
    const what = ifUnpaid || about !== null ? 'Aviso' : 'Lembrete'
    return `${what} ${CHANNELS[channel]} ${when}${about === null ? '' : `, com a data ${ANNOUNCED[about]}`}${ifUnpaid ? ', se a fatura continuar em aberto' : ''}.`
  },
  act: ({ action, deadline, when }) => `Se a fatura não for paga até ${deadline}, ${ACTS[action]} ${when}.`,
  release: (release) => {
    const paid = 'O acesso volta assim que todas as faturas que o bloqueiam estiverem pagas por inteiro.'
    const dispute = 'Enquanto uma contestação da fatura estiver em análise, os bloqueios por causa dela esperam a resposta.'
    if (release === 'paymentInFull') return `${paid} ${dispute}`
    return `${paid} Se a vigência tiver terminado durante a suspensão, emitimos a fatura desse período, e o acesso volta quando ela for paga. ${dispute}`
  },
}

function dayAndMonth(on: CalendarDate): string {
  const day = Number(on.slice(8))
  return `${day === 1 ? '1º' : day} de ${MONTHS[Number(on.slice(5, 7)) - 1] ?? ''}`
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}

function atHour(hour: number): string {
  return `${hour <= 1 ? 'à' : 'às'} ${hour}h`
}
