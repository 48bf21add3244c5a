import { html, nothing, type TemplateResult } from 'lit'
import type { AssignableProduct, CustomerItem, SerialDetail, StockItem } from '@assento/client'
import { toAssentoError } from '@assento/client'
import { endOf, type DialogPart, type PartHost } from '../orders/dialog-part.ts'
import type { Look } from '../orders/order-words.ts'
import { ActRunner, noticeOfRefusal, type CommonNotice } from '../runtime/acts.ts'
import { Intents } from '../runtime/intents.ts'
import { assignedKey, assignQuestion } from './assign-view.ts'
import { CustomerForm } from './customer-form.ts'

export interface AssignHost extends PartHost {
  /** Registering is offered to those who may. */
  readonly mayRegister: boolean
  assigned(serial: SerialDetail): void
  registered(customer: CustomerItem): void
  /** Leads to an order of this product; absent where nothing can be ordered. */
  orderMore?(productId: string | null): void
  close(): void
}

export type AssignCustomer = Pick<CustomerItem, 'id' | 'name' | 'taxId'>
/** A unit of whose stock may be given; the manufacturer's own serials come from none. */
export type Giver = 'partner' | 'partnerOfVendor' | 'manufacturer'

/** Customers that a search shows; who is not among them is found by typing on. */
const FOUND_LIMIT = 8
export const SEARCH_REST_MS = 250
export const MAX_NOTE_LENGTH = 500

interface End { readonly kind: 'done' | 'registered' }
type Notice = CommonNotice | End
const isEnd = (notice: Notice): notice is End => notice.kind === 'done' || notice.kind === 'registered'

/** Gives a licence to a customer: one of the two is known when the dialog opens, the other is chosen in it. */
export class AssignPart implements DialogPart {
  product: AssignableProduct | null = null
  customer: AssignCustomer | null = null
  /** What there is to choose from; null while it is being read. */
  products: readonly AssignableProduct[] | null = null
  found: readonly CustomerItem[] | null = null
  hasMore = false
  search = ''
  note = ''
  missing: 'product' | 'customer' | null = null
  form: CustomerForm | null = null
  serial: SerialDetail | null = null
  copied: 'yes' | 'byHand' | null = null
  readonly fixed: 'product' | 'customer'
  readonly host: AssignHost
  readonly #acts: ActRunner<Notice>
  readonly #intents = new Intents()
  #partnerId: string | null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: AssignHost, of: { readonly product: Pick<StockItem, 'product' | 'available' | 'partner'> } | { readonly customer: CustomerItem }) {
    this.host = host
    this.#acts = new ActRunner<Notice>(host)
    this.fixed = 'product' in of ? 'product' : 'customer'
    this.#partnerId = 'product' in of ? of.product.partner.id : of.customer.partner?.id ?? null
    if ('product' in of) this.product = { id: of.product.product.id, name: of.product.product.name, available: of.product.available }
    else this.customer = of.customer
  }

  get isBusy(): boolean { return this.#acts.isBusy }

  /** Whose licences these are: it decides what is said where there is none. */
  get giver(): Giver { return this.#isPartner ? 'partner' : this.#partnerId === null ? 'manufacturer' : 'partnerOfVendor' }

  /** Reads what can be chosen. */
  async open(): Promise<void> {
    await (this.fixed === 'product' ? this.#find() : this.#readProducts())
  }

  heading({ t }: Look): string {
    return this.serial !== null ? t.customerActs.assign.done : this.form !== null ? t.customerActs.form.register : t.customerActs.assign.title
  }

  body(look: Look): TemplateResult {
    if (this.serial !== null) return assignedKey(look, this, this.serial)
    const { notice } = this.#acts
    return html`
      ${notice === null || isEnd(notice) ? nothing : endOf(look, {
        notice, host: this.host, isBusy: this.isBusy, staleText: look.t.customerActs.stale, onReload: () => void this.open(),
        onChoose: (alternative) => { if (alternative.kind === 'orderMore') this.host.orderMore?.(alternative.productId) },
        canChoose: ({ kind }) => kind === 'orderMore' && this.host.orderMore !== undefined,
      })}
      ${assignQuestion(look, this)}`
  }

  actions({ t }: Look): unknown {
    const words = t.customerActs.assign
    if (this.serial !== null) return html`
      ${this.fixed === 'product' && (this.product?.available ?? 0) > 1 ? html`<button type="button" class="button" id="assign-again" @click=${() => this.#again()}>${words.again}</button>` : nothing}
      <button type="button" class="button ${this.serial.key === null || this.copied !== null ? 'primary' : ''}" id="assign-finish" @click=${() => this.host.close()}>${words.finish}</button>`
    if (this.form !== null) return html`
      <button type="button" class="button" @click=${() => this.register(false)}>${words.backToSearch}</button>
      <button type="button" class="button primary" data-confirm aria-disabled=${this.isBusy ? 'true' : 'false'} @click=${() => void this.createCustomer(t.customerActs.form.errors)}>${this.isBusy ? t.common.sending : words.registerAndGo}</button>`
    if (this.fixed === 'customer' && this.products?.length === 0) return undefined
    return html`<button type="button" class="button primary" data-confirm aria-disabled=${this.isBusy ? 'true' : 'false'} @click=${() => void this.#assign()}>${this.isBusy ? t.common.sending : words.yes}</button>`
  }

  closed(): void { clearTimeout(this.#timer) }

  /** Takes what is typed, and searches a moment later. */
  look(search: string): void {
    this.search = search
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#find(), SEARCH_REST_MS)
    this.host.changed()
  }

  choose(what: { readonly customer?: AssignCustomer | null; readonly product?: AssignableProduct; readonly note?: string }): void {
    if (what.customer !== undefined) this.customer = what.customer
    if (what.product !== undefined) this.product = what.product
    if (what.note !== undefined) this.note = what.note
    this.missing = null
    this.host.changed()
  }

  /** Opens or leaves the registration inside the dialog; a name that was searched for is in it already. */
  register(isOpen: boolean): void {
    this.form = isOpen ? new CustomerForm(this.host.client, () => this.host.changed(), null, /\d/.test(this.search) ? '' : this.search.trim(), this.#partnerOfForm()) : null
    this.#acts.dismiss()
    this.host.changed()
    this.host.focus(isOpen ? '#taxId' : '#customer-search')
  }

  async createCustomer(known: Readonly<Record<string, string>>): Promise<void> {
    const { form } = this
    if (form === null || this.isBusy) return
    if (!form.check()) return this.host.focus('[aria-invalid=true]')
    await this.#acts.run(async () => {
      const saved = await form.save(known)
      if (saved?.kind !== 'saved') return saved
      this.form = null
      this.customer = saved.customer
      this.host.registered(saved.customer)
      return { kind: 'registered' }
    })
    this.host.focus(Object.keys(form.errors).length > 0 ? '[aria-invalid=true]' : '#assign-note')
  }

  async copy(): Promise<void> {
    const key = this.serial?.key
    if (!key) return
    this.copied = await navigator.clipboard.writeText(key).then(() => 'yes' as const, () => 'byHand' as const)
    this.host.changed()
  }

  async #assign(): Promise<void> {
    const { product, customer } = this
    this.missing = customer === null ? 'customer' : product === null ? 'product' : null
    this.host.changed()
    if (customer === null || product === null) return this.host.focus('[aria-invalid=true], [data-missing] input')
    const input = { customerId: customer.id, productId: product.id, ...(this.note.trim() === '' ? {} : { note: this.note.trim() }) }
    await this.#acts.run(async () => {
      const answer = await this.#intents.run('serials.assign', input, (body, idempotencyKey) => this.host.client.serials.assign.mutate(body, { context: { idempotencyKey } }))
      if (answer.verdict === 'denied') return noticeOfRefusal(answer)
      if (answer.serial === null) return null
      this.serial = answer.serial
      this.host.assigned(answer.serial)
      return { kind: 'done' }
    })
    if (this.serial !== null) this.host.focus('#copy-key, #assign-finish')
  }

  /** The dialog begins again with one unit fewer. */
  #again(): void {
    if (this.product !== null) this.product = { ...this.product, available: (this.product.available ?? 1) - 1 }
    Object.assign(this, { customer: null, serial: null, copied: null, note: '', search: '' })
    this.#acts.dismiss()
    this.host.focus('#customer-search')
    void this.#find()
  }

  async #find(): Promise<void> {
    const search = this.search.trim()
    await this.#read(async () => {
      const page = await this.host.client.customers.list.query({ limit: FOUND_LIMIT, ...(search === '' ? {} : { search }), ...(this.#partnerOfForm() === null ? {} : { partnerId: this.#partnerOfForm()! }) })
      if (search !== this.search.trim()) return
      this.found = page.items.filter(({ removedAt }) => removedAt === null)
      this.hasMore = page.nextCursor !== null
    })
  }

  /** What is left in stock, or what the manufacturer gives without one. */
  async #readProducts(): Promise<void> {
    const { customer } = this
    if (customer === null) return
    await this.#read(async () => {
      const products = await this.host.client.serials.assignable.query({ customerId: customer.id })
      this.products = products.filter(({ available }) => available === null || available > 0)
      if (this.products.length === 1) this.product = this.products[0]!
    })
  }

  /** Reading is no act: what is typed stays usable meanwhile. */
  async #read(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (cause) {
      await this.#acts.run(() => Promise.reject(toAssentoError(cause)))
    }
    this.host.changed()
  }

  get #isPartner(): boolean { return this.host.who()?.actor.role.startsWith('partner') ?? true }
  /** Sessions of a partner are of that partner; others name it. */
  #partnerOfForm(): string | null { return this.#isPartner ? null : this.#partnerId }
}
