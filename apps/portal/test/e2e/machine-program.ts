/** A customer's program on a computer of its own: a process that knows its serial, the maker's public keys and where the portal is. */
import { createActivationClient } from '@assento/client/activation'
import { fileStorage } from '@assento/client/activation/node'

export interface MachineTask {
  readonly endpoint: string
  /** Publishable key of the maker. */
  readonly tenant: string
  readonly publicKeys: Readonly<Record<string, string>>
  /** File that keeps what the activation remembers. */
  readonly memory: string
  readonly machineName: string
  /** Parts of the computer: another board is another computer, whatever its name. */
  readonly board: string
  /** This computer's clock, milliseconds: the demo's time is not that of the machine that runs the test. */
  readonly nowMs: number
  readonly act: MachineAct
}

export type MachineAct =
  | { readonly kind: 'activate' | 'requestFile'; readonly serial: string }
  | { readonly kind: 'importLicenceFile'; readonly text: string }
  | { readonly kind: 'validate' | 'deactivate' | 'deactivationReceipt' }

const task = JSON.parse(process.argv[2] ?? '') as MachineTask
const client = createActivationClient({
  ...task, storage: fileStorage(task.memory), components: { board: task.board, disk: `disk of ${task.board}` }, appVersion: '5.1.0', now: () => task.nowMs,
})
process.stdout.write(JSON.stringify(await perform(task.act)))

function perform(act: MachineAct): Promise<unknown> {
  switch (act.kind) {
    case 'activate': return client.activate(act.serial)
    case 'requestFile': return client.requestFile(act.serial)
    case 'importLicenceFile': return client.importLicenceFile(act.text)
    case 'validate': return client.validate()
    case 'deactivate': return client.deactivate()
    case 'deactivationReceipt': return client.deactivationReceipt()
  }
}
