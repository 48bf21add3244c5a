/** Check digits modulo 11. A character is worth ASCII − 48: digits are themselves, A = 17 … Z = 42. */

/**
 * Check digit of CNPJ and CPF: 11 − (Σ value × weight mod 11), and 0 where the rest is 0 or 1.
 * One weight for each character.
 */
export function weightedDigit(text: string, weights: readonly number[]): number {
  const sum = weights.reduce((total, weight, index) => total + valueAt(text, index) * weight, 0)
  const rest = sum % 11
  return rest < 2 ? 0 : 11 - rest
}

/**
 * 11 − (Σ value × weight mod 11), a number from 1 to 11, with weights 2, 3 … `topWeight`, 2 … from the right.
 * What 10 and 11 are written as differs: 1 in the barcode, 0 in fiscal keys, `X` or `P` at some banks. So the caller says.
 * Banks that print the weights as 9 … 2 from the right and take the rest itself mean the same number.
 */
export function modulo11(text: string, topWeight = 9): number {
  let sum = 0
  for (let fromRight = 0; fromRight < text.length; fromRight += 1) {
    sum += valueAt(text, text.length - 1 - fromRight) * (2 + (fromRight % (topWeight - 1)))
  }
  return 11 - (sum % 11)
}

function valueAt(text: string, index: number): number {
  return text.charCodeAt(index) - 48
}
