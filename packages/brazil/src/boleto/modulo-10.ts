/**
 * Check digit modulo 10 of a text of digits: weights 2, 1, 2, 1 … from the right, the digits of each product added,
 * (10 − sum mod 10) mod 10. Used by the three fields of the linha digitável and by Itaú's nosso número.
 * Source: brazil.md § 1.1 (Itaú FEBRABAN 240 manual, annex 3).
 */
export function modulo10(digits: string): number {
  let sum = 0
  for (let fromRight = 0; fromRight < digits.length; fromRight += 1) {
    const product = Number(digits.charAt(digits.length - 1 - fromRight)) * (fromRight % 2 === 0 ? 2 : 1)
    sum += product > 9 ? product - 9 : product
  }
  return (10 - (sum % 10)) % 10
}
