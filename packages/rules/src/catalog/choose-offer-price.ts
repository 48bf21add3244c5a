import type { Instant } from '../time.ts'

/** A price is in force in `[startsAt, until)`; `until` null = without end. */
export interface PriceWindow {
  readonly startsAt: Instant
  readonly until: Instant | null
}

/**
 * The window whose price applies at an instant: of those that contain it, the one that ends first; null when none does.
 * Price lists overlap on purpose: the older line holds until its end. Of two that end together, the later start wins.
 * Source: formats.md § 1, key and overlapping windows.
 */
export function chooseOfferPrice<Window extends PriceWindow>(windows: readonly Window[], now: Instant): Window | null {
  const open = windows.filter((window) => window.startsAt <= now && (window.until === null || now < window.until))
  return open.reduce<Window | null>((best, window) => (best === null || precedes(window, best) ? window : best), null)
}

function precedes(a: PriceWindow, b: PriceWindow): boolean {
  if (a.until === b.until) return a.startsAt > b.startsAt
  if (b.until === null) return true
  return a.until !== null && a.until < b.until
}
