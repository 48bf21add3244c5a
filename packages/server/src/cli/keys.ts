import { many, optional, TENANT_OPTION, UsageError } from './command.ts'
import type { CliCommand } from './command.ts'
import { withTenant } from './with-runtime.ts'

export const keysCreateCommand: CliCommand = {
  name: 'keys create',
  about: 'Cria uma chave de API; ela aparece uma única vez',
  options: {
    ...TENANT_OPTION,
    kind: { type: 'string', about: 'secret (padrão) ou restricted' },
    slot: { type: 'string', about: 'nome do lugar da chave; cada lugar tem até duas ativas (padrão: default)' },
    scope: { type: 'string', multiple: true, about: 'procedimento que uma chave restricted pode chamar; repita para vários' },
  },
  run: (call) => withTenant(call, async (procedures) => {
    const kind = optional(call, 'kind') ?? 'secret'
    if (kind !== 'secret' && kind !== 'restricted') throw new UsageError('--kind: use secret ou restricted')
    const slot = optional(call, 'slot')
    const where = slot === undefined ? {} : { slot }
    const created = await procedures.keys.create(kind === 'secret' ? { kind, ...where } : { kind, scopes: [...many(call, 'scope')], ...where })
    return { code: 0, json: created, text: `${created.key}\nGuarde-a agora: ela não será mostrada de novo.` }
  }),
}
