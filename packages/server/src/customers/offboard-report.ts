/** What offboarding does to each serial of a customer, told the same before and after. */
import { decideGivingBack } from '@assento/rules'
import type { SerialAsker } from '@assento/rules'
import { listLicenceProductNames, listActivations, loadKeptCounts } from '@assento/store'
import type { ActivationRow, CustomerRow, Handle, LoadedSerial } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'
import type { OffboardReport } from './dto.ts'

type ReportItem = OffboardReport['items'][number]

/** The serials of a customer that are not over, each with its decision. Read before anything is changed. */
export async function offboardReport(
  ctx: ProcedureContext, handle: Handle, customer: CustomerRow, serials: readonly LoadedSerial[], who: SerialAsker,
): Promise<OffboardReport> {
  const activations = (await listActivations(handle, ctx.tenant.id, serials.map(({ row }) => row.id))).filter((each) => each.closed_at === null)
  const names = await listLicenceProductNames(handle, ctx.tenant.id, serials.map(({ row }) => row.product_id))
  const products = new Map(names.map(({ id, name }) => [id, name]))
  const items = serials.map((serial) => itemOf(ctx, customer, serial, {
    who, productName: products.get(serial.row.product_id) ?? '', activations: activations.filter((each) => each.serial_id === serial.row.id),
  }))
  const kept = await loadKeptCounts(handle, ctx.tenant.id, customer.id)
  const givenBack = items.filter(({ code }) => code === 'wouldDo')
  return {
    customer: { id: customer.id, name: customer.name, taxId: customer.tax_id }, items,
    returnedUnits: givenBack.filter(({ returnsToStock }) => returnsToStock).length,
    closedActivations: givenBack.reduce((sum, { machines }) => sum + machines.length, 0),
    kept: { invoices: kept.invoices, fiscalDocuments: kept.fiscalDocuments, auditEntries: kept.auditEntries }, openInvoices: kept.openInvoices,
  }
}

interface ItemFacts {
  readonly who: SerialAsker
  readonly productName: string
  readonly activations: readonly ActivationRow[]
}

/** `wouldDo`, or the rule that refuses, with the words of the reason for which the serial is suspended. */
function itemOf(ctx: ProcedureContext, customer: CustomerRow, { row, facts }: LoadedSerial, { who, productName, activations }: ItemFacts): ReportItem {
  const decision = decideGivingBack(facts, who)
  const suspendedFor = facts.suspension?.reason
  const label = ctx.tenant.settings.licences.reasons.find(({ verb, code }) => verb === 'suspend' && code === suspendedFor)?.label
  return {
    serialId: row.id, last5: row.last5, customerName: customer.name, productName, machines: activations.map((each) => each.machine_name),
    code: decision.verdict === 'denied' ? decision.rule : 'wouldDo', reason: label ?? suspendedFor ?? null,
    returnsToStock: decision.verdict === 'allowed' && decision.plan.stock !== null,
  }
}

/** The report once it was done. */
export function doneReport(report: OffboardReport): OffboardReport {
  return { ...report, items: report.items.map((item) => (item.code === 'wouldDo' ? { ...item, code: 'done' } : item)) }
}

/** The report as it is kept for good: the names of computers are personal data, and a receipt cannot be changed. */
export function keptReport(report: OffboardReport): unknown {
  return { ...report, items: report.items.map(({ machines, ...item }) => ({ ...item, machines: machines.length })) }
}
