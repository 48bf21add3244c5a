import { role as roleInput } from '../platform/inputs.ts'
import { many, optional, optionalNumber, required, TENANT_OPTION, UsageError } from './command.ts'
import type { CliCommand } from './command.ts'
import { withTenant } from './with-runtime.ts'

export const sessionsCreateCommand: CliCommand = {
  name: 'sessions create',
  about: 'Cria uma sessão de widget para uma pessoa de um cliente; o token aparece uma única vez',
  options: {
    ...TENANT_OPTION,
    customer: { type: 'string', about: 'id do cliente (acc_…)' },
    'actor-id': { type: 'string', about: 'id da pessoa no sistema do revendedor' },
    'actor-name': { type: 'string', about: 'nome da pessoa' },
    role: { type: 'string', about: `papel: ${roleInput.options.join(', ')}` },
    origin: { type: 'string', multiple: true, about: 'origem exata da página (https://…); repita para várias' },
    component: { type: 'string', multiple: true, about: 'componente e suas permissões: subscriptions=seats.edit,cancel; repita para vários' },
    ttl: { type: 'string', about: 'duração em segundos: de 60 a 3600 (padrão: 900)' },
  },
  run: (call) => withTenant(call, async (procedures) => {
    const role = roleInput.safeParse(optional(call, 'role') ?? 'administrator')
    if (!role.success) throw new UsageError(`--role: use um de ${roleInput.options.join(', ')}`)
    const ttlSeconds = optionalNumber(call, 'ttl')
    const session = await procedures.sessions.create({
      customerId: required(call, 'customer'),
      actor: { id: optional(call, 'actor-id') ?? 'cli', name: optional(call, 'actor-name') ?? 'Linha de comando', role: role.data },
      allowedOrigins: [...many(call, 'origin')],
      components: Object.fromEntries(many(call, 'component').map(componentOf)),
      ...(ttlSeconds === undefined ? {} : { ttlSeconds }),
    })
    return { code: 0, json: session, text: `${session.token}\nVale até ${session.expiresAt}, em ${session.endpointPath}.` }
  }),
}

function componentOf(text: string): [string, { features: string[] }] {
  const [name = '', features = ''] = text.split('=', 2)
  return [name, { features: features.split(',').filter((feature) => feature !== '') }]
}
