import { router } from '../platform/trpc.ts'
import { auditList } from './list-audit.ts'
import { auditVerify } from './verify-audit.ts'

export const auditRouter = router({ list: auditList, verify: auditVerify })
