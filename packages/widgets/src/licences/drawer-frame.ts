import { html, nothing, type TemplateResult } from 'lit'
import type { SerialAction, ActivationItem } from '@assento/client'
import { dialog } from '../runtime/dialog.ts'
import { menu } from '../runtime/menu.ts'
import { errorCallout, skeleton } from '../runtime/states.ts'
import type { OpenAct } from './act-flow.ts'
import { activationsPart } from './drawer-activations.ts'
import { detailsPart } from './drawer-details.ts'
import { historyPart } from './drawer-history.ts'
import type { OfflineDesk } from './offline-desk.ts'
import type { DrawerLook, DrawerState } from './serial-drawer.ts'
import { shortKey, stateChip, stateNote } from './serial-words.ts'

export const TABS = ['details', 'activations', 'history'] as const
export type DrawerTab = (typeof TABS)[number]

export interface DrawerView extends DrawerLook {
  readonly state: DrawerState | null
  readonly isActOpen: boolean
  readonly offline: OfflineDesk
  readonly onClose: () => void
  readonly onRetry: () => void
  readonly onTab: (tab: DrawerTab) => void
  readonly onMore: () => void
  readonly onAct: (verb: OpenAct['verb'], activation?: ActivationItem | null) => void
  readonly onCopy: (key: string) => void
  readonly onNote: (note: string | null) => void
  readonly onSaveNote: () => void
}

/** A view whose details are there. */
export type PartView = DrawerView & { readonly state: DrawerState & { readonly detail: NonNullable<DrawerState['detail']> } }

/** What leads on comes first; what ends something comes last, in the menu. */
const ORDER = ['release', 'renew', 'suspend', 'requestBlock', 'reissue', 'withdraw', 'unassign', 'terminate'] as const satisfies readonly SerialAction[]
const DANGER: ReadonlySet<SerialAction> = new Set(['terminate', 'unassign', 'withdraw', 'suspend'])
const SHOWN = 2

/** A native modal dialog at the side: title, state, tabs, the chosen part, and what may be done. */
export function drawerDialog(view: DrawerView): TemplateResult {
  const { t, state } = view
  const words = t.licenceDetail
  return html`<div class="drawer">${dialog({
    isOpen: state !== null, isWide: true, closeLabel: t.common.close, onClose: view.onClose,
    heading: state ? words.heading(shortKey(state.item).replaceAll('-', '\u2011')) : '',
    body: state ? bodyOf(view, state) : nothing,
    actions: state?.detail ? actionsOf(view, state.detail.actions) : undefined,
  })}</div>`
}

function bodyOf(view: DrawerView, state: DrawerState): TemplateResult {
  const { t, format, failure, isActOpen } = view
  const words = t.licenceDetail
  const note = stateNote(state.item, t, format)
  return html`
    <div class="state-line">${stateChip(state.item, t, format)}${note === null ? nothing : html`<span class="muted">${note}</span>`}</div>
    <div class="tabs" role="tablist" aria-label=${words.tabsLabel} @keydown=${(event: KeyboardEvent) => walkTabs(event, view, state.tab)}>
      ${TABS.map((tab) => html`<button type="button" role="tab" id="tab-${tab}" aria-controls="part-${tab}" aria-selected=${tab === state.tab ? 'true' : 'false'} tabindex=${tab === state.tab ? 0 : -1}
        @click=${() => view.onTab(tab)}>${words.tabs[tab]}${tab === 'activations' ? html` <span class="muted">${format.number(state.item.activations.used)}</span>` : nothing}</button>`)}
    </div>
    ${failure && !isActOpen ? errorCallout(t, failure, view.onRetry) : nothing}
    ${state.failure ? errorCallout(t, state.failure, view.onRetry) : nothing}
    <div class="part" role="tabpanel" id="part-${state.tab}" aria-labelledby="tab-${state.tab}" tabindex="-1">${partOf(view, state)}</div>`
}

function partOf(view: DrawerView, state: DrawerState): TemplateResult | typeof nothing {
  const { detail } = state
  if (detail === null) return state.failure ? nothing : skeleton(5, view.t.licenceDetail.loading)
  const ready = { ...view, state: { ...state, detail } }
  return state.tab === 'details' ? detailsPart(ready) : state.tab === 'activations' ? activationsPart(ready) : historyPart(ready)
}

function actionsOf({ t, isBusy, onAct }: DrawerView, actions: readonly SerialAction[]): TemplateResult | undefined {
  const words = t.licenceDetail
  const offered = ORDER.filter((action) => actions.includes(action))
  if (offered.length === 0) return undefined
  // What cannot be undone never is one click away.
  const shown = offered.filter((action) => action !== 'terminate').slice(0, SHOWN)
  const rest = offered.filter((action) => !shown.some((one) => one === action))
  return html`
    ${rest.length === 0 ? nothing : menu('serial-menu', words.moreActions, rest.map((action) => ({ label: words.actions[action], isDanger: DANGER.has(action), choose: () => onAct(action) })))}
    ${[...shown].reverse().map((action) => html`<button type="button" class="button ${action === shown[0] && !DANGER.has(action) ? 'primary' : ''}" data-act=${action} ?disabled=${isBusy} @click=${() => onAct(action)}>${words.actions[action]}</button>`)}`
}

function walkTabs(event: KeyboardEvent, view: DrawerView, current: DrawerTab): void {
  const at = TABS.indexOf(current)
  const to = event.key === 'ArrowRight' ? at + 1 : event.key === 'ArrowLeft' ? at - 1 : event.key === 'Home' ? 0 : event.key === 'End' ? TABS.length - 1 : null
  if (to === null) return
  event.preventDefault()
  const tab = TABS.at(to % TABS.length) ?? 'details'
  view.onTab(tab);
  (event.currentTarget as HTMLElement).querySelector<HTMLElement>(`#tab-${tab}`)?.focus()
}
