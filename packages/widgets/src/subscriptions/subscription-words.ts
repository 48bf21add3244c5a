/** How a subscription's states read: one chip each, in words, icon and colour. */
import { nothing, type TemplateResult } from 'lit'
import { html } from 'lit'
import type { SubscriptionStatus } from '@assento/rules'
import type { SubscriptionItem } from '@assento/client'
import type { Messages } from '../locales/messages.ts'
import { icon, type IconName } from '../runtime/icons.ts'
import { chip, type Tone } from '../runtime/states.ts'

const STATUS_LOOK: Readonly<Record<SubscriptionStatus, readonly [Tone, IconName]>> = {
  provisioning: ['info', 'sync'], active: ['ok', 'check'], suspended: ['warn', 'pause'], extended: ['warn', 'clock'],
  expired: ['bad', 'alert'], disabled: ['bad', 'stop'], deleted: ['idle', 'stop'],
}

export function statusChip(t: Messages, item: SubscriptionItem): TemplateResult {
  const [tone, iconName] = STATUS_LOOK[item.status]
  return chip(tone, iconName, t.common.status[item.status])
}

/** Where a change stands on its way to the vendor; nothing once it is there. */
export function provisioningNote(t: Messages, item: SubscriptionItem): TemplateResult | typeof nothing {
  if (item.provisioning === 'active') return nothing
  const isFailed = item.provisioning === 'failed'
  return html`<span class="note ${isFailed ? 'bad' : 'info'}"><span class=${isFailed ? '' : 'spin'}>${icon(isFailed ? 'alert' : 'sync')}</span>${t.common.provisioning[item.provisioning]}</span>`
}

/** States of provisioning that go on by themselves. */
export function isOnItsWay(item: SubscriptionItem): boolean {
  return item.provisioning === 'requested' || item.provisioning === 'provisioning'
}
