/** The collections policy as the server answers it, and a server that keeps what is saved. */
import { calendarDate, DEFAULT_COLLECTIONS_POLICY, describeRelease, describeStep, instant, COLLECTIONS_TEMPLATES, type CollectionsPolicy } from '@assento/rules'
import type { DescribedPolicy, PolicyView, WhoAmI } from '@assento/client'
import { Failure, FakeServer, type Answers } from './fixtures.ts'
import { INVOICE_WHO } from './invoice-facts.ts'

export const POLICY_WHO: WhoAmI = {
  ...INVOICE_WHO, actor: { id: 'mem_9', name: 'Clara Nunes', role: 'billingAdmin' }, customer: null,
  components: { ...INVOICE_WHO.components, collections: { features: ['policy.edit'] } },
}
export const HELPDESK: WhoAmI = { ...POLICY_WHO, actor: { ...POLICY_WHO.actor, role: 'helpdeskAgent' } }

export const POLICY: PolicyView = {
  policy: DEFAULT_COLLECTIONS_POLICY, isDefault: true, version: 4, templates: COLLECTIONS_TEMPLATES, openInvoices: 12,
  calendar: { dueDays: 10, localHolidays: [] },
}

/** Saves as the server does, version by version; a save from another version is stale. */
export function policyServer(answers: Answers = {}, view: PolicyView = POLICY): FakeServer {
  let stored = view
  return new FakeServer({
    'sessions.whoami': () => POLICY_WHO,
    'collections.policy.get': () => stored,
    'collections.policy.set': ({ version, policy }) => {
      if (version !== stored.version) throw new Failure('stale_version', 409)
      stored = { ...stored, policy: policy as CollectionsPolicy, version: stored.version + 1, isDefault: false }
      return stored
    },
    'collections.policy.describe': ({ invoiceId, locale }) => describedOf(invoiceId !== undefined, locale === 'en' ? 'en' : 'pt-BR'),
    ...answers,
  })
}

const DATES: Readonly<Record<string, readonly [plannedOn: string, payBy: string | null]>> = {
  'reminder-7': ['2026-11-13', null], 'reminder-1': ['2026-11-19', null], due: ['2026-11-20', null], 'overdue+1': ['2026-11-21', null], 'overdue+3': ['2026-11-23', null],
  'overdue+7': ['2026-11-27', null], 'suspend+15': ['2026-12-09', '2026-12-05'],
}

export function describedOf(hasInvoice: boolean, locale: 'pt-BR' | 'en', policy: CollectionsPolicy = DEFAULT_COLLECTIONS_POLICY): DescribedPolicy {
  return {
    invoice: hasInvoice ? { id: 'inv_2026-0184', number: '2026-0184', dueOn: calendarDate('2026-11-20') } : null,
    steps: policy.steps.map((step) => {
      const [planned, payBy] = DATES[step.key] ?? [null, null]
      const plannedOn = hasInvoice && planned !== null ? calendarDate(planned) : null
      const dated = { ...step, plannedOn, payBy: hasInvoice && payBy !== null ? calendarDate(payBy) : null }
      return { ...dated, plannedAt: plannedOn === null ? null : instant(`${plannedOn}T12:00:00.000Z`), sentence: describeStep(dated, policy, locale) }
    }),
    releaseSentence: describeRelease(policy, locale),
  }
}
