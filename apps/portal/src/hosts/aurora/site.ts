/** Host B: Aurora Nuvem, a reseller of cloud services, with its customers' area. */
import { join } from 'node:path'
import { always, forSeller, never, type HostSite } from '../kit/site.ts'
import { frame } from './frame.ts'
import { collectionsPage } from './pages/collections.ts'
import { invoicesPage } from './pages/invoices.ts'
import { licencesPage, plansPage, renewalsPage } from './pages/licences.ts'
import { recordPage } from './pages/record.ts'
import { cartPage, productsPage } from './pages/shop.ts'
import { supportPage } from './pages/support.ts'
import { PERSONS } from './persons.ts'

export const AURORA: HostSite = {
  id: 'aurora',
  name: 'Aurora Nuvem',
  about: 'Área do cliente de uma revenda de nuvem: licenças, renovações, faturas com boleto e Pix, loja e carrinho.',
  persons: PERSONS,
  publicFolder: join(import.meta.dirname, 'public'),
  frame,
  sorry: 'O portal de licenças não respondeu. Tente de novo em instantes.',
  pages: [
    { path: '/licencas', label: 'Licenças', isInMenu: always, parts: licencesPage },
    { path: '/planos', label: 'Planos', isInMenu: always, parts: plansPage },
    { path: '/renovacoes', label: 'Renovações', isInMenu: always, parts: renewalsPage },
    { path: '/faturas', label: 'Faturas', isInMenu: always, parts: invoicesPage },
    { path: '/cobranca', label: 'Cobrança', isInMenu: forSeller, parts: collectionsPage },
    { path: '/suporte', label: 'Suporte', isInMenu: always, parts: supportPage },
    { path: '/registro', label: 'Registro', isInMenu: always, parts: async (visit, api) => recordPage(visit, await api.listAudit()) },
    // Reached by the buttons of the header.
    { path: '/produtos', label: 'Adicionar produtos', isInMenu: never, parts: productsPage },
    { path: '/carrinho', label: 'Carrinho', isInMenu: never, parts: cartPage },
  ],
}
