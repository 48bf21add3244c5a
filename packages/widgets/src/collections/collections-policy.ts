import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { dateInZone } from '@assento/rules'
import type { DescribedPolicy } from '@assento/client'
import { AssentoElement } from '../runtime/assento-element.ts'
import { describedPolicy } from './policy-described.ts'
import type { EditorHost, PolicyEditor } from './policy-editor.ts'
import { policyStyles } from './policy-styles.ts'

/**
 * The policy by which a reseller collects: its steps around the due date, checked while they are edited, with the dates of an
 * example. With `mode="describe"` the same policy in words for the customer, with the dates of one invoice.
 *
 * @summary Collections policy: editor for the reseller, words for the customer (política de cobrança).
 * @attr mode - `describe` shows the policy in words; the editor when absent.
 * @attr invoice-id - With `mode="describe"`: the invoice whose dates are shown; in general words when absent.
 * @attr {number} heading-level - 1 to 6; 2 when absent.
 * @attr {boolean} no-header - Without title.
 * @slot empty - Instead of the text when the policy has no steps (`mode="describe"`).
 * @slot error - Instead of the message when the first load failed.
 * @slot header-actions - Buttons beside the title.
 * @slot footer
 * @event assento-policy-changed - The policy was saved. Bubbles.
 * @event assento-before-submit - Cancelable: the host's own approval. Bubbles.
 * @event assento-ready
 * @event assento-error
 */
export class AssentoCollectionsPolicy extends AssentoElement {
  static override properties = {
    mode: { type: String }, invoiceId: { type: String, attribute: 'invoice-id' }, described: { state: true },
  }

  static override styles = [AssentoElement.shared, policyStyles]
  static override sections = ['collections'] as const
  static override laterSections = [] as const

  declare mode: string | null
  declare invoiceId: string | null
  declare private described: DescribedPolicy | null
  #editor: PolicyEditor | null = null

  constructor() {
    super()
    this.mode = null
    this.invoiceId = null
    this.described = null
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    if (this.mode !== 'describe') {
      const [editor, who] = await Promise.all([this.#editorReady(), this.portal?.whoami() ?? null])
      return editor.load(signal, who, this.format)
    }
    const question = { locale: this.format.locale.startsWith('pt') ? 'pt-BR' as const : 'en' as const, ...(this.invoiceId ? { invoiceId: this.invoiceId } : {}) }
    const described = await this.client.collections.policy.describe.query(question, { signal })
    if (!signal.aborted) this.described = described
  }

  protected override afterShown(): void { void this.#editor?.shown().catch(() => undefined) }
  protected override isEmpty(): boolean { return this.mode === 'describe' && this.described?.steps.length === 0 }
  protected override concerns(subjectId: string): boolean { return this.mode === 'describe' && subjectId === this.invoiceId }
  protected override skeletonRows(): number { return 6 }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed)
    const isAskedAnew = (['mode', 'invoiceId'] as const).some((name) => changed.has(name) && changed.get(name) !== undefined && changed.get(name) !== this[name])
    if (isAskedAnew && this.phase !== 'waiting') void this.refresh()
  }

  protected override renderContent(): TemplateResult {
    const { t, format, headingLevel, noHeader, described, isBusy } = this
    const failure = this.renderFailure()
    if (this.mode !== 'describe') return this.#editor?.render({ t, format, headingLevel, noHeader, isBusy, failure }) ?? html``
    return html`${failure === nothing ? nothing : html`<div class="banner">${failure}</div>`}
      ${described === null ? nothing : describedPolicy({ t, format, headingLevel, noHeader, described, today: dateInZone(this.clock.now(), format.zone) })}`
  }

  async #editorReady(): Promise<PolicyEditor> {
    const { editorSheets, PolicyEditor } = await import('./policy-editor.ts')
    if (this.#editor === null) {
      this.#editor = new PolicyEditor(this.#host())
      this.#adopt(editorSheets)
    }
    return this.#editor
  }

  #adopt(sheets: readonly CSSStyleSheet[]): void {
    const root = this.renderRoot as ShadowRoot
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets]
  }

  #host(): EditorHost {
    return {
      client: this.client,
      now: () => this.clock.now(),
      changed: () => { this.requestUpdate(); return this.updateComplete },
      announce: (text) => this.announce(text),
      dispatch: (event) => { this.dispatchEvent(event) },
      run: (work) => this.run(work),
      isApproved: () => this.isApproved({ command: 'collections.policy.set', subscriptionId: '', dueNowCents: null, quoteId: null }),
      refresh: () => this.refresh(),
      adopt: (sheets) => this.#adopt(sheets),
      find: (selector) => this.renderRoot.querySelector<HTMLElement>(selector),
    }
  }
}

declare global {
  interface HTMLElementTagNameMap { 'assento-collections-policy': AssentoCollectionsPolicy }
}
