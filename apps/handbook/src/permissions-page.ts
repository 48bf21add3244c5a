import { POLICIES } from '@assento/server/accounts/policies'
import type { ProcedurePolicy } from '@assento/server/accounts/policies'

const ROLES = [
  ['administrator', 'administrador'], ['billingContact', 'contato de cobrança'], ['viewer', 'leitura'],
  ['adminAgent', 'agente administrador'], ['salesAgent', 'agente de vendas'], ['billingAdmin', 'administrador de faturação'],
  ['helpdeskAgent', 'agente de suporte'], ['userAdmin', 'administrador de usuários'],
] as const

/** Who may call what, as one table: what `pages/permissions.md` must contain. */
export function permissionsPage(): string {
  const rows = Object.entries(POLICIES).map(([path, policy]: [string, ProcedurePolicy]) => {
    const grants = ROLES.map(([role]) => (policy.roles.includes(role) ? '●' : ''))
    const needs = [policy.component, policy.feature].filter((part) => part !== undefined).join(' · ')
    return `| \`${path}\` | ${grants.join(' | ')} | ${policy.keys ? '●' : ''} | ${needs} | ${policy.idempotencyKey === 'required' ? 'sim' : ''} |`
  })
  const head = `| procedimento | ${ROLES.map(([, name]) => name).join(' | ')} | chave | componente e recurso da sessão | Idempotency-Key |`
  return `# Quem pode o quê

Gerado de \`packages/server/src/accounts/policies.ts\` por \`node apps/handbook/src/main.ts\`. Não edite à mão.

Uma sessão de widget precisa do papel, do componente e, para alterar, do recurso. Uma chave restrita precisa do procedimento entre os
seus. Reduzir licenças é negado ao agente de vendas dentro do próprio comando, que ele pode chamar para acrescentar.

${head}
|${'---|'.repeat(ROLES.length + 4)}
${rows.join('\n')}
`
}
