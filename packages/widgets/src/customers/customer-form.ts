/** Registers a customer, or changes what is told of it: the state of the fields, and the one command. */
import type { TemplateResult } from 'lit'
import type { AssentoClient, CustomerItem } from '@assento/client'
import { toAssentoError } from '@assento/client'
import { noticeOfRefusal, type CommonNotice } from '../runtime/acts.ts'
import { Intents } from '../runtime/intents.ts'
import type { Look } from '../orders/order-words.ts'
import { customerErrors, draftOfCustomer, fieldsToSend, NO_CUSTOMER, refusedFields, type CustomerDraft, type CustomerErrors, type CustomerField } from './customer-draft.ts'
import { customerFields } from './customer-fields.ts'

export type Saved = { readonly kind: 'saved'; readonly customer: CustomerItem }

export class CustomerForm {
  draft: CustomerDraft
  errors: CustomerErrors = {}
  readonly #client: AssentoClient
  readonly #customer: CustomerItem | null
  readonly #partnerId: string | null
  readonly #intents = new Intents()
  readonly #changed: () => void

  /** Without a customer one is registered; `partnerId` names whose it becomes where a session is of no partner. */
  constructor(client: AssentoClient, changed: () => void, customer: CustomerItem | null, name = '', partnerId: string | null = null) {
    this.#client = client
    this.#changed = changed
    this.#customer = customer
    this.#partnerId = partnerId
    this.draft = customer === null ? { ...NO_CUSTOMER, name } : draftOfCustomer(customer)
  }

  render(look: Look): TemplateResult {
    return customerFields(look, {
      draft: this.draft, errors: this.errors, isRegistered: this.#customer !== null,
      onInput: (change) => this.#edit(change), onLeave: (field) => this.#leave(field),
    })
  }

  /** False when a field is wrong; each is told of from now on. */
  check(): boolean {
    this.errors = customerErrors(this.draft, this.#customer !== null)
    this.#changed()
    return Object.keys(this.errors).length === 0
  }

  /** Sends what is typed; a refusal that names a field is shown there, and gives null. */
  async save(known: Readonly<Record<string, string>>): Promise<Saved | CommonNotice | null> {
    try {
      const answer = await this.#send()
      if (answer.verdict === 'denied') return noticeOfRefusal(answer)
      return answer.customer === null ? null : { kind: 'saved', customer: answer.customer }
    } catch (cause) {
      const error = toAssentoError(cause)
      const refused = error.code === 'validation' ? refusedFields(error.details, known) : {}
      if (Object.keys(refused).length === 0) throw cause
      this.errors = refused
      return null
    }
  }

  #send() {
    const { customers } = this.#client
    const fields = fieldsToSend(this.draft)
    const customer = this.#customer
    return customer === null
      ? this.#intents.run('customers.create', { ...fields, taxId: this.draft.taxId.trim(), ...(this.#partnerId === null ? {} : { partnerId: this.#partnerId }) },
        (input, idempotencyKey) => customers.create.mutate(input, { context: { idempotencyKey } }))
      : this.#intents.run('customers.update', { ...fields, customerId: customer.id, version: customer.version }, (input, idempotencyKey) => customers.update.mutate(input, { context: { idempotencyKey } }))
  }

  /** What is typed is forgiven at once. */
  #edit(change: Partial<CustomerDraft>): void {
    this.draft = { ...this.draft, ...change }
    this.errors = Object.fromEntries(Object.entries(this.errors).filter(([field]) => !(field in change)))
    this.#changed()
  }

  /** What is still wrong is told when the field is left; an empty field that was only passed through is not. */
  #leave(field: CustomerField): void {
    const error = customerErrors(this.draft, this.#customer !== null)[field]
    if (error === undefined || this.draft[field] === '') return
    this.errors = { ...this.errors, [field]: error }
    this.#changed()
  }
}
