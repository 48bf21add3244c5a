import { describeRelease, describeStep, policyLocale } from '@assento/rules'
import { listDisputes } from '@assento/store'
import type { InvoiceRow } from '@assento/store'
import { z } from 'zod'
import { id } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import type { ProcedureContext } from '../platform/types.ts'
import type { DescribedPolicy } from './dto.ts'
import { plannedStepsOf } from './planned-steps.ts'
import { visibleInvoice } from './timeline.ts'

const input = z.strictObject({ invoiceId: id.optional(), locale: z.enum(['pt-BR', 'en']).optional() })

/** The policy in words (P2), with the dates of one of the customer's invoices where one is named; in the tenant's language by itself. */
export const describePolicy = query('collections.policy.describe', input, async (ctx, request): Promise<DescribedPolicy> => {
  const { collections } = ctx.tenant.settings.billing
  const locale = request.locale ?? policyLocale(ctx.tenant.locale)
  const invoice = request.invoiceId === undefined ? null : await visibleInvoice(ctx, ctx.database, request.invoiceId)
  const steps = invoice === null
    ? collections.steps.map((step) => ({ ...step, plannedAt: null, plannedOn: null, payBy: null })).sort((a, b) => a.daysFromDue - b.daysFromDue)
    : await datedSteps(ctx, invoice)
  return {
    invoice: invoice === null ? null : { id: invoice.id, number: invoice.number, dueOn: invoice.due_on },
    steps: steps.map((step) => ({ ...step, sentence: describeStep(step, collections, locale) })),
    releaseSentence: describeRelease(collections, locale),
  }
})

async function datedSteps(ctx: ProcedureContext, invoice: InvoiceRow) {
  const disputes = await listDisputes(ctx.database, ctx.tenant.id, [invoice.id])
  return plannedStepsOf(ctx, { payableUntil: invoice.payable_until, issuedAt: invoice.issued_at }, disputes)
}
