/** Who can be in Farol's partner portal: people of two partners, and Farol's own. */
import type { Person } from '../kit/persons.ts'

export const PERSONS = [
  { id: 'parceiro-administrador', label: 'Administração do parceiro', hint: 'aprova pedidos, retira licenças e clientes', role: 'partnerAdmin', works: 'for its own account', account: 'partner' },
  { id: 'parceiro-usuario', label: 'Usuário do parceiro', hint: 'faz pedidos, dá licenças a clientes', role: 'partnerUser', works: 'for its own account', account: 'partner' },
  { id: 'outro-parceiro', label: 'Outro parceiro', hint: 'vê só o que é seu', role: 'partnerAdmin', works: 'for its own account', account: 'otherPartner' },
  { id: 'fornecedor', label: 'Fornecedor', hint: 'decide por todos os parceiros, bloqueia séries', role: 'manufacturer', works: 'for its own account', account: 'maker' },
] as const satisfies readonly Person[]
