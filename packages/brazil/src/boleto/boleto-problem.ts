/** Why a bank agreement or an invoice gives no boleto, as data for the words of the customer's language. */

/** Which field breaks which rule. `expected` is data for the words: a number of digits, or the values that are accepted. */
export interface BoletoProblem {
  readonly field: string
  readonly rule: 'bank' | 'digits' | 'values' | 'checkDigit' | 'required' | 'notUsed' | 'sequence' | 'amount' | 'dueDate'
  readonly expected: string
}

export function boletoProblem(field: string, rule: BoletoProblem['rule'], expected: string): BoletoProblem {
  return { field, rule, expected }
}

/** The first problem of several checks. */
export function firstProblem(...problems: readonly (BoletoProblem | null)[]): BoletoProblem | null {
  return problems.find((problem) => problem !== null) ?? null
}

/** Refuses a text that is not `min` to `max` digits. */
export function refuseDigits(field: string, text: string, min: number, max = min): BoletoProblem | null {
  const right = /^[0-9]+$/.test(text) && text.length >= min && text.length <= max
  return right ? null : boletoProblem(field, 'digits', min === max ? String(min) : `${min}–${max}`)
}

/** Refuses a check digit that was typed and is not the computed one. A missing one passes. */
export function refuseCheckDigit(field: string, typed: string | undefined, computed: string): BoletoProblem | null {
  return typed === undefined || typed.toUpperCase() === computed ? null : boletoProblem(field, 'checkDigit', computed)
}
