/** What the policy editor tells the host page. Apart from the runtime, so that other widgets do not carry it. */
import { DomainEvent } from '../runtime/events.ts'

/** The collections policy was saved; open invoices follow it from now on. */
export class AssentoPolicyChangedEvent extends DomainEvent<{ readonly version: number; readonly isDefault: boolean }> {
  static readonly type = 'assento-policy-changed'
  constructor(detail: AssentoPolicyChangedEvent['detail']) { super(AssentoPolicyChangedEvent.type, detail) }
}
