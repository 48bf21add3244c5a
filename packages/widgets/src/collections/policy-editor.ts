/** The editor of a reseller: what is stored, what is being changed, and how it is saved. Fetched only where it is shown. */
import { html, nothing, type TemplateResult } from 'lit'
import { addDays, dateInZone, refusePolicy } from '@assento/rules'
import type { CalendarDate, CollectionsPolicy, Instant } from '@assento/rules'
import { newIdempotencyKey, toAssentoError } from '@assento/client'
import type { AssentoClient, PolicyView, WhoAmI } from '@assento/client'
import type { Messages } from '../locales/messages.ts'
import type { Format } from '../runtime/format.ts'
import { heading } from '../runtime/heading.ts'
import { callout, chip } from '../runtime/states.ts'
import { changeStep, DEFAULT_POLICY, isSamePolicy, withAction, withNotice, withoutStep, withReminder } from './policy-draft.ts'
import { policyEditorStyles } from './policy-editor-styles.ts'
import { AssentoPolicyChangedEvent } from './policy-events.ts'
import type { PolicyLook } from './policy-look.ts'
import type { SaveNotice } from './policy-save.ts'
import { policyTimeline, type TimelineActs } from './policy-timeline.ts'

const EDITORS: readonly string[] = ['adminAgent', 'billingAdmin']

export const editorSheets: readonly CSSStyleSheet[] = policyEditorStyles.flatMap(({ styleSheet }) => styleSheet ?? [])

/** What the editor needs of its element. */
export interface EditorHost {
  readonly client: AssentoClient
  readonly now: () => Instant
  readonly changed: () => Promise<unknown>
  readonly announce: (text: string) => void
  readonly dispatch: (event: Event) => void
  /** Keeps phase and failure of the element; the host page may object to a save. */
  readonly run: (work: () => Promise<void>) => Promise<unknown>
  readonly isApproved: () => Promise<boolean>
  readonly refresh: () => Promise<void>
  readonly find: (selector: string) => HTMLElement | null
  readonly adopt: (sheets: readonly CSSStyleSheet[]) => void
}

/** How the element looks just now. */
export interface EditorFrame {
  readonly t: Messages
  readonly format: Format
  readonly headingLevel: number
  readonly noHeader: boolean
  readonly isBusy: boolean
  readonly failure: TemplateResult | typeof nothing
}

export class PolicyEditor {
  readonly #host: EditorHost
  #who: WhoAmI | null = null
  #stored: PolicyView | null = null
  #policy: CollectionsPolicy = DEFAULT_POLICY
  /** Key of the step that is open. */
  #editing: string | null = null
  #exampleDue: CalendarDate | null = null
  #notice: SaveNotice | null = null
  /** Null until it has arrived, just after the first paint. */
  #later: typeof import('./policy-later.ts') | null = null
  /** Of the save that is under way or whose answer was lost: sent again with its key, it is done once. */
  #intent: { readonly key: string; readonly input: string } | null = null
  #t: Messages | null = null

  constructor(host: EditorHost) { this.#host = host }

  async load(signal: AbortSignal, who: WhoAmI | null, { zone }: Format): Promise<void> {
    const stored = await this.#host.client.collections.policy.get.query(undefined, { signal })
    if (signal.aborted) return
    this.#who = who
    this.#exampleDue ??= addDays(dateInZone(this.#host.now(), zone), stored.calendar.dueDays)
    // What the person has changed stays when the data are read again; saving it then tells that the version is another.
    if (this.#stored === null || isSamePolicy(this.#stored.policy, this.#policy)) this.#take(stored)
  }

  async shown(): Promise<void> {
    if (this.#later !== null) return
    const later = await import('./policy-later.ts')
    if (this.#later === null) this.#host.adopt(later.laterSheets)
    this.#later = later
    await this.#host.changed()
  }

  render(frame: EditorFrame): TemplateResult {
    const stored = this.#stored
    const { t, headingLevel, noHeader, failure } = frame
    this.#t = t
    if (stored === null) return html``
    const look: PolicyLook = { ...frame, stored, policy: this.#policy, faults: refusePolicy(this.#policy), mayEdit: this.#mayEdit() }
    return html`
      ${noHeader ? nothing : html`<div class="head"><div>${heading(headingLevel, t.collections.title)}<p class="sub">${t.collections.text}</p></div>
        <div class="chips">${stored.isDefault ? chip('idle', 'check', t.collections.isDefault) : chip('info', 'users', t.collections.isOwn)}<slot name="header-actions"></slot></div></div>`}
      ${look.mayEdit ? nothing : html`<div class="banner">${callout('info', t.collections.readOnly, nothing)}</div>`}
      ${failure === nothing || this.#notice !== null ? nothing : html`<div class="banner">${failure}</div>`}
      <div class="columns" ?inert=${look.isBusy}>
        <div class="main">
          <p class="part-title" role="heading" aria-level=${headingLevel + 1}>${t.collections.steps.title}</p>
          <div>${policyTimeline(look, this.#editing, { ...this.#acts, fields: this.#later?.stepFields ?? null })}</div>
          <div class="settings">${this.#later?.policySettings(look, (fields) => this.#change({ ...this.#policy, ...fields })) ?? nothing}</div>
        </div>
        <aside>${this.#later?.policyPreview(look, this.#exampleDue, (date) => { this.#exampleDue = date; void this.#host.changed() }) ?? nothing}</aside>
      </div>
      ${look.mayEdit ? this.#later?.saveBar(look, this.#notice, {
        onSave: () => void this.#save(), onDiscard: () => this.#take(stored), onReload: () => void this.#reload(), onDefault: () => this.#change(DEFAULT_POLICY),
      }) ?? nothing : nothing}
      <slot name="footer"></slot>`
  }

  #mayEdit(): boolean {
    return EDITORS.includes(this.#who?.actor.role ?? '') && (this.#who?.components['collections']?.features.includes('policy.edit') ?? false)
  }

  readonly #acts: Omit<TimelineActs, 'fields'> = {
    onEdit: (key) => {
      const before = this.#editing
      this.#editing = key
      this.#focus(key === null ? `#edit-${CSS.escape(before ?? '')}` : '#days')
    },
    onStep: (index, change) => this.#change(changeStep(this.#policy, index, change)),
    onRemove: (index) => {
      this.#change(withoutStep(this.#policy, index))
      this.#editing = null
      if (this.#t) this.#host.announce(this.#t.collections.steps.removed)
      this.#focus('.add button')
    },
    onAddReminder: () => this.#add(withReminder(this.#policy)),
    onAddAction: () => this.#add(withAction(this.#policy)),
    onAddNotice: (step) => this.#add(withNotice(this.#policy, step)),
  }

  #add({ policy, key }: { readonly policy: CollectionsPolicy; readonly key: string }): void {
    this.#change(policy)
    if (this.#t) this.#host.announce(this.#t.collections.steps.added)
    this.#acts.onEdit(key)
  }

  /** Once it is drawn. */
  #focus(selector: string): void {
    void this.#host.changed().then(() => this.#host.find(selector)?.focus())
  }

  #change(policy: CollectionsPolicy): void {
    this.#policy = policy
    this.#notice = null
    void this.#host.changed()
  }

  #take(stored: PolicyView): void {
    this.#stored = stored
    this.#editing = null
    this.#change(stored.policy)
  }

  async #reload(): Promise<void> {
    this.#stored = null
    await this.#host.refresh()
    this.#focus('.add button')
  }

  async #save(): Promise<void> {
    const stored = this.#stored
    if (stored === null) return
    const input = { version: stored.version, policy: { ...this.#policy, steps: [...this.#policy.steps] } }
    const text = JSON.stringify(input)
    this.#intent = this.#intent?.input === text ? this.#intent : { key: newIdempotencyKey(), input: text }
    const { key: idempotencyKey } = this.#intent
    this.#notice = null
    await this.#host.run(async () => {
      if (!(await this.#host.isApproved())) {
        this.#notice = { kind: 'stopped' }
        return
      }
      try {
        this.#saved(await this.#host.client.collections.policy.set.mutate(input, { context: { idempotencyKey } }))
      } catch (cause) {
        const error = toAssentoError(cause)
        this.#notice = error.code === 'stale_version' ? { kind: 'stale' } : { kind: 'failed', error }
        throw error
      }
    })
    this.#focus('.save .callout button, #save')
  }

  #saved(stored: PolicyView): void {
    this.#take(stored)
    this.#intent = null
    this.#notice = { kind: 'saved' }
    if (this.#t) this.#host.announce(this.#t.collections.save.saved)
    this.#host.dispatch(new AssentoPolicyChangedEvent({ version: stored.version, isDefault: stored.isDefault }))
  }
}
