import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { msBetween } from '@assento/rules'
import type { SubscriptionItem } from '@assento/client'
import type { Messages } from '../locales/messages.ts'
import type { SubscriptionAction } from '../runtime/events.ts'
import type { ServerClock } from '../runtime/clock.ts'
import type { Format } from '../runtime/format.ts'
import { icon } from '../runtime/icons.ts'
import { menu } from '../runtime/menu.ts'
import { chip } from '../runtime/states.ts'
import { ticking } from '../runtime/ticking.ts'
import { provisioningNote, statusChip } from './subscription-words.ts'

export interface RowsView {
  readonly t: Messages
  readonly format: Format
  /** For countdowns. */
  readonly clock: ServerClock
  readonly groups: readonly { readonly name: string | null; readonly items: readonly SubscriptionItem[] }[]
  readonly actionsOf: (item: SubscriptionItem) => readonly SubscriptionAction[]
  /** Whether opening the seats can end in a change, or only shows them. */
  readonly canChangeSeats: (item: SubscriptionItem) => boolean
  readonly label: string
  readonly onAction: (action: SubscriptionAction, item: SubscriptionItem) => void
}

const COLUMNS = ['subscription', 'seats', 'term', 'price', 'status', 'actions'] as const

/** The licence panel. One markup: a table, and cards in a narrow container; roles are explicit because CSS changes the display. */
export function subscriptionTable(view: RowsView): TemplateResult {
  const { columns } = view.t.subscriptionList
  return html`
    <table role="table" aria-label=${view.label} part="table">
      <thead role="rowgroup" part="header"><tr role="row">
        ${COLUMNS.map((name) => html`<th role="columnheader" scope="col" class="col-${name}">${name === 'actions' ? html`<span class="live">${columns[name]}</span>` : columns[name]}</th>`)}
      </tr></thead>
      ${view.groups.map((group) => html`
        <tbody role="rowgroup">
          ${group.name === null ? nothing : html`
            <tr role="row" class="group"><th role="rowheader" scope="rowgroup" colspan="6">${group.name}<span class="muted">${view.t.subscriptionList.group(group.items.length, view.format)}</span></th></tr>`}
          ${repeat(group.items, (item) => item.id, (item) => row(view, item))}
        </tbody>`)}
    </table>`
}

function row(view: RowsView, item: SubscriptionItem): TemplateResult {
  const label = (name: (typeof COLUMNS)[number]) => html`<span class="cell-label" aria-hidden="true">${view.t.subscriptionList.columns[name]}</span>`
  return html`
    <tr role="row" part="row" data-id=${item.id}>
      <td role="cell" class="col-subscription">${nameCell(view, item)}</td>
      <td role="cell" class="col-seats">${label('seats')}<div>${seatsCell(view, item)}</div></td>
      <td role="cell" class="col-term">${label('term')}<div>${termCell(view, item)}</div></td>
      <td role="cell" class="col-price">${label('price')}<div>${priceCell(view, item)}</div></td>
      <td role="cell" class="col-status">${label('status')}<div>${statusChip(view.t, item)}${item.isTrial ? chip('info', 'info', view.t.common.trial) : nothing}${provisioningNote(view.t, item)}</div></td>
      <td role="cell" class="col-actions">${actionsCell(view, item)}</td>
    </tr>`
}

function nameCell({ t }: RowsView, item: SubscriptionItem): TemplateResult {
  const detail = [item.planName, item.familyName].filter((text, index, all) => text !== '' && text !== item.name && all.indexOf(text) === index)
  return html`<div class="strong">${item.name}</div><div class="sub">${detail.join(' · ') || item.productName || t.common.status[item.status]}</div>`
}

function seatsCell(view: RowsView, item: SubscriptionItem): TemplateResult {
  const { t, format } = view
  const free = item.seats - item.assignedSeats
  const words = t.subscriptionList
  return html`<div class="strong">${format.number(item.seats)}</div>
    <div class="sub">${free < 0 ? words.over(format.number(-free)) : words.assigned(format.number(item.assignedSeats), format.number(free))}</div>
    ${reductionNote(view, item)}`
}

function termCell({ t, format }: RowsView, item: SubscriptionItem): TemplateResult {
  const { common, subscriptionList: words } = t
  if (item.isTrial) return trialCell(t, format, item)
  const planned = item.renewalPlanSeats === null ? nothing
    : html`<div class="note info">${icon('calendar')}${words.plannedRenewal(common.seats(item.renewalPlanSeats, format), format.date(item.term.until, 'short'))}</div>`
  return html`<div>${words.until(format.lastDay(item.term, 'short'))}</div>
    <div class="sub">${common.commitmentShort[item.commitment]} · ${common.billing[item.billingFrequency]}</div>
    <div class="sub ${item.endOfTerm === 'end' ? 'ends' : ''}">${common.endOfTerm[item.endOfTerm]}</div>${planned}
    <div class="sub without-price">${format.money(item.perCycle)} ${common.perCycle[item.billingFrequency]}</div>`
}

/** A trial has no price and does not renew as it is: it ends, and what follows is said. */
function trialCell({ subscriptionList: words, common }: Messages, format: Format, item: SubscriptionItem): TemplateResult {
  const seats = common.seats(item.renewalPlanSeats ?? item.seats, format)
  return html`<div>${words.trial.until(format.lastDay(item.term, 'short'))}</div>
    <div class="sub ${item.endOfTerm === 'renew' ? '' : 'ends'}">${item.endOfTerm === 'renew' ? words.trial.becomesPaid(seats) : words.trial.ends}</div>
    <div class="sub without-price">${words.trial.free}</div>`
}

function priceCell({ t, format }: RowsView, item: SubscriptionItem): TemplateResult {
  if (item.isTrial) return html`<div class="muted free">${t.subscriptionList.trial.free}</div>`
  return html`<div><span class="strong">${format.money(item.perCycle)}</span> <span class="muted small">${t.common.perCycle[item.billingFrequency]}</span></div>
    <div class="sub">${t.subscriptionList.each(format.money(item.unitPrice))}</div>`
}

/** What may still be reduced, until when, counted down in local time and UTC; nothing when the window is closed (X5). */
function reductionNote({ t, format, clock }: RowsView, { reducible }: SubscriptionItem): TemplateResult | typeof nothing {
  if (reducible === null || reducible.until < clock.now()) return nothing
  const { until } = reducible
  return html`<div class="note">${icon('clock')}<span>${t.subscriptionList.reducible(format.number(reducible.seats), unbroken(format.dateTime(until)))}
    <span class="countdown">${ticking(clock, (now) => t.common.timeLeft(format.duration(msBetween(now, until))))} · ${format.utc(until)}</span></span></div>`
}

/** Words that stay on one line. */
function unbroken(text: string): string { return text.replaceAll(' ', '\u00a0') }

function actionsCell({ t, actionsOf, canChangeSeats, onAction }: RowsView, item: SubscriptionItem): TemplateResult {
  const words = t.subscriptionList
  const [first, ...rest] = actionsOf(item)
  const text = (action: SubscriptionAction) => action === 'changeSeats' && !canChangeSeats(item) ? words.actions.viewSeats : words.actions[action]
  return html`<div class="acts">
    ${first ? html`<button type="button" class="button link" part="action-primary" aria-label=${words.actionOn(text(first), item.name)} @click=${() => onAction(first, item)}>${text(first)}</button>` : nothing}
    ${rest.length === 0 ? nothing : menu(`menu-${item.id}`, words.moreActions(item.name), rest.map((action) => ({
      label: text(action), isDanger: action === 'cancel', choose: () => onAction(action, item),
    })))}
  </div>`
}
