/** Amounts in reais as people write them. Source: brazil.md § 5. */

const FORMAT = new Intl.NumberFormat('pt-BR', { style: 'currency', currency: 'BRL' })

/** −123450 → `-R$ 1.234,50`, with a no-break space (U+00A0) after `R$`, as Intl writes it. */
export function formatBrl(cents: number): string {
  if (!Number.isSafeInteger(cents)) throw new RangeError(`cents must be a safe integer: ${cents}`)
  // Decimal text, not cents / 100: the quotient of a large amount is not exact.
  const digits = String(Math.abs(cents)).padStart(3, '0')
  return FORMAT.format(`${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}` as `${number}`)
}

/**
 * Cents of an amount typed in Brazil: a comma before the cents, dots between thousands or none, `R$` and a leading minus allowed.
 * Null for anything else: `1234.56` and `1.23` are never guessed at.
 */
export function parseBrl(text: string): number | null {
  const match = /^(-?)(?:R\$)?(-?)([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]{1,2}))?$/.exec(text.replace(/\s/g, ''))
  if (!match) return null
  const [, before = '', after = '', whole = '', decimals = ''] = match
  if (before && after) return null
  const cents = Number(`${whole.replaceAll('.', '')}${decimals.padEnd(2, '0')}`)
  if (!Number.isSafeInteger(cents)) return null
  return (before || after) && cents > 0 ? -cents : cents
}
