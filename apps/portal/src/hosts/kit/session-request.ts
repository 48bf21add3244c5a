import type { Person } from './persons.ts'
import type { SessionRequest } from './seller-api.ts'
import type { Visit } from './visit.ts'

/** Components that the sites embed, with all their features: what a person may do is decided by the role, on the server. */
export const COMPONENTS = {
  subscriptions: { features: ['seats.edit', 'seats.assign', 'cancel', 'suspend', 'plan.edit'] },
  renewals: { features: ['renewals.edit'] },
  cart: { features: ['cart.edit', 'checkout'] },
  invoices: { features: ['download', 'secondCopy', 'dispute', 'contacts.edit'] },
  collections: { features: ['policy.edit'] },
  tickets: { features: ['open'] },
  audit: { features: [] },
  orders: { features: ['orders.submit', 'orders.decide'] },
  stock: { features: ['stock.adjust'] },
  customers: { features: ['customers.edit', 'customers.offboard', 'customers.erase'] },
  serials: {
    features: ['download', 'serials.assign', 'serials.unassign', 'serials.block', 'serials.renew', 'activations.close', 'activations.offline'],
  },
}

/** The session to mint for this visit: this customer, this person, this site's origins and nothing else. */
export function sessionRequest(visit: Visit, origins: readonly string[]): SessionRequest {
  const { person, customer } = visit
  return {
    customerId: customer.id,
    actor: { id: person.id, name: actorName(person, customer.name), role: person.role },
    components: COMPONENTS,
    allowedOrigins: [...origins],
  }
}

/** How a person is written in the record: with the company, but for the seller's agents, whose label says it. */
export function actorName(person: Person, customerName: string): string {
  return person.works === 'for the seller' ? person.label : `${person.label} · ${customerName}`
}
