/** Plans on sale, and one subscription that can change among them: for storefront, cart and plan changer. */
import { calendarDate, instant, money, SAAS_POLICY } from '@assento/rules'
import type { BillingFrequency, Commitment, OfferFacts, SubscriptionFacts } from '@assento/rules'
import type { StorefrontPlan, WhoAmI } from '@assento/client'
import { WHO } from './fixtures.ts'

/** 19 November 2026, 11:00 in São Paulo. */
export const SHOP_NOW = instant('2026-11-19T14:00:00.000Z')

export const SHOP_WHO: WhoAmI = {
  ...WHO, tenant: { ...WHO.tenant, now: SHOP_NOW },
  components: { ...WHO.components, cart: { features: ['cart.edit', 'checkout'] }, tickets: { features: ['open'] } },
}

const months = { none: 1, monthly: 1, annual: 12, triennial: 36 }

/** What a seat costs a month, by how it is committed and charged, in hundredths of the list price. */
const TERMS: readonly (readonly [Commitment, BillingFrequency, number])[] = [
  ['P1M', 'monthly', 120], ['P1Y', 'monthly', 100], ['P1Y', 'annual', 95], ['P3Y', 'annual', 88],
]

export function offersOf(planId: string, productId: string, cents: number, terms = TERMS, more: Partial<OfferFacts> = {}): StorefrontPlan['offers'] {
  return terms.map(([commitment, billingFrequency, percent]) => {
    const perSeatMonth = money('BRL', Math.round(cents * percent / 100))
    return {
      isTrial: false, perSeatMonth,
      offer: {
        offerId: `off_${planId}_${commitment}_${billingFrequency}`, productId, planId, commitment, billingFrequency,
        unitPrice: money('BRL', perSeatMonth.cents * months[billingFrequency]), minSeats: 1, maxSeats: 300, promotionCapSeats: null, withdrawnAt: null, ...more,
      },
    }
  })
}

function plan(planId: string, planName: string, product: readonly [string, string], family: readonly [string, string], cents: number, description: string | null, more: Partial<StorefrontPlan> = {}): StorefrontPlan {
  return {
    planId, planName, productId: product[0], productName: product[1], familyId: family[0], familyName: family[1], description, minSeats: 1, maxSeats: 300,
    offers: offersOf(planId, product[0], cents), ...more,
  }
}

const OFFICE = ['prd_office', 'Suite Escritório'] as const
const PRODUCTIVITY = ['fam_1', 'Produtividade'] as const
const SECURITY = ['fam_2', 'Segurança'] as const

export const BASIC = plan('pln_basic', 'Suite Escritório Essencial', OFFICE, PRODUCTIVITY, 3990, 'E-mail e edição de documentos no navegador.')
export const STANDARD = plan('pln_standard', 'Suite Escritório Padrão', OFFICE, PRODUCTIVITY, 6240, 'Aplicativos no computador, 1 TB por pessoa e reuniões em vídeo.')
export const ADVANCED = plan('pln_advanced', 'Suite Escritório Avançada', OFFICE, PRODUCTIVITY, 11_990, 'Tudo do Padrão, mais proteção de identidade, gestão de aparelhos e auditoria.')
export const BACKUP = plan('pln_backup', 'Backup Gerenciado', ['prd_backup', 'Backup'], SECURITY, 1800, 'Cópia diária com retenção de 90 dias.', {
  minSeats: 5, maxSeats: 50, offers: offersOf('pln_backup', 'prd_backup', 1800, [['P1Y', 'annual', 100]], { minSeats: 5, maxSeats: 50 }),
})
export const PROJECTS = plan('pln_projects', 'Projetos Equipe', ['prd_projects', 'Projetos'], ['fam_3', 'Gestão'], 5400, null)
export const CATALOGUE: readonly StorefrontPlan[] = [BASIC, STANDARD, ADVANCED, BACKUP, PROJECTS]

/** 15 seats of the standard plan, a year paid by the month since 15 June; the month from 15 November is charged. */
export function shopFacts(changes: Partial<SubscriptionFacts> = {}): SubscriptionFacts {
  const offer = STANDARD.offers.find((sold) => sold.offer.commitment === 'P1Y' && sold.offer.billingFrequency === 'monthly')!.offer
  return {
    id: 'sub_1', version: 4, status: 'active', isTrial: false, policy: SAAS_POLICY, currency: 'BRL', seats: 15, assignedSeats: 8, offer, batches: [],
    anchorOn: calendarDate('2026-06-15'), term: { startsOn: calendarDate('2026-06-15'), until: calendarDate('2027-06-15') }, termActivatedAt: instant('2026-06-15T12:00:00.000Z'),
    endOfTerm: 'renew', renewalPlan: null,
    charged: [{ id: 'chg_1', period: { startsOn: calendarDate('2026-11-15'), until: calendarDate('2026-12-15') }, seats: 15, amountCents: 93_600, creditedCents: 0, creditedSeats: 0 }],
    boughtOrRenewedOn: calendarDate('2026-06-15'), addon: null, addonsOfThis: [], ...changes,
  }
}

/** A trial of the standard plan that ended on 10 November. */
export function endedTrial(): SubscriptionFacts {
  const { offer } = shopFacts()
  return shopFacts({
    isTrial: true, status: 'expired', seats: 10, assignedSeats: 6, endOfTerm: 'end', charged: [], anchorOn: calendarDate('2026-10-11'),
    term: { startsOn: calendarDate('2026-10-11'), until: calendarDate('2026-11-11') },
    offer: { ...offer, offerId: 'off_trial', commitment: 'P1M', billingFrequency: 'none', unitPrice: money('BRL', 0) },
  })
}
