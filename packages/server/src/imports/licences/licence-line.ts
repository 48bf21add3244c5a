/** One row of a licence file as it tells of a customer and, most of them, of a serial. */
import type { TaxId } from '@assento/brazil'
import type { CalendarDate, Instant } from '@assento/rules'
import type { CustomerAddress } from '../customers/customer-line.ts'
import type { Situation } from './situation.ts'

export interface LicenceCustomer {
  readonly taxId: TaxId
  readonly name: string
  readonly phone: string | null
  readonly address: CustomerAddress | null
  /** Id in the system that it comes from; null = not told. */
  readonly externalRef: string | null
  /** Name of its partner as our own export writes it; null = not told. */
  readonly partnerName: string | null
}

export interface ImportedMachine {
  readonly name: string
  readonly activatedAt: Instant | null
  readonly activatedByName: string | null
  readonly lastSeenAt: Instant | null
}

export interface LicenceSerial {
  /** As it is written in the file. */
  readonly key: string
  /** Code or name. */
  readonly product: string
  readonly situation: Situation
  /** First day that is not paid for; null = perpetual. */
  readonly validUntil: CalendarDate | null
  /** First day after the grace period; null = as the product has it. */
  readonly graceUntil: CalendarDate | null
  /** Null = as the product has it. */
  readonly maxActivations: number | null
  readonly note: string | null
  readonly machines: readonly ImportedMachine[]
}

export interface LicenceLine {
  readonly customer: LicenceCustomer
  /** Null in files of customers. */
  readonly serial: LicenceSerial | null
}
