/**
 * Check digit of CNPJ and CPF: 11 − (Σ value × weight mod 11), and 0 where the rest is 0 or 1.
 * A character is worth ASCII − 48: digits are themselves, A = 17 … Z = 42. One weight for each character.
 */
export function weightedDigit(text: string, weights: readonly number[]): number {
  const sum = weights.reduce((total, weight, index) => total + (text.charCodeAt(index) - 48) * weight, 0)
  const rest = sum % 11
  return rest < 2 ? 0 : 11 - rest
}
