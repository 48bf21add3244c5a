/** Host M: Farol Software, a maker of software for shops, with the portal of its partners. */
import { join } from 'node:path'
import { always, type HostSite } from '../kit/site.ts'
import { frame } from './frame.ts'
import { activationsPage, customersPage } from './pages/customers.ts'
import { invoicesPage } from './pages/invoices.ts'
import { buyPage, ordersPage, stockPage } from './pages/orders.ts'
import { PERSONS } from './persons.ts'
import { isPartner } from './visitors.ts'

export const FAROL: HostSite = {
  id: 'farol',
  name: 'Farol Software',
  about: 'Portal do parceiro de um fabricante de software: pedidos pela pauta, estoque de licenças, clientes e ativações por computador.',
  persons: PERSONS,
  publicFolder: join(import.meta.dirname, 'public'),
  frame,
  sorry: 'O portal do parceiro não respondeu. Tente de novo em instantes.',
  pages: [
    { path: '/comprar', label: 'Comprar', isInMenu: isPartner, parts: buyPage },
    { path: '/meus-pedidos', label: 'Meus pedidos', isInMenu: always, parts: ordersPage },
    { path: '/estoque', label: 'Estoque de licenças', isInMenu: always, parts: stockPage },
    { path: '/clientes', label: 'Clientes', isInMenu: always, parts: customersPage },
    { path: '/ativacoes', label: 'Detalhes da ativação', isInMenu: always, parts: activationsPage },
    { path: '/faturas', label: 'Faturas', isInMenu: isPartner, parts: invoicesPage },
  ],
}
