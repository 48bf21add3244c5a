/** The banks whose boletos we issue, by their three-digit code (COMPE). Source: brazil.md § 1.3. */

export type BankCode = '001' | '033' | '237' | '341' | '756'

export interface Bank {
  readonly code: BankCode
  readonly name: string
  /** Code and check digit as printed in the slip's header. */
  readonly printedCode: string
}

export const BANKS: Readonly<Record<BankCode, Bank>> = {
  '001': { code: '001', name: 'Banco do Brasil', printedCode: '001-9' },
  '033': { code: '033', name: 'Santander', printedCode: '033-7' },
  '237': { code: '237', name: 'Bradesco', printedCode: '237-2' },
  '341': { code: '341', name: 'Itaú', printedCode: '341-7' },
  '756': { code: '756', name: 'Sicoob', printedCode: '756-0' },
}

export function isBankCode(text: string): text is BankCode {
  return Object.hasOwn(BANKS, text)
}
