/** What a line of a renewal asked for, and what credit notes gave back of it; cents without tax. */
export interface RenewalLine {
  readonly amountCents: number
  /** 0 … `amountCents`. */
  readonly creditedCents: number
}

/**
 * Whether nothing is left of what a renewal asked for: credit notes gave every line back in full, so that settling its invoice pays for
 * nothing. What is given back in part, or of some of its cycles only, is a discount. Decision record 0019.
 */
export function isRenewalGivenBack(lines: readonly RenewalLine[]): boolean {
  return lines.length > 0 && lines.every(({ amountCents, creditedCents }) => creditedCents >= amountCents)
}
