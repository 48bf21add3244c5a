/**
 * Who may call what: the documented matrix (subscriptions.md A2, reliability.md cases 6–9). A procedure that is not here
 * does not compile, and the router test walks all of them. Roles are those of the customer's people and of the reseller's
 * agents; keys and the command line are not roles: a secret key may call everything of its tenant that `keys` allows.
 */
import type { Role } from '@assento/store'

export interface ProcedurePolicy {
  /** Roles whose widget session may call it; empty = no widget at all. */
  readonly roles: readonly Role[]
  /** Component that the session must have been granted, and the feature for changes. */
  readonly component?: string
  readonly feature?: string
  /** Whether API keys may call it. */
  readonly keys: boolean
  /** A command that moves money or contracts needs an Idempotency-Key. */
  readonly idempotencyKey?: 'required'
}

const EVERYONE = [
  'administrator', 'billingContact', 'viewer', 'adminAgent', 'salesAgent', 'billingAdmin', 'helpdeskAgent', 'userAdmin', 'partnerAdmin', 'partnerUser',
  'manufacturer',
] as const
/** Reduce, cancel, suspend: the customer's administrator and the partner's admin agent. */
const ADMINISTRATORS = ['administrator', 'adminAgent'] as const
/** Buy, increase, plan the renewal: also the sales agent. A reduction by a sales agent is refused inside the command. */
const BUYERS = [...ADMINISTRATORS, 'salesAgent'] as const
const USER_ADMINISTRATORS = [...ADMINISTRATORS, 'userAdmin'] as const
/** Money: the customer's administrator and billing contact, the partner's agents for billing (A2: billing admin, invoices only). */
const MONEY_PEOPLE = [...ADMINISTRATORS, 'billingContact', 'billingAdmin', 'partnerAdmin'] as const
/** The billing contact changes plan, licences and frequency by a checkout (G1); a product's rules may still refuse. */
const BUYERS_AND_BILLING = [...BUYERS, 'billingContact'] as const
/** Only the manufacturer blocks, releases and terminates a serial (seed 003). */
const MANUFACTURER = ['manufacturer'] as const
/** Orders and stock are between the partner and the vendor (seed 001). */
const PARTNERS = ['partnerAdmin', 'partnerUser'] as const
const PARTNERS_AND_MANUFACTURER = [...PARTNERS, ...MANUFACTURER] as const
const PARTNER_ADMIN_AND_MANUFACTURER = ['partnerAdmin', ...MANUFACTURER] as const
/** Customers free a computer of their own by themselves. */
const ACTIVATION_KEEPERS = ['administrator', ...PARTNERS_AND_MANUFACTURER] as const
const NONE = [] as const

const read = (component: string): ProcedurePolicy => ({ roles: EVERYONE, component, keys: true })
const change = (component: string, feature: string, roles: readonly Role[]): ProcedurePolicy =>
  ({ roles, component, feature, keys: true, idempotencyKey: 'required' })
const ask = (component: string, feature: string, roles: readonly Role[]): ProcedurePolicy => ({ roles, component, feature, keys: true })
const serverOnly: ProcedurePolicy = { roles: NONE, keys: true }

export const POLICIES = {
  'sessions.create': serverOnly,
  'sessions.revoke': { roles: EVERYONE, keys: true },
  'sessions.whoami': { roles: EVERYONE, keys: true },
  'keys.create': serverOnly,
  'keys.list': serverOnly,
  'keys.rotate': serverOnly,
  'keys.revoke': serverOnly,
  'accounts.list': { roles: EVERYONE, keys: true },
  'accounts.get': { roles: EVERYONE, keys: true },
  'accounts.members.list': { roles: USER_ADMINISTRATORS, component: 'accounts', keys: true },
  'accounts.members.invite': change('accounts', 'members.edit', USER_ADMINISTRATORS),
  'accounts.members.setRole': change('accounts', 'members.edit', USER_ADMINISTRATORS),
  'accounts.members.remove': change('accounts', 'members.edit', USER_ADMINISTRATORS),
  'settings.get': { roles: EVERYONE, keys: true },
  'settings.update': serverOnly,
  'catalog.families': read('subscriptions'),
  'catalog.products': read('subscriptions'),
  'catalog.offers': read('subscriptions'),
  'catalog.priceList': serverOnly,
  'subscriptions.list': read('subscriptions'),
  'subscriptions.get': read('subscriptions'),
  'subscriptions.history': read('subscriptions'),
  'subscriptions.create': { ...serverOnly, idempotencyKey: 'required' },
  'subscriptions.seats.quote': ask('subscriptions', 'seats.edit', BUYERS),
  'subscriptions.seats.change': change('subscriptions', 'seats.edit', BUYERS),
  'subscriptions.cancel.quote': ask('subscriptions', 'cancel', ADMINISTRATORS),
  'subscriptions.cancel.confirm': change('subscriptions', 'cancel', ADMINISTRATORS),
  'subscriptions.suspend': change('subscriptions', 'suspend', ADMINISTRATORS),
  'subscriptions.resume': change('subscriptions', 'suspend', ADMINISTRATORS),
  'subscriptions.assignments.list': read('subscriptions'),
  'subscriptions.assignments.assign': change('subscriptions', 'seats.assign', USER_ADMINISTRATORS),
  'subscriptions.assignments.unassign': change('subscriptions', 'seats.assign', USER_ADMINISTRATORS),
  'renewals.get': read('renewals'),
  'renewals.quote': ask('renewals', 'renewals.edit', BUYERS),
  'renewals.schedule': change('renewals', 'renewals.edit', BUYERS),
  'renewals.clear': change('renewals', 'renewals.edit', BUYERS),
  'renewals.setEndOfTerm': change('renewals', 'renewals.edit', ADMINISTRATORS),
  'subscriptions.convertTrial.quote': ask('subscriptions', 'plan.edit', BUYERS),
  'subscriptions.convertTrial.confirm': change('subscriptions', 'plan.edit', BUYERS),
  'plans.options': read('subscriptions'),
  'plans.quote': ask('subscriptions', 'plan.edit', BUYERS_AND_BILLING),
  'plans.change': change('subscriptions', 'plan.edit', BUYERS),
  'catalog.storefront': read('cart'),
  'cart.get': read('cart'),
  'cart.add': { ...change('cart', 'cart.edit', BUYERS_AND_BILLING) },
  'cart.update': { ...change('cart', 'cart.edit', BUYERS_AND_BILLING) },
  'cart.remove': { ...change('cart', 'cart.edit', BUYERS_AND_BILLING) },
  'cart.quote': ask('cart', 'checkout', BUYERS_AND_BILLING),
  'cart.checkout': change('cart', 'checkout', BUYERS_AND_BILLING),
  'invoices.list': read('invoices'),
  'invoices.get': read('invoices'),
  'invoices.explain': read('invoices'),
  'invoices.documents': read('invoices'),
  'invoices.documentLink': ask('invoices', 'download', EVERYONE),
  'invoices.secondCopy': change('invoices', 'secondCopy', MONEY_PEOPLE),
  'invoices.forecast': read('invoices'),
  'invoices.exportLink': ask('invoices', 'download', EVERYONE),
  'invoices.close': { ...serverOnly, idempotencyKey: 'required' },
  'invoices.void': { ...serverOnly, idempotencyKey: 'required' },
  'invoices.credit': { ...serverOnly, idempotencyKey: 'required' },
  'invoices.writeOff': { ...serverOnly, idempotencyKey: 'required' },
  'invoices.fiscal.upload': { ...serverOnly, idempotencyKey: 'required' },
  'payments.list': { roles: MONEY_PEOPLE, component: 'invoices', keys: true },
  'payments.record': { ...serverOnly, idempotencyKey: 'required' },
  'payments.importReturnFile': serverOnly,
  'collections.policy.get': { roles: ['adminAgent', 'billingAdmin', 'helpdeskAgent'], component: 'collections', keys: true },
  'collections.policy.set': change('collections', 'policy.edit', ['adminAgent', 'billingAdmin']),
  'collections.policy.describe': read('invoices'),
  'collections.timeline': read('invoices'),
  'collections.disputes.open': change('invoices', 'dispute', MONEY_PEOPLE),
  'collections.disputes.resolve': { ...serverOnly, idempotencyKey: 'required' },
  'contacts.list': { roles: MONEY_PEOPLE, component: 'invoices', keys: true },
  'contacts.add': change('invoices', 'contacts.edit', MONEY_PEOPLE),
  'contacts.remove': change('invoices', 'contacts.edit', MONEY_PEOPLE),
  'messages.list': { roles: MONEY_PEOPLE, component: 'invoices', keys: true },
  'templates.list': serverOnly,
  'templates.preview': serverOnly,
  'templates.set': { ...serverOnly, idempotencyKey: 'required' },
  'tickets.list': read('tickets'),
  'tickets.get': read('tickets'),
  'tickets.open': change('tickets', 'open', EVERYONE),
  'tickets.reply': change('tickets', 'open', EVERYONE),
  'imports.reconciliation': serverOnly,
  'imports.reconciliationReport': serverOnly,
  'connectors.secrets.create': serverOnly,
  'orders.form': { roles: PARTNERS, component: 'orders', keys: false },
  'orders.priceItem': { roles: PARTNERS, component: 'orders', keys: true },
  'orders.submit': change('orders', 'orders.submit', PARTNERS),
  'orders.list': { roles: PARTNERS_AND_MANUFACTURER, component: 'orders', keys: true },
  'orders.get': { roles: PARTNERS_AND_MANUFACTURER, component: 'orders', keys: true },
  'orders.approve': change('orders', 'orders.decide', PARTNER_ADMIN_AND_MANUFACTURER),
  'orders.cancel': change('orders', 'orders.decide', PARTNERS_AND_MANUFACTURER),
  'orders.reverse': change('orders', 'orders.decide', MANUFACTURER),
  'stock.list': { roles: PARTNERS_AND_MANUFACTURER, component: 'stock', keys: true },
  'stock.movements': { roles: PARTNERS_AND_MANUFACTURER, component: 'stock', keys: true },
  'stock.adjust': change('stock', 'stock.adjust', MANUFACTURER),
  'customers.list': { roles: PARTNERS_AND_MANUFACTURER, component: 'customers', keys: true },
  'customers.get': { roles: PARTNERS_AND_MANUFACTURER, component: 'customers', keys: true },
  'customers.create': change('customers', 'customers.edit', PARTNERS_AND_MANUFACTURER),
  'customers.update': change('customers', 'customers.edit', PARTNERS_AND_MANUFACTURER),
  'customers.offboard.quote': ask('customers', 'customers.offboard', PARTNER_ADMIN_AND_MANUFACTURER),
  'customers.offboard.confirm': change('customers', 'customers.offboard', PARTNER_ADMIN_AND_MANUFACTURER),
  'customers.export': ask('customers', 'customers.offboard', PARTNER_ADMIN_AND_MANUFACTURER),
  'customers.erase': change('customers', 'customers.erase', PARTNER_ADMIN_AND_MANUFACTURER),
  'customers.erasureReceipt': { roles: PARTNER_ADMIN_AND_MANUFACTURER, component: 'customers', keys: true },
  'serials.customers': read('serials'),
  'serials.outline': read('serials'),
  'serials.list': read('serials'),
  'serials.get': read('serials'),
  'serials.history': read('serials'),
  'serials.reasons': read('serials'),
  'serials.exportLink': ask('serials', 'download', EVERYONE),
  'serials.assignable': { roles: PARTNERS_AND_MANUFACTURER, component: 'serials', keys: true },
  'serials.assign': change('serials', 'serials.assign', PARTNERS_AND_MANUFACTURER),
  'serials.setNote': change('serials', 'serials.assign', PARTNERS_AND_MANUFACTURER),
  'serials.withdraw': change('serials', 'serials.unassign', PARTNER_ADMIN_AND_MANUFACTURER),
  'serials.unassign': change('serials', 'serials.unassign', PARTNER_ADMIN_AND_MANUFACTURER),
  'serials.reissue': change('serials', 'serials.unassign', PARTNER_ADMIN_AND_MANUFACTURER),
  'serials.provision': change('serials', 'serials.block', MANUFACTURER),
  'serials.suspend': change('serials', 'serials.block', MANUFACTURER),
  'serials.release.quote': ask('serials', 'serials.block', MANUFACTURER),
  'serials.release.confirm': change('serials', 'serials.block', MANUFACTURER),
  'serials.terminate': change('serials', 'serials.block', MANUFACTURER),
  'serials.bulkSuspend': change('serials', 'serials.block', MANUFACTURER),
  'serials.renew.quote': ask('serials', 'serials.renew', ['administrator', 'billingContact', ...PARTNERS_AND_MANUFACTURER]),
  'serials.renew.confirm': change('serials', 'serials.renew', ['administrator', 'billingContact', ...PARTNERS_AND_MANUFACTURER]),
  'activations.close': change('serials', 'activations.close', ACTIVATION_KEEPERS),
  'activations.issueOffline': change('serials', 'activations.offline', ACTIVATION_KEEPERS),
  'activations.recordReceipt': change('serials', 'activations.offline', ACTIVATION_KEEPERS),
  'partners.list': serverOnly,
  'partners.create': { ...serverOnly, idempotencyKey: 'required' },
  'licenceProducts.list': serverOnly,
  'licenceProducts.set': { ...serverOnly, idempotencyKey: 'required' },
  'licencePriceLists.set': { ...serverOnly, idempotencyKey: 'required' },
  'signingKeys.list': serverOnly,
  'signingKeys.rotate': { ...serverOnly, idempotencyKey: 'required' },
  'imports.licences': serverOnly,
  'imports.suspensions': serverOnly,
  'audit.list': { roles: ADMINISTRATORS, component: 'audit', keys: true },
  'audit.verify': serverOnly,
  'charges.list': { roles: EVERYONE, component: 'subscriptions', keys: true },
  'sandbox.create': serverOnly,
  'sandbox.advance': serverOnly,
  'sandbox.clock': serverOnly,
  'imports.priceSheet': serverOnly,
  'imports.customers': serverOnly,
  'imports.subscriptions': serverOnly,
} as const satisfies Record<string, ProcedurePolicy>

export type ProcedurePath = keyof typeof POLICIES
