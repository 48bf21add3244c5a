/** What invoices say of licences: whole sentences that the partner reads. */
import type { CalendarDate, DatePeriod } from '@assento/rules'
import { lastDayOf } from '@assento/rules'

/** Units of one item, as charges call them for as long as they are billed. */
export function unitsOfOrder(productName: string, orderNumber: number): string {
  return `${productName} (pedido ${orderNumber})`
}

export function setupSentence(units: string): string {
  return `Adesão de ${units}`
}

export function unitsSentence(units: string, month: DatePeriod): string {
  return `Mensalidade de ${units}, de ${written(month.startsOn)} a ${written(lastDayOf(month))}`
}

function written(date: CalendarDate): string {
  return `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`
}
