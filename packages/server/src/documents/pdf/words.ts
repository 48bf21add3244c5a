/** Amounts, dates and formulas in Portuguese, as documents print them. */
import { formatBrl } from '@assento/brazil'
import type { LateChargeTerms } from '@assento/brazil'
import { explainLine, lastDayOf } from '@assento/rules'
import type { CalendarDate, InvoiceLineKind, PaymentChannel } from '@assento/rules'
import type { InvoiceLineRow } from '@assento/store'

/** 12345 BRL → `R$ 123,45`; other currencies with their own sign. */
export function amountWords(currency: string, cents: number): string {
  if (currency === 'BRL') return formatBrl(cents)
  const digits = String(Math.abs(cents)).padStart(3, '0')
  const decimal = `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}` as `${number}`
  return new Intl.NumberFormat('pt-BR', { style: 'currency', currency }).format(decimal)
}

/** The amount without its currency, for slips whose labels say `Valor do documento`. */
export function plainAmount(cents: number): string {
  return formatBrl(cents).replace(/^(-?)R\$\s*/u, '$1')
}

/** 2026-03-10 → `10/03/2026`. */
export function dateWords(date: CalendarDate | string): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`
}

/** `01/03/2026 a 31/03/2026`: people count the last day in. A single day is one date. */
export function periodWords(startsOn: CalendarDate, until: CalendarDate): string {
  const last = until > startsOn ? lastDayOf({ startsOn, until }) : startsOn
  return last === startsOn ? dateWords(startsOn) : `${dateWords(startsOn)} a ${dateWords(last)}`
}

/** 500 → `5%`, 125 → `1,25%`. */
export function percentWords(basisPoints: number): string {
  const digits = String(basisPoints).padStart(3, '0')
  const decimals = digits.slice(-2).replace(/0+$/, '')
  return `${digits.slice(0, -2)}${decimals === '' ? '' : `,${decimals}`}%`
}

const KIND_WORDS: Readonly<Record<InvoiceLineKind, string>> = {
  seatsAdded: 'licenças adicionadas',
  seatsReduced: 'redução de licenças',
  termCycle: 'período contratado',
  cancellation: 'cancelamento',
  planCredit: 'crédito do plano anterior',
  planCharge: 'novo plano',
  extendedCycle: 'termo estendido',
  retroactive: 'período retroativo da liberação',
  setupFee: '',
  other: '',
}

/** `Suíte de Escritório – licenças adicionadas`. */
export function lineTitle(line: Pick<InvoiceLineRow, 'kind' | 'description'>): string {
  const kind = KIND_WORDS[line.kind]
  return kind === '' ? line.description : `${line.description} – ${kind}`
}

/**
 * How the line comes to its amount, from what it prints: `5 licenças × 25/30 dias × R$ 62,40`. A whole cycle needs no days. A credit says
 * so, and where it was limited by what had been charged (rule subscriptions.refund.capped).
 */
export function lineFormula(line: InvoiceLineRow, currency: string): string {
  const count = Math.abs(line.quantity)
  const isSeats = line.kind !== 'setupFee' && line.kind !== 'other'
  const unit = isSeats ? (count === 1 ? 'licença' : 'licenças') : count === 1 ? 'unidade' : 'unidades'
  const days = line.billing_days === line.cycle_days ? '' : ` × ${line.billing_days}/${line.cycle_days} ${line.cycle_days === 1 ? 'dia' : 'dias'}`
  const formula = `${count} ${unit}${days} × ${amountWords(currency, line.unit_cents)}`
  const { isCapped } = explainLine({
    kind: line.kind, quantity: line.quantity, unitPrice: { currency, cents: line.unit_cents }, billingDays: line.billing_days,
    cycleDays: line.cycle_days, amount: { currency, cents: line.amount_cents },
  })
  return `${line.amount_cents < 0 ? 'Crédito de ' : ''}${formula}${isCapped ? ', limitado ao que foi cobrado' : ''}`
}

/** What is charged after the due date, as agreed at issue; the bank computes it on the day of payment. */
export function lateTermsWords(terms: LateChargeTerms): string {
  const fine = terms.fine.kind === 'percent' ? percentWords(terms.fine.basisPoints) : formatBrl(terms.fine.cents)
  const hasFine = terms.fine.kind === 'percent' ? terms.fine.basisPoints > 0 : terms.fine.cents > 0
  const hasInterest = terms.interestBasisPointsPerMonth > 0
  const parts = [
    ...(hasFine ? [`multa de ${fine}`] : []),
    ...(hasInterest ? [`juros de ${percentWords(terms.interestBasisPointsPerMonth)} ao mês, por dia de atraso (pro rata die)`] : []),
  ]
  return parts.length === 0 ? 'Sem multa e sem juros após o vencimento.' : `Após o vencimento: ${parts.join(' e ')}.`
}

export const CHANNEL_WORDS: Readonly<Record<PaymentChannel, string>> = { boleto: 'boleto', pix: 'Pix', transfer: 'transferência bancária', manual: 'registro manual' }
