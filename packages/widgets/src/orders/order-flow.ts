/** An order that takes units back (estorno) is stored with positive figures; here they read the other way round. */
import type { LicenceOrderType } from '@assento/rules'
import type { Format } from '../runtime/format.ts'
import { amount } from './order-words.ts'

export function flowingAmount(type: LicenceOrderType, format: Format, currency: string, cents: number): string {
  return amount(format, currency, type === 'reversal' && cents !== 0 ? -cents : cents)
}

/** `text` says `count`, without a sign. */
export function flowingCount(type: LicenceOrderType, count: number, text: string): string {
  return type === 'reversal' && count !== 0 ? `−${text}` : text
}
