import { html, type TemplateResult } from 'lit'
import type { Alternative } from '@assento/rules'
import type { Forecast } from '@assento/client'
import type { Messages } from '../locales/messages.ts'
import { denialCallout } from '../runtime/denial.ts'
import type { Format } from '../runtime/format.ts'
import type { WhatIf } from './forecast-what-if.ts'

/** Why the change would not be made today, with the ways out that can be simulated; null when it would be made. */
export function refusedChange(t: Messages, format: Format, { refusal }: Forecast, whatIf: WhatIf, onChange: (whatIf: WhatIf) => void): TemplateResult | null {
  if (refusal === null) return null
  return html`<div class="banner">${denialCallout({
    t, format, denied: refusal, canChoose: (alternative) => instead(whatIf, alternative) !== null,
    onChoose: (alternative) => onChange(instead(whatIf, alternative) ?? whatIf),
  })}</div>`
}

/** The simulation that an alternative stands for; null for what cannot be simulated. */
function instead(whatIf: WhatIf, alternative: Alternative): WhatIf | null {
  switch (alternative.kind) {
    case 'changeSeatsNow': return { ...whatIf, moment: 'now', seats: alternative.seats }
    case 'scheduleForRenewal': return { ...whatIf, moment: 'renewal', seats: alternative.seats }
    case 'endAtEndOfTerm': return { ...whatIf, moment: 'end' }
    default: return null
  }
}
