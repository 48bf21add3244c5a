/** Host G: Jangada, a maker of software by subscription, with its billing centre. */
import { join } from 'node:path'
import { always, forSeller, type HostSite } from '../kit/site.ts'
import { frame } from './frame.ts'
import { collectionsPage, invoicesPage } from './pages/money.ts'
import { cartPage, shopPage } from './pages/shop.ts'
import { planPage, subscriptionPage, usersPage } from './pages/subscription.ts'
import { supportPage } from './pages/support.ts'
import { PERSONS } from './persons.ts'

export const JANGADA: HostSite = {
  id: 'jangada',
  name: 'Jangada',
  about: 'Central de cobrança de um software por assinatura: mudar de plano com o valor proporcional, avaliação encerrada, conta corporativa.',
  persons: PERSONS,
  publicFolder: join(import.meta.dirname, 'public'),
  frame,
  sorry: 'A central de cobrança não respondeu. Tente de novo em instantes.',
  pages: [
    { path: '/assinatura', label: 'Assinatura', isInMenu: always, parts: subscriptionPage },
    { path: '/plano', label: 'Mudar plano', isInMenu: always, parts: planPage },
    { path: '/usuarios', label: 'Usuários', isInMenu: always, parts: usersPage },
    { path: '/loja', label: 'Loja', isInMenu: always, parts: shopPage },
    { path: '/carrinho', label: 'Carrinho', isInMenu: always, parts: cartPage },
    { path: '/faturas', label: 'Faturas', isInMenu: always, parts: invoicesPage },
    { path: '/cobranca', label: 'Cobrança', isInMenu: forSeller, parts: collectionsPage },
    { path: '/suporte', label: 'Suporte', isInMenu: always, parts: supportPage },
  ],
}
