/** Who can be in Bigorna's management of serials: the manufacturer's people, and those of shops that use its software. */
import type { Person } from '../kit/persons.ts'

export const PERSONS = [
  { id: 'fabricante', label: 'Fabricante', hint: 'suspende, libera, cancela', role: 'manufacturer', works: 'for its own account', account: 'maker' },
  { id: 'loja', label: 'Administração da loja', hint: 'vê as suas séries, renova, paga', role: 'administrator', works: 'for the customer' },
  { id: 'loja-cobranca', label: 'Cobrança da loja', hint: 'faturas e renovações', role: 'billingContact', works: 'for the customer' },
  { id: 'outra-loja', label: 'Administração da rede', hint: 'quarenta séries', role: 'administrator', works: 'for the customer', customer: 'chain' },
] as const satisfies readonly Person[]
