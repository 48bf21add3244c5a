import type { RenewalPlan } from '@assento/rules'
import type { Messages } from '../locales/messages.ts'

/** "8 licenças, anual, mensal": a stored plan in one line. */
export function planInWords(plan: RenewalPlan, t: Messages): string {
  return t.seatEditor.plan(plan.seats, t.common.commitment[plan.commitment].toLowerCase(), t.common.billing[plan.billingFrequency])
}
