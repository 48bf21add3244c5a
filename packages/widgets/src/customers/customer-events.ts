/** What the list of customers and the stock tell the host page. Apart from the runtime, so that other widgets do not carry them. */
import { DomainEvent } from '../runtime/events.ts'

/** A customer was registered, changed, offboarded, or its personal data erased. */
export class AssentoCustomerChangedEvent extends DomainEvent<{ readonly customerId: string; readonly change: 'registered' | 'updated' | 'offboarded' | 'erased' }> {
  static readonly type = 'assento-customer-changed'
  constructor(detail: AssentoCustomerChangedEvent['detail']) { super(AssentoCustomerChangedEvent.type, detail) }
}

/** A licence was given to a customer. The key itself is not told: it is shown to the person alone. */
export class AssentoSerialAssignedEvent extends DomainEvent<{ readonly serialId: string; readonly customerId: string; readonly productId: string }> {
  static readonly type = 'assento-serial-assigned'
  constructor(detail: AssentoSerialAssignedEvent['detail']) { super(AssentoSerialAssignedEvent.type, detail) }
}
