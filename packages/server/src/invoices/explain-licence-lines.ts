/** What explains lines for licences: the act that asked for them, and the rules that price them. */
import type { InvoiceRow, Handle, InvoiceLineRow, LicenceChargeRow } from '@assento/store'
import { listLicenceChargeCauses } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'
import type { ExplainedLine } from './dto.ts'
import { licenceChargesByLine } from './licence-lines.ts'

export type LicenceExplanation = Pick<ExplainedLine, 'cause' | 'rules'>

const RULES: Readonly<Record<LicenceChargeRow['kind'], readonly string[]>> = {
  setupFee: ['orders.item.priced'], units: ['orders.item.priced'], serialRenewal: ['licences.renewal.fromExpiry', 'licences.renewal.anchor'],
}

/** By line number; lines of subscriptions are not in it. Two reads, whatever their number. */
export async function explainLicenceLines(
  ctx: ProcedureContext, handle: Handle, invoice: Pick<InvoiceRow, 'draft_id' | 'state'>, lines: readonly InvoiceLineRow[],
): Promise<ReadonlyMap<number, LicenceExplanation>> {
  const charges = await licenceChargesByLine(handle, ctx.tenant.id, invoice, lines)
  const causes = await listLicenceChargeCauses(handle, ctx.tenant.id, [...charges.values()].map(({ id }) => id))
  return new Map([...charges].map(([lineNo, { id, kind }]) => {
    const cause = causes.find(({ chargeId }) => chargeId === id)
    return [lineNo, { rules: RULES[kind], cause: cause === undefined ? null : { action: cause.action, actorName: cause.actorName, at: cause.at, seq: cause.seq } }]
  }))
}
