/** All that the scheduler needs once someone touches it; fetched after the first paint, so that the first paint is light. */
import { nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Alternative, Instant } from '@assento/rules'
import type { RenewalView } from '@assento/client'
import { refusalCallout } from '../runtime/refusal-callout.ts'
import { standingRefusal } from './renewal-decision.ts'
import { isChanged } from './renewal-draft.ts'
import type { RenewalDraft } from './renewal-draft.ts'
import type { FootView } from './renewal-foot.ts'
import { RenewalFlow } from './renewal-flow.ts'
import type { RenewalFlowHost } from './renewal-flow.ts'
import { doneTitle, renewalNotice } from './renewal-notices.ts'
import type { RenewalLook } from './renewal-parts.ts'

export interface RenewalInteractionHost extends RenewalFlowHost {
  refresh(): Promise<void>
}

export class RenewalInteraction {
  readonly flow: RenewalFlow
  readonly #host: RenewalInteractionHost

  constructor(host: RenewalInteractionHost) {
    this.#host = host
    this.flow = new RenewalFlow(host)
  }

  /** Nothing can be chosen as things stand: renewing, ended, suspended. */
  isClosed(draft: RenewalDraft, view: RenewalView, now: Instant): boolean {
    return standingRefusal(draft, view, now) !== null
  }

  /** Why the draft cannot be saved, with what can be done instead; nothing while it can. */
  refusal(look: RenewalLook): TemplateResult | typeof nothing {
    const { flow } = this
    const { notice } = flow.acts
    const refusal = standingRefusal(look.draft, look.view, look.now) ?? (notice?.kind === 'refused' ? notice.refusal : flow.refusal())
    if (refusal === null) return nothing
    const { contacts, seats } = look.view.subscription
    return refusalCallout({
      t: look.t, format: look.format, refusal, contacts, seats, isBusy: flow.acts.isBusy, choose: (alternative) => void this.#choose(alternative),
    })
  }

  /** How the last act ended. */
  notice(look: RenewalLook): TemplateResult | typeof nothing {
    const { flow } = this
    const { notice } = flow.acts
    return notice === null ? nothing : renewalNotice(look, notice, {
      save: () => void flow.save(), restore: (plan) => void flow.restore(plan), reload: () => { flow.acts.dismiss(); void this.#host.refresh() },
    })
  }

  foot({ draft, view }: RenewalLook): FootView {
    const { flow } = this
    const loss = flow.loss()
    const canSave = isChanged(draft, view) && !flow.acts.isBusy && flow.refusal() === null && draft.seats !== null && (loss === null || flow.acknowledged)
    return {
      canSave, loss, isBusy: flow.acts.isBusy, isAsking: flow.isAsking, validUntil: flow.quote?.validUntil ?? null, acknowledged: flow.acknowledged,
      hasNotice: flow.acts.notice !== null, isNoticeFirst: ['quoteExpired', 'stale', 'failed'].includes(flow.acts.notice?.kind ?? ''), onAcknowledge: (acknowledged) => flow.acknowledge(acknowledged),
      onSave: () => void flow.save(), onDiscard: () => flow.discard(), onRemove: () => void flow.clear(),
    }
  }

  /** The last act in one sentence, for screen readers; empty where an alert says it already. */
  announcement(look: RenewalLook): string {
    const { notice } = this.flow.acts
    return notice === null ? '' : doneTitle(look, notice)
  }

  async #choose(alternative: Alternative): Promise<void> {
    const { flow } = this
    switch (alternative.kind) {
      case 'endAtEndOfTerm': flow.edit({ choice: 'end' }); return flow.save()
      case 'turnOnAutomaticRenewal': flow.edit({ choice: 'renew' }); return flow.save()
      case 'changeSeatsNow': case 'scheduleForRenewal': flow.edit({ seats: alternative.seats }); return flow.save()
      case 'acknowledgeScheduleLoss': flow.acknowledge(true); return flow.save()
      default: flow.acts.dismiss(); return this.#host.refresh()
    }
  }
}
