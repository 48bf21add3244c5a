/** Where bars stand: a scale of round amounts around zero. */

export interface Scale {
  /** Round amounts from the lowest line to the highest, in cents; zero is one of them. */
  readonly ticks: readonly number[]
  /** Distance from the top, in [0, 1]. */
  readonly at: (cents: number) => number
}

const STEPS = [1, 2, 2.5, 5, 10]
const MOST_LINES = 4

/** A scale that holds all amounts, with about four lines; `[0, 1]` when all are zero. */
export function scaleOf(amounts: readonly number[]): Scale {
  const low = Math.min(0, ...amounts)
  const high = Math.max(0, ...amounts)
  const step = niceStep((high - low) / MOST_LINES)
  const first = Math.floor(low / step)
  const last = Math.max(first + 1, Math.ceil(high / step))
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step || 0)
  return { ticks, at: (cents) => (last * step - cents) / ((last - first) * step) }
}

/** The next of 1, 2, 2.5, 5 × 10ⁿ: of a hundred cents at least, so that lines have no cents. */
function niceStep(rough: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(100, rough)))
  return magnitude * (STEPS.find((step) => magnitude * step >= rough) ?? 10)
}
