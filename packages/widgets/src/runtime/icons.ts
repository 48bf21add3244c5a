import { html, type TemplateResult } from 'lit'

/** The circle around some of them. */
const RING = 'M14.5 8a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0'

/** One path each: a table shows hundreds of them. */
const PATHS = {
  check: 'M3 8.5 6.5 12 13 4.5',
  alert: `${RING}M8 4.5v4.2M8 11.2v.3`,
  warning: 'M8 2 14.5 13.5h-13zM8 6.3v3.4M8 11.6v.2',
  info: `${RING}M8 7.2v4.2M8 4.6v.2`,
  clock: `${RING}M8 4.2V8l2.6 1.6`,
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  close: 'm4 4 8 8M12 4l-8 8',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  search: 'M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0M10.4 10.4l3.3 3.3',
  calendar: 'M2.5 4h11v9.5h-11zM2.5 7h11M5.3 2v3M10.7 2v3',
  users: 'M8.5 5.3a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0M1.5 13.5c0-2.6 2-4.2 4.5-4.2s4.5 1.6 4.5 4.2M10.6 3.2a2.3 2.3 0 0 1 0 4.3M12.2 9.7c1.5.6 2.3 2 2.3 3.8',
  sync: 'M13 8a5 5 0 0 1-9 3M3 8a5 5 0 0 1 9-3M12.5 2v3.2H9.3M3.5 14v-3.2h3.2',
  stop: `${RING}M5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6`,
  chevron: 'm4 6 4 4 4-4',
} as const satisfies Record<string, string>

export type IconName = keyof typeof PATHS

/** A 16-unit line icon in the colour of the text; decoration only, words say the same. */
export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${PATHS[name]} /></svg>`
}
