/** What the forecast needs only after its first paint: the simulation, its refusals, and the lines of a month. */
export { forecastLaterStyles } from './forecast-later-styles.ts'
export { forecastNotes } from './forecast-notes.ts'
export { monthDetail } from './forecast-month.ts'
export { refusedChange } from './forecast-refusal.ts'
export { tipEdge, tooltip } from './forecast-tip.ts'
export { changeOf, select, whatIfForm } from './forecast-what-if.ts'
