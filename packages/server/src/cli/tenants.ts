import { listTenants } from '@assento/store'
import type { CliCommand } from './command.ts'
import { withRuntime } from './with-runtime.ts'

export const tenantsListCommand: CliCommand = {
  name: 'tenants list',
  about: 'Lista os tenants com id e chave pública',
  options: {},
  run: (call) => withRuntime(call, async ({ database }) => {
    const tenants = (await listTenants(database)).map(({ id, name, environment, publishable_key: publishableKey }) => ({ id, name, environment, publishableKey }))
    const text = tenants.map(({ id, name, environment, publishableKey }) => `${id}  ${environment}  ${publishableKey}  ${name}`).join('\n')
    return { code: 0, json: { items: tenants }, text: text || 'Ainda não há tenant.' }
  }),
}
