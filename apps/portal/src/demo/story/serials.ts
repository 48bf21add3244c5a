/** Serials in a story: given to customers, blocked, freed, by the persons who may. */
import { assert } from '@assento/rules'
import type { SerialDetail } from '@assento/server/licences/dto'
import type { Person } from '../../hosts/kit/persons.ts'
import type { Customer } from '../../hosts/kit/visit.ts'
import { asPerson, type Story } from './story.ts'

/** Who acts, and in which account that person sits. */
export interface Actor {
  readonly account: Customer
  readonly person: Person
}

export interface Giving {
  readonly productId: string
  readonly note?: string
  /** Null = to be used at once; left out = when its first period is paid. */
  readonly pendingReason?: null | 'awaitingRegistration'
}

/** A serial with its whole key: what these persons may see. */
export interface GivenSerial {
  readonly id: string
  readonly key: string
}

export async function give(story: Story, by: Actor, customer: Customer, giving: Giving): Promise<GivenSerial> {
  const { serial, ...decision } = await (await asPerson(story, by.account, by.person)).serials.assign({ customerId: customer.id, ...giving })
  assert(serial?.key !== null && serial !== null, `${customer.name} gets a serial: ${JSON.stringify(decision)}`)
  return { id: serial.id, key: serial.key }
}

/** The serial as it is now, for its version. */
export async function read(story: Story, by: Actor, serialId: string): Promise<SerialDetail> {
  return (await asPerson(story, by.account, by.person)).serials.get({ serialId })
}

export async function suspend(story: Story, by: Actor, { id }: GivenSerial, reason: string, note: string | null = null): Promise<void> {
  const { version } = await read(story, by, id)
  const answer = await (await asPerson(story, by.account, by.person)).serials.suspend({ serialId: id, version, reason, note })
  assert(answer.serial.state === 'suspended', `${id} is suspended`)
}

export async function terminate(story: Story, by: Actor, { id }: GivenSerial, reason: string): Promise<void> {
  const { version } = await read(story, by, id)
  const answer = await (await asPerson(story, by.account, by.person)).serials.terminate({ serialId: id, version, reason, acknowledged: true })
  assert(answer.serial.state === 'cancelled', `${id} is over`)
}

export async function unassign(story: Story, by: Actor, { id }: GivenSerial): Promise<void> {
  const { version } = await read(story, by, id)
  const answer = await (await asPerson(story, by.account, by.person)).serials.unassign({ serialId: id, version })
  assert(answer.serial.state === 'cancelled', `${id} is given back`)
}
