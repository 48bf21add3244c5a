/** What a dictionary holds, by section. The Portuguese files are the source: other languages are typed by them. */
import type { DenialRuleId } from '@assento/rules'
import type { RuleWords } from '../runtime/rule-facts.ts'
import type { acts } from './pt-BR/acts.ts'
import type { cart } from './pt-BR/cart.ts'
import type { checkout } from './pt-BR/checkout.ts'
import type { collections } from './pt-BR/collections.ts'
import type { common } from './pt-BR/common.ts'
import type { customerActs } from './pt-BR/customer-acts.ts'
import type { customers } from './pt-BR/customers.ts'
import type { forecast } from './pt-BR/forecast.ts'
import type { invoiceDetail } from './pt-BR/invoice-detail.ts'
import type { invoices } from './pt-BR/invoices.ts'
import type { licenceDetail } from './pt-BR/licence-detail.ts'
import type { licences } from './pt-BR/licences.ts'
import type { orderActs } from './pt-BR/order-acts.ts'
import type { orders } from './pt-BR/orders.ts'
import type { plans } from './pt-BR/plans.ts'
import type { stock } from './pt-BR/stock.ts'
import type { subscriptionList } from './pt-BR/subscription-list.ts'
import type { seatAssignment } from './pt-BR/seat-assignment.ts'
import type { seatEditor } from './pt-BR/seat-editor.ts'
import type { renewals } from './pt-BR/renewals.ts'

export interface Messages {
  readonly common: typeof common
  /** Words of refusals. Arrive after the first paint (`AssentoElement.laterSections`). */
  readonly rules: Readonly<Record<DenialRuleId, RuleWords>>
  /** Words of acts and their ends. Arrive after the first paint, with the code that acts. */
  readonly acts: typeof acts
  readonly subscriptionList: typeof subscriptionList
  readonly seatAssignment: typeof seatAssignment
  readonly seatEditor: typeof seatEditor
  readonly renewals: typeof renewals
  readonly invoices: typeof invoices
  /** Words of an expanded invoice. Arrive after the first paint. */
  readonly invoiceDetail: typeof invoiceDetail
  /** Storefront and cart. */
  readonly cart: typeof cart
  /** Review, billing data and what comes after the order. Arrive after the first paint. */
  readonly checkout: typeof checkout
  readonly plans: typeof plans
  readonly forecast: typeof forecast
  readonly collections: typeof collections
  /** Order form and list of orders. */
  readonly orders: typeof orders
  readonly stock: typeof stock
  /** Questions, details and movements of those. Arrive after the first paint. */
  readonly orderActs: typeof orderActs
  readonly customers: typeof customers
  /** Registration, assignment, cancellation and erasure. Arrive after the first paint. */
  readonly customerActs: typeof customerActs
  readonly licences: typeof licences
  /** Words of one serial's details and acts. Arrive after the first paint. */
  readonly licenceDetail: typeof licenceDetail
}

export type Section = keyof Messages

export const LOCALES = ['pt-BR', 'en'] as const
export type Locale = (typeof LOCALES)[number]

/** The host's own words for some of ours: `{ common: { retry: 'Recarregar' } }`. */
export type MessageOverrides = { readonly [Name in Section]?: Partial<Messages[Name]> }

/** Each section of each locale is a chunk: a page fetches the words of the widgets that it shows. */
const LOADERS: Readonly<Record<Locale, { readonly [Name in Section]: () => Promise<Pick<Messages, Name>> }>> = {
  'pt-BR': {
    common: () => import('./pt-BR/common.ts'),
    rules: () => wholeRules(import('./pt-BR/rules.ts'), import('./pt-BR/rules-money.ts'), import('./pt-BR/rules-licences.ts')),
    acts: () => import('./pt-BR/acts.ts'),
    subscriptionList: () => import('./pt-BR/subscription-list.ts'),
    seatAssignment: () => import('./pt-BR/seat-assignment.ts'),
    seatEditor: () => import('./pt-BR/seat-editor.ts'),
    renewals: () => import('./pt-BR/renewals.ts'),
    invoices: () => import('./pt-BR/invoices.ts'),
    invoiceDetail: () => import('./pt-BR/invoice-detail.ts'),
    cart: () => import('./pt-BR/cart.ts'),
    checkout: () => import('./pt-BR/checkout.ts'),
    plans: () => import('./pt-BR/plans.ts'),
    forecast: () => import('./pt-BR/forecast.ts'),
    collections: () => import('./pt-BR/collections.ts'),
    orders: () => import('./pt-BR/orders.ts'),
    stock: () => import('./pt-BR/stock.ts'),
    orderActs: () => import('./pt-BR/order-acts.ts'),
    customers: () => import('./pt-BR/customers.ts'),
    customerActs: () => import('./pt-BR/customer-acts.ts'),
    licences: () => import('./pt-BR/licences.ts'),
    licenceDetail: () => import('./pt-BR/licence-detail.ts'),
  },
  en: {
    common: () => import('./en/common.ts'),
    rules: () => wholeRules(import('./en/rules.ts'), import('./en/rules-money.ts'), import('./en/rules-licences.ts')),
    acts: () => import('./en/acts.ts'),
    subscriptionList: () => import('./en/subscription-list.ts'),
    seatAssignment: () => import('./en/seat-assignment.ts'),
    seatEditor: () => import('./en/seat-editor.ts'),
    renewals: () => import('./en/renewals.ts'),
    invoices: () => import('./en/invoices.ts'),
    invoiceDetail: () => import('./en/invoice-detail.ts'),
    cart: () => import('./en/cart.ts'),
    checkout: () => import('./en/checkout.ts'),
    plans: () => import('./en/plans.ts'),
    forecast: () => import('./en/forecast.ts'),
    collections: () => import('./en/collections.ts'),
    orders: () => import('./en/orders.ts'),
    stock: () => import('./en/stock.ts'),
    orderActs: () => import('./en/order-acts.ts'),
    customers: () => import('./en/customers.ts'),
    customerActs: () => import('./en/customer-acts.ts'),
    licences: () => import('./en/licences.ts'),
    licenceDetail: () => import('./en/licence-detail.ts'),
  },
}

type SomeRules = Partial<Messages['rules']>

/** The words of refusals come in three chunks; a rule that none has does not compile where they are written. */
async function wholeRules(
  general: Promise<{ readonly rules: SomeRules }>, money: Promise<{ readonly moneyRules: SomeRules }>,
  licences: Promise<{ readonly licenceRules: SomeRules }>,
): Promise<Pick<Messages, 'rules'>> {
  const [{ rules }, { moneyRules }, { licenceRules }] = await Promise.all([general, money, licences])
  return { rules: { ...rules, ...moneyRules, ...licenceRules } as Messages['rules'] }
}

/** The best supported locale for a BCP 47 tag: its language decides; Portuguese when nothing fits. */
export function supportedLocale(tag: string | null | undefined): Locale {
  return tag?.toLowerCase().startsWith('en') ? 'en' : 'pt-BR'
}

/** Loads sections of a dictionary, with the host's own words over them. Rejects when a chunk cannot be fetched. */
export async function loadSections(locale: Locale, sections: readonly Section[], overrides: MessageOverrides): Promise<Partial<Messages>> {
  const loaded = await Promise.all(sections.map(async (name) => {
    const section: Partial<Messages> = await LOADERS[locale][name]()
    return [name, { ...section[name], ...overrides[name] }] as const
  }))
  return Object.fromEntries(loaded)
}
