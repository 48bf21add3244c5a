/** What the table tells the host page. Apart from the runtime, so that other widgets do not carry it. */
import { DomainEvent } from '../runtime/events.ts'

export type SerialChange =
  | 'suspended' | 'released' | 'terminated' | 'unassigned' | 'renewed' | 'reissued' | 'withdrawn' | 'noteChanged' | 'activationClosed' | 'activatedOffline'

/** A serial is another than before. */
export class AssentoSerialChangedEvent extends DomainEvent<{ readonly serialId: string; readonly customerId: string; readonly change: SerialChange }> {
  static readonly type = 'assento-serial-changed'
  constructor(detail: AssentoSerialChangedEvent['detail']) { super(AssentoSerialChangedEvent.type, detail) }
}
