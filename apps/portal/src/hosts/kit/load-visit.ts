import { addHours, addDays, calendarDate, startOfDate, type CalendarDate, type Instant } from '@assento/rules'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { HostOptions } from './create-host.ts'
import { personOf, type Person } from './persons.ts'
import type { SubscriptionSummary } from './seller-api.ts'
import type { HostSite } from './site.ts'
import type { Customer, UpcomingRenewal, Visit } from './visit.ts'

/** Cookies are of a machine, whatever the port: each site has names of its own. */
export function cookieNames({ id }: Pick<HostSite, 'id'>) {
  return { person: `${id}_pessoa`, customer: `${id}_cliente`, theme: `${id}_tema` } as const
}

/** Time by which a renewal that began at the end of the term has certainly run. */
const HOURS_AFTER_RENEWAL = 1

/** Reads cookies and address, and asks Assento for what the page shows around the widgets. */
export async function loadVisit(context: Context, site: HostSite, options: HostOptions): Promise<Visit> {
  const cookies = cookieNames(site)
  const person = personOf(site.persons, getCookie(context, cookies.person))
  const { customer, customers } = await whoseVisit(person, options, getCookie(context, cookies.customer))
  const [now, subscriptions] = await Promise.all([
    options.api.readClock(), person.works === 'for its own account' ? [] : options.api.listSubscriptions(customer.id),
  ])
  const asked = context.req.query('assinatura')
  return {
    persons: site.persons, person, customer, customers,
    renewals: upcomingRenewals(subscriptions, now),
    subscriptionNameById: new Map(subscriptions.map(({ id, name }) => [id, name])),
    apiOrigin: options.apiOrigin,
    endpoint: `${options.apiOrigin}/t/${options.publishableKey}/trpc`,
    theme: themeOf(getCookie(context, cookies.theme)),
    clockText: clockText(now),
    subscriptionId: subscriptions.find((subscription) => subscription.id === asked)?.id ?? null,
    isDemoOpen: context.req.query('demo') === 'aberta',
    asked: (name) => context.req.query(name) ?? null,
  }
}

/** The account that the page is for, and those that this person may choose among. */
async function whoseVisit(person: Person, { api, customerIds, accountIds = {} }: HostOptions, cookie: string | undefined): Promise<Pick<Visit, 'customer' | 'customers'>> {
  if (person.works === 'for its own account') {
    const account = await api.getAccount(accountIds[person.account ?? ''] ?? '')
    return { customer: account, customers: [account] }
  }
  const everyone = await api.listCustomers()
  const ownId = customerIds[person.customer ?? 'home'] ?? customerIds.home
  const customers = person.works === 'for the seller' ? everyone : everyone.filter(({ id }) => id === ownId)
  return { customer: chosenCustomer(customers, cookie, ownId), customers }
}

function chosenCustomer(customers: readonly Customer[], cookie: string | undefined, ownId: string): Customer {
  const chosen = customers.find((customer) => customer.id === cookie) ?? customers.find((customer) => customer.id === ownId) ?? customers[0]
  if (chosen === undefined) throw new Error('the tenant does not have this customer')
  return chosen
}

/** Active subscriptions by the end of their term, the next one first. */
export function upcomingRenewals(subscriptions: readonly SubscriptionSummary[], now: Instant): UpcomingRenewal[] {
  return subscriptions
    .filter((subscription) => subscription.status === 'active')
    .map(({ id, name, term }) => {
      const renewsOn = calendarDate(term.until)
      const until = addHours(startOfDate(renewsOn, 'UTC'), HOURS_AFTER_RENEWAL)
      return { subscriptionId: id, name, until, dateText: `vigência até ${dateText(addDays(renewsOn, -1))}`, label: `${name} · ${dateText(renewsOn)}` }
    })
    .filter((renewal) => renewal.until > now)
    .sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0))
}

const DATE = new Intl.DateTimeFormat('pt-BR', { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' })
const CLOCK = new Intl.DateTimeFormat('pt-BR', {
  timeZone: 'America/Sao_Paulo', weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit',
})

function dateText(date: CalendarDate): string {
  return DATE.format(new Date(date))
}

function clockText(now: Instant): string {
  return `${CLOCK.format(new Date(now))} (Brasília)`
}

function themeOf(cookie: string | undefined): Visit['theme'] {
  return cookie === 'claro' || cookie === 'escuro' ? cookie : 'auto'
}
