/** What customers of partners and of the manufacturer give, as plain JSON. */
import type { Decision, Instant } from '@assento/rules'
import type { BulkItem } from '../licences/dto.ts'

export interface CustomerItem {
  readonly id: string
  readonly name: string
  readonly tradeName: string | null
  /** CNPJ (letters allowed) or CPF without mask. */
  readonly taxId: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly partner: { readonly id: string; readonly name: string } | null
  /** Serials that are not over. */
  readonly serials: number
  readonly activeSerials: number
  readonly blockedSerials: number
  readonly createdAt: Instant
  readonly removedAt: Instant | null
  readonly version: number
  readonly actions: readonly ('edit' | 'assign' | 'offboard' | 'erase' | 'export')[]
}

/** What offboarding does to each serial, and what stays; the same shape before and after. */
export interface OffboardReport {
  readonly customer: { readonly id: string; readonly name: string; readonly taxId: string | null }
  /** `unassign`ed ones return to stock; suspended ones block the whole unless they are skipped. */
  readonly items: readonly (BulkItem & { readonly productName: string; readonly machines: readonly string[]; readonly returnsToStock: boolean })[]
  readonly returnedUnits: number
  readonly closedActivations: number
  /** Kept by law, whatever is removed: counts. */
  readonly kept: { readonly invoices: number; readonly fiscalDocuments: number; readonly auditEntries: number }
  readonly openInvoices: number
}

export interface OffboardQuote {
  readonly decision: Decision<unknown>
  readonly report: OffboardReport
}

export type OffboardAnswer = Decision<unknown> & { readonly report: OffboardReport; readonly receiptId: string | null }

/** LGPD erasure: which fields of which records were made unreadable, and what was kept and why. */
export interface ErasureReceipt {
  readonly id: string
  readonly customerId: string
  readonly at: Instant
  readonly byName: string
  readonly erased: readonly { readonly record: string; readonly fields: readonly string[]; readonly count: number }[]
  readonly kept: readonly { readonly record: string; readonly count: number; readonly basis: string }[]
  readonly sha256: string
}

export type ErasureAnswer = Decision<unknown> & { readonly receipt: ErasureReceipt | null }
export type CustomerAnswer = Decision<unknown> & { readonly customer: CustomerItem | null }
