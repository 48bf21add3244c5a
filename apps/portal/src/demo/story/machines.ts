/** Customers' computers in a story: each activates its serial through the activation client, by the same endpoints as any other. */
import { createActivationClient, type ActivationClient } from '@assento/client/activation'
import { assert } from '@assento/rules'
import type { MachineKeys } from '@assento/server/activations/list-keys'
import { nowOf, type Story } from './story.ts'

/** A computer by the name that people know it by; the same name is the same computer. */
export async function machineNamed(story: Story, name: string, version = '4.2.0'): Promise<ActivationClient> {
  const now = await nowOf(story)
  let kept: string | null = null
  return createActivationClient({
    endpoint: 'http://assento.invalid', tenant: story.publishableKey, publicKeys: await publicKeysOf(story),
    storage: { read: () => kept, write: (text) => { kept = text } },
    components: { board: `placa de ${name}`, disk: `disco de ${name}` }, machineName: name, appVersion: version,
    fetch: (url, init) => story.request(new URL(url).pathname, init), now: () => Date.parse(now),
  })
}

/** Activates a serial on a computer; a serial that cannot run there is a fault of the story. */
export async function activate(story: Story, serialKey: string, name: string): Promise<ActivationClient> {
  const machine = await machineNamed(story, name)
  const { code, unreachable } = await machine.activate(serialKey)
  assert(code === 'VALID' || code === 'GRACE', `${name} runs its serial: ${code} ${unreachable ?? ''}`)
  return machine
}

/** What the maker builds into its program. */
async function publicKeysOf(story: Story): Promise<Readonly<Record<string, string>>> {
  const answer = await story.request(`/v1/keys?tenant=${story.publishableKey}`, { method: 'GET' })
  const { keys } = await answer.json() as MachineKeys
  return Object.fromEntries(keys.map((key) => [key.kid, key.public_key]))
}
