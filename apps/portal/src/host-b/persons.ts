/**
 * Who can be in the customer area of Aurora Nuvem. A real host takes the person from its own login; the demo has a switch
 * instead. People are named by what they do: the demo invents no persons.
 */
import type { Role } from '@assento/store'

export interface Person {
  /** Value of the host's cookie. */
  readonly id: string
  readonly label: string
  /** What this person may do, in the words of the switch. */
  readonly hint: string
  readonly role: Role
  /** People of a customer see only their company; agents of the reseller choose the customer. */
  readonly works: 'for the customer' | 'for the reseller'
}

export const PERSONS = [
  { id: 'administrador', label: 'Administração', hint: 'altera licenças e renovações', role: 'administrator', works: 'for the customer' },
  { id: 'cobranca', label: 'Contato de cobrança', hint: 'acompanha valores', role: 'billingContact', works: 'for the customer' },
  { id: 'leitura', label: 'Somente leitura', hint: 'vê, não altera', role: 'viewer', works: 'for the customer' },
  { id: 'agente', label: 'Aurora · agente administrador', hint: 'altera pelo cliente', role: 'adminAgent', works: 'for the reseller' },
  { id: 'atendimento', label: 'Aurora · atendimento', hint: 'consulta para ajudar', role: 'helpdeskAgent', works: 'for the reseller' },
] as const satisfies readonly Person[]

/** The person of a cookie's value; the customer's administrator when there is none. */
export function personOf(cookie: string | undefined): Person {
  return PERSONS.find((person) => person.id === cookie) ?? PERSONS[0]
}
