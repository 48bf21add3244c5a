/**
 * A program on a machine without network: any attempt to open a connection ends it with code 9. Run with the path of its memory, the
 * keys that are built into it (JSON), its clock (seconds since 1970), what to do and with what; prints the answer as JSON.
 */
import dns from 'node:dns'
import { readFileSync } from 'node:fs'
import net from 'node:net'
import { createActivationClient } from '../../src/activation/index.ts'
import { fileStorage } from '../../src/activation/node.ts'

const refuse = (): never => process.exit(9)
net.Socket.prototype.connect = refuse
dns.lookup = Object.assign(refuse, { __promisify__: refuse })

const [, , memory = '', identity = '{}', clock = '0', verb = '', argument = ''] = process.argv
const { tenant, publicKeys } = JSON.parse(identity) as { tenant: string; publicKeys: Record<string, string> }
const client = createActivationClient({
  endpoint: 'http://127.0.0.1:9', tenant, publicKeys, storage: fileStorage(memory), components: { board: 'ABC', disk: memory }, machineName: 'Oficina',
  fetch: refuse, now: () => Number(clock) * 1000,
})
const VERBS: Readonly<Record<string, () => Promise<unknown>>> = {
  request: () => client.requestFile(argument),
  import: () => client.importLicenceFile(readFileSync(argument, 'utf8')),
  validate: () => client.validate({ online: false }),
  receipt: () => client.deactivationReceipt(),
}
process.stdout.write(`${JSON.stringify(await VERBS[verb]?.())}\n`)
