/** Who can be in Aurora Nuvem's customer area. */
import type { Person } from '../kit/persons.ts'

export const PERSONS = [
  { id: 'administrador', label: 'Administração', hint: 'altera licenças, compra', role: 'administrator', works: 'for the customer' },
  { id: 'cobranca', label: 'Contato de cobrança', hint: 'faturas e documentos', role: 'billingContact', works: 'for the customer' },
  { id: 'leitura', label: 'Somente leitura', hint: 'vê, não altera', role: 'viewer', works: 'for the customer' },
  { id: 'agente', label: 'Aurora · agente administrador', hint: 'altera pelo cliente', role: 'adminAgent', works: 'for the seller' },
  { id: 'financeiro', label: 'Aurora · financeiro', hint: 'define a cobrança', role: 'billingAdmin', works: 'for the seller' },
  { id: 'atendimento', label: 'Aurora · atendimento', hint: 'consulta para ajudar', role: 'helpdeskAgent', works: 'for the seller' },
] as const satisfies readonly Person[]
