/**
 * Interleaved 2 of 5, the bars of a boleto: each pair of digits is drawn as five bars (the first digit) with five spaces between them
 * (the second), two of five wide. Source: brazil.md § 1.4 (Santander v2.3 p. 3; 103 × 13 mm with 5 mm of quiet zone on the left).
 */

export interface Interleaved2of5Element {
  /** True: black. Elements alternate, beginning with a bar. */
  readonly bar: boolean
  readonly wide: boolean
}

export interface Interleaved2of5Bar {
  /** Left edge in modules (widths of a narrow element) from the first bar. */
  readonly x: number
  /** Width in modules. */
  readonly width: number
}

/** 1 is wide; index is the digit. */
const PATTERNS = ['00110', '10001', '01001', '11000', '00101', '10100', '01100', '00011', '10010', '01010'] as const
const START = '0000'
const STOP = '100'
/** Wide elements are three narrow ones. */
const WIDE_RATIO = 3

/** Elements for an even number of digits: 4 + 5 a digit + 3, so 227 for a boleto. Throws a RangeError otherwise. */
export function interleaved2of5(digits: string): Interleaved2of5Element[] {
  if (!/^(?:[0-9]{2})+$/.test(digits)) throw new RangeError(`Interleaved 2 of 5 takes an even number of digits: ${digits}`)
  const pairs = (digits.match(/../g) ?? []).map((pair) => interleave(Number(pair.charAt(0)), Number(pair.charAt(1))))
  return [...`${START}${pairs.join('')}${STOP}`].map((mark, index) => ({ bar: index % 2 === 0, wide: mark === '1' }))
}

/** Width of all elements in modules: 405 for a boleto at ratio 3, 316 at ratio 2. */
export function interleaved2of5Modules(elements: readonly Interleaved2of5Element[], wideRatio = WIDE_RATIO): number {
  return elements.reduce((sum, { wide }) => sum + (wide ? wideRatio : 1), 0)
}

/** The black bars to draw, left to right, in modules. Scale by width of the symbol ÷ `interleaved2of5Modules`. */
export function interleaved2of5Bars(digits: string, wideRatio = WIDE_RATIO): Interleaved2of5Bar[] {
  const bars: Interleaved2of5Bar[] = []
  let x = 0
  for (const { bar, wide } of interleaved2of5(digits)) {
    const width = wide ? wideRatio : 1
    if (bar) bars.push({ x, width })
    x += width
  }
  return bars
}

/** Bar and space by turns: ten marks for two digits. */
function interleave(first: number, second: number): string {
  const [bars, spaces] = [PATTERNS[first] ?? '', PATTERNS[second] ?? '']
  return [...bars].map((mark, index) => `${mark}${spaces.charAt(index)}`).join('')
}
