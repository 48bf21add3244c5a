/** Who can be in Jangada's billing centre. */
import type { Person } from '../kit/persons.ts'

export const PERSONS = [
  { id: 'cobranca', label: 'Contato de cobrança', hint: 'muda o plano, paga', role: 'billingContact', works: 'for the customer' },
  { id: 'administrador', label: 'Administração da conta', hint: 'também distribui licenças', role: 'administrator', works: 'for the customer' },
  { id: 'leitura', label: 'Somente leitura', hint: 'vê, não altera', role: 'viewer', works: 'for the customer' },
  { id: 'corporativo', label: 'Cobrança da Rede Horizonte', hint: 'conta corporativa', role: 'billingContact', works: 'for the customer', customer: 'corporate' },
  { id: 'avaliacao', label: 'Cobrança do Estúdio Pau-Brasil', hint: 'a avaliação terminou', role: 'billingContact', works: 'for the customer', customer: 'trial' },
  { id: 'agente', label: 'Jangada · atendimento', hint: 'escolhe a conta, altera por ela', role: 'adminAgent', works: 'for the seller' },
] as const satisfies readonly Person[]
