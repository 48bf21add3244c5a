/** How a title of a return file is found among the boletos that we issued. */
import type { ReturnBank } from './return-file.ts'

/** Digits of the nosso número as issued, without check digit (`BankNumbers.nossoNumero`); Banco do Brasil's depends on its convênio. */
const WIDTHS: Readonly<Record<Exclude<ReturnBank, '001'>, number>> = { '033': 12, '237': 11, '341': 8, '756': 7 }

/**
 * The nosso número as we store it, from `ReturnRecord.titleNumber`: leading zeros as issued, whatever the layout padded or cut
 * (Santander 400 prints seven digits of twelve). Null when it is not a number of that bank.
 * Banco do Brasil: 17 digits as they are; of a number with 12 characters, the first 11 (the last is its check digit).
 */
export function issuedNumber(bank: ReturnBank, titleNumber: string): string | null {
  if (bank === '001') return /^[0-9]{11}[0-9X]?$/.test(titleNumber) ? titleNumber.slice(0, 11) : /^[0-9]{17}$/.test(titleNumber) ? titleNumber : null
  if (!/^[0-9]+$/.test(titleNumber)) return null
  const digits = titleNumber.replace(/^0+/, '')
  return digits === '' || digits.length > WIDTHS[bank] ? null : digits.padStart(WIDTHS[bank], '0')
}
