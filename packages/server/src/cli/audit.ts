import { TENANT_OPTION } from './command.ts'
import type { CliCommand } from './command.ts'
import { withTenant } from './with-runtime.ts'

export const auditVerifyCommand: CliCommand = {
  name: 'audit verify',
  about: 'Confere a corrente de hashes da auditoria; aponta o primeiro registro que não confere',
  options: TENANT_OPTION,
  run: (call) => withTenant(call, async (procedures, tenant) => {
    const verdict = await procedures.audit.verify()
    const text = verdict.ok
      ? `Auditoria de ${tenant.name}: ${verdict.entries} registros, corrente íntegra.`
      : `Auditoria de ${tenant.name}: o registro ${verdict.firstBadSeq} não confere (os ${verdict.entries} anteriores conferem).`
    return { code: verdict.ok ? 0 : 1, json: { tenantId: tenant.id, ...verdict }, text }
  }),
}
