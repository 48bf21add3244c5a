/**
 * Who can be in a host page. A real host takes the person from its own login; the demo has a switch instead. People are named by
 * what they do: the demo invents no persons.
 */
import type { Role } from '@assento/store'

export interface Person {
  /** Value of the host's cookie. */
  readonly id: string
  readonly label: string
  /** What this person may do, in the words of the switch. */
  readonly hint: string
  readonly role: Role
  /** People of a customer see only their company; agents of the seller choose the customer. */
  readonly works: 'for the customer' | 'for the seller'
  /** Name of the customer among the site's, for who works for another than the first one (`home`). */
  readonly customer?: string
}

/** The person of a cookie's value; the first one, of the customer, when there is none. */
export function personOf(persons: readonly [Person, ...Person[]], cookie: string | undefined): Person {
  return persons.find((person) => person.id === cookie) ?? persons[0]
}
