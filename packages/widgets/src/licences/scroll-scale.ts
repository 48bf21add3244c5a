/**
 * Maps a long list onto a scroller. Browsers stop growing an element at some height (Firefox near 17.9 million px, Chromium
 * and Safari near 33.5): a longer list gets a shorter scroller, and a way of the scroll bar stands for more than its length.
 */

export interface ScrollScale {
  /** Height of the scroller's content, in px; that of the list while it fits. */
  readonly height: number
  /** Where in the list the view begins when the scroller stands at `top`; both in px. */
  offsetAt(top: number): number
  /** Where the scroller stands when the view begins at `offset` of the list. */
  topAt(offset: number): number
}

/**
 * `listPx` may be any length, `viewPx` is the height of the view, `maxPx` what the scroller's content may have. Two views at either end map one to one, so that first and last
 * rows are reached exactly; between them all is in proportion.
 */
export function scrollScale(listPx: number, viewPx: number, maxPx: number): ScrollScale {
  const height = Math.min(listPx, maxPx)
  const lastOffset = Math.max(0, listPx - viewPx)
  const lastTop = Math.max(0, height - viewPx)
  if (lastOffset === lastTop) return { height, offsetAt: (top) => clamp(top, lastOffset), topAt: (offset) => clamp(offset, lastTop) }
  const edge = Math.min(viewPx * 2, lastTop / 2)
  const ratio = (lastOffset - 2 * edge) / (lastTop - 2 * edge)
  const map = (value: number, last: number, toLast: number, factor: number) => value <= edge ? Math.max(0, value)
    : value >= last - edge ? toLast - Math.max(0, last - value) : edge + (value - edge) * factor
  return {
    height,
    offsetAt: (top) => map(top, lastTop, lastOffset, ratio),
    topAt: (offset) => map(offset, lastOffset, lastTop, 1 / ratio),
  }
}

function clamp(value: number, last: number): number { return Math.min(last, Math.max(0, value)) }
