/** Host S: Bigorna Industrial, a manufacturer of design software for joiners, with its management of serials. */
import { join } from 'node:path'
import { always, type HostSite } from '../kit/site.ts'
import { frame } from './frame.ts'
import { invoicesPage } from './pages/invoices.ts'
import { recordPage } from './pages/record.ts'
import { customersPage, serialsPage } from './pages/serials.ts'
import { PERSONS } from './persons.ts'
import { isMaker, isShop } from './visitors.ts'

export const BIGORNA: HostSite = {
  id: 'bigorna',
  name: 'Bigorna Industrial',
  about: 'Gestão de assinaturas de um fabricante: séries por cliente e computador, suspensão com motivo, liberação com pagamento retroativo.',
  persons: PERSONS,
  publicFolder: join(import.meta.dirname, 'public'),
  frame,
  sorry: 'A gestão de assinaturas não respondeu. Tente de novo em instantes.',
  pages: [
    { path: '/assinaturas', label: 'Assinaturas', isInMenu: always, parts: serialsPage },
    { path: '/clientes', label: 'Clientes', isInMenu: isMaker, parts: customersPage },
    { path: '/faturas', label: 'Faturas', isInMenu: isShop, parts: invoicesPage },
    { path: '/registro', label: 'Registro', isInMenu: always, parts: async (visit, api) => recordPage(visit, await api.listAudit()) },
  ],
}
