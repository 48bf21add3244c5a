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
  /**
   * People of a customer see only their company; agents of the seller choose the customer; people of a partner and of the maker itself sit in
   * an account of their own, which is no customer's.
   */
  readonly works: 'for the customer' | 'for the seller' | 'for its own account'
  /** Name of the customer among the site's, for who works for another than the first one (`home`). */
  readonly customer?: string
  /** Name of the account among the site's, for who works for its own (`maker`, `partner`). */
  readonly account?: string
}

/** The person of a cookie's value; the first one, of the customer, when there is none. */
export function personOf(persons: readonly [Person, ...Person[]], cookie: string | undefined): Person {
  return persons.find((person) => person.id === cookie) ?? persons[0]
}
