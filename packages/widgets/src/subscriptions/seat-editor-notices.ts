import type { Money, RenewalPlan, SeatPlan } from '@assento/rules'
import type { SeatQuote, SubscriptionDetail } from '@assento/client'
import type { Messages } from '../locales/messages.ts'
import type { Format } from '../runtime/format.ts'
import type { CommonNotice } from '../runtime/acts.ts'

/** How the last act on a subscription's seats ended. */
export type SeatNotice =
  | { readonly kind: 'changed'; readonly plan: SeatPlan; readonly lostPlan: RenewalPlan | null }
  | { readonly kind: 'scheduled'; readonly seats: number }
  | { readonly kind: 'ends' }
  | { readonly kind: 'renews' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'restored' }
  | { readonly kind: 'quoteExpired'; readonly old: Money; readonly quote: SeatQuote; readonly seats: number }
  | CommonNotice

/** How an act ended, as one sentence for screen readers; refusals and failures are alerts of their own. */
export function announcementOf(notice: SeatNotice, detail: SubscriptionDetail, t: Messages, format: Format): string {
  const words = t.seatEditor
  switch (notice.kind) {
    case 'changed': return words.changed(notice.plan.toSeats)
    case 'scheduled': return words.scheduled(notice.seats, format.date(detail.facts.term.until))
    case 'ends': return words.ends(format.lastDay(detail.facts.term))
    case 'renews': case 'restored': case 'cancelled': return words[notice.kind]
    case 'stopped': return t.acts.stopped
    default: return ''
  }
}
