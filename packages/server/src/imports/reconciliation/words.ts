/** A verdict in Portuguese, for the person who compares two invoices. */
import { lastDayOf } from '@assento/rules'
import type { AmountCause, CalendarDate, VendorDateDifference, VendorPeriod } from '@assento/rules'
import type { LineDifference, ReconciledLine } from './report.ts'

const DATES: Readonly<Record<VendorDateDifference['field'], string>> = {
  'term.startsOn': 'início da vigência', 'term.until': 'fim da vigência', 'charge.startsOn': 'início da cobrança', 'charge.until': 'fim da cobrança',
}
const REASONS: Readonly<Record<string, string>> = {
  noSubscription: 'não há assinatura com este identificador: importe as assinaturas ou confira se é de um cliente nosso.',
  noSubscriptionRef: 'a linha não traz assinatura: não há com o que comparar.',
  noCharge: 'a assinatura é nossa, mas nada foi cobrado por estes dias.',
}

/** What became of a line, in one sentence; amounts in its currency, last days inclusive. */
export function lineMessage(line: Omit<ReconciledLine, 'message'>): string {
  const { difference } = line
  const start = line.line === null ? 'Cobrança nossa' : difference.lineNos.length > 1 ? `Linhas ${difference.lineNos.join(', ')} (comparadas juntas)` : `Linha ${line.line}`
  const warnings = difference.warnings.map(({ message }) => ` Aviso: ${message.replace(/^(Linha|Item) \d+: /, '')}`).join('')
  return `${start}: ${sentenceOf(line)}${warnings}`
}

function sentenceOf({ verdict, difference, subtotal, period, product, customer }: Omit<ReconciledLine, 'message'>): string {
  const vendor = difference.vendor === null ? '' : amount(difference.vendor.cents, subtotal.currency)
  const ours = difference.ours === null ? '' : amount(difference.ours.cents, difference.ourCurrency ?? subtotal.currency)
  switch (verdict) {
    case 'matched': return difference.ours === null ? 'nada é cobrado, nem lá nem aqui.' : `confere: ${vendor} lá, ${ours} aqui.`
    case 'amountDiffers': return `o fabricante cobra ${vendor}, nós cobramos ${ours}; ${[...causes(difference, subtotal.currency), ...dates(difference)].join('; ')}.`
    case 'dateDiffers': return `o valor confere${vendor === '' ? '' : ` (${vendor})`}; ${dates(difference).join('; ')}.`
    case 'missingHere': return `o fabricante cobra ${vendor} de ${customer.name} (${daysOf(period)}); ${REASONS[difference.reason ?? 'noCharge']}`
    case 'missingThere': return `${product.name}, de ${customer.name} (${daysOf(period)}): cobramos ${ours}, e o arquivo não traz esta cobrança.`
  }
}

function causes({ causes: found, vendor, ours, ourCurrency }: LineDifference, currency: string): string[] {
  const cents = (value: number | null | undefined, of: string) => (value === null || value === undefined ? '?' : amount(value, of))
  const words: Readonly<Record<AmountCause, string>> = {
    currency: `moedas diferentes: ${currency} lá, ${ourCurrency ?? currency} aqui`,
    unitPrice: `preço por licença e ciclo: ${cents(vendor?.unitCents, currency)} lá, ${cents(ours?.unitCents, currency)} aqui`,
    quantity: `quantidade: ${vendor?.quantity ?? '?'} lá, ${ours?.quantity ?? '?'} aqui`,
    days: `dias: ${vendor?.billingDays ?? '?'} lá, ${ours?.billingDays ?? '?'} aqui (ciclo de ${ours?.cycleDays ?? '?'})`,
    rounding: 'preço, quantidade e dias conferem: a diferença é de arredondamento',
  }
  return found.map((cause) => words[cause])
}

function dates({ dates: found }: LineDifference): string[] {
  return found.map(({ field, ours, vendors }) => `${DATES[field]}: ${shownDate(field, vendors)} lá, ${shownDate(field, ours)} aqui`)
}

/** Ends are kept as the first day after; people read the last day. */
function shownDate(field: VendorDateDifference['field'], date: CalendarDate): CalendarDate {
  return field.endsWith('until') ? lastDayOf({ startsOn: date, until: date }) : date
}

function daysOf(period: VendorPeriod | null): string {
  if (period === null) return 'sem datas'
  return period.until === null ? `desde ${period.startsOn}` : `${period.startsOn} a ${lastDayOf({ startsOn: period.startsOn, until: period.until })}`
}

const formats = new Map<string, Intl.NumberFormat>()

function amount(cents: number, currency: string): string {
  const format = formats.get(currency) ?? new Intl.NumberFormat('pt-BR', { style: 'currency', currency })
  formats.set(currency, format)
  return format.format(cents / 100)
}
