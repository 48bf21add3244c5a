/** How an act on the next term ended, in words, with what can be done next in one click. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { RenewalPlan, RenewalPreview } from '@assento/rules'
import { callout, errorCallout } from '../runtime/states.ts'
import type { CommonNotice } from '../runtime/acts.ts'
import { planText } from './renewal-foot.ts'
import type { RenewalLook } from './renewal-parts.ts'

export type RenewalNotice =
  | { readonly kind: 'saved'; readonly lostPlan: RenewalPlan | null }
  | { readonly kind: 'removed'; readonly lostPlan: RenewalPlan | null }
  | { readonly kind: 'quoteExpired'; readonly old: RenewalPreview; readonly fresh: RenewalPreview }
  | CommonNotice

export interface RenewalNoticeActions {
  readonly save: () => void
  readonly restore: (plan: RenewalPlan) => void
  readonly reload: () => void
}

/** How the last act ended; refusals are drawn apart, with their alternatives. */
export function renewalNotice(look: RenewalLook, notice: RenewalNotice, actions: RenewalNoticeActions): TemplateResult | typeof nothing {
  const { t } = look
  const words = t.renewals
  switch (notice.kind) {
    case 'refused': return nothing
    case 'saved': case 'removed': return callout('ok', doneTitle(look, notice), html`<p>${words.savedText}</p>
      ${notice.lostPlan === null ? nothing : html`<p>${words.planLost(planText(t, notice.lostPlan))}</p>`}`,
      notice.lostPlan === null ? nothing : button(words.restore, () => { if (notice.lostPlan) actions.restore(notice.lostPlan) }))
    case 'stopped': return callout('info', t.acts.stopped, nothing)
    case 'stale': return callout('warn', t.acts.staleTitle, t.acts.staleText, button(t.acts.reload, actions.reload), true)
    case 'quoteExpired': return callout('warn', words.priceChangedTitle, words.priceChangedText(cyclePrice(look, notice.old), cyclePrice(look, notice.fresh)),
      button(words.priceChangedAccept, actions.save), true)
    case 'failed': return notice.error.retryable
      ? callout('bad', t.acts.failedTitle, html`<p>${t.acts.failedText}</p>${notice.error.requestId === null ? nothing
          : html`<p class="muted small">${t.common.requestId} <code>${notice.error.requestId}</code></p>`}`, button(t.common.retry, () => void notice.retry()), true)
      : errorCallout(t, notice.error, () => void notice.retry())
  }
}

/** One sentence on what is stored now. */
export function doneTitle({ t, format, view }: RenewalLook, notice: RenewalNotice): string {
  const words = t.renewals
  const { facts } = view.subscription
  if (notice.kind === 'removed') return words.removed(facts.seats)
  if (notice.kind !== 'saved') return ''
  if (view.endOfTerm === 'end') return words.savedEnd(format.lastDay(facts.term))
  if (view.endOfTerm === 'extend') return words.savedExtend(format.date(facts.term.until))
  return words.saved(view.renewalPlan?.seats ?? facts.seats, format.date(facts.term.until))
}

function cyclePrice({ t, format }: RenewalLook, { next }: RenewalPreview): string {
  return next === null ? '—' : `${format.money(next.perCycle)} ${t.common.perCycle[next.offer.billingFrequency]}`
}

function button(label: string, act: () => void): TemplateResult {
  return html`<button type="button" class="button primary" @click=${act}>${label}</button>`
}
