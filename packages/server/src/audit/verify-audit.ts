import { verifyAudit } from '@assento/store'
import { nothing } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import type { AuditVerification } from './dto.ts'

/** Recomputes the tenant's chain and names the first entry that does not fit. */
export const auditVerify = query('audit.verify', nothing, async (ctx): Promise<AuditVerification> => {
  const { ok, entries, firstBadSeq } = await verifyAudit(ctx.database, ctx.tenant.id)
  return { ok, entries, firstBadSeq: firstBadSeq ?? null }
})
