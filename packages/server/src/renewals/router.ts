import { router } from '../platform/trpc.ts'
import { clearRenewal } from './clear-renewal.ts'
import { getRenewal } from './get-renewal.ts'
import { quoteRenewal } from './quote-renewal.ts'
import { scheduleRenewal } from './schedule-renewal.ts'
import { setEndOfTerm } from './set-end-of-term.ts'

export const renewalsRouter = router({
  get: getRenewal, quote: quoteRenewal, schedule: scheduleRenewal, clear: clearRenewal, setEndOfTerm,
})
