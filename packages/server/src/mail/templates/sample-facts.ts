import { calendarDate } from '@assento/rules'
import type { ProcedureContext } from '../../platform/types.ts'
import type { MailFacts, MailReader } from './mail-facts.ts'
import { sellerOf } from './seller.ts'
import type { MailLocale, MailTemplate } from './template-names.ts'

const BOLETO = {
  documentId: 'sample', version: 1, dueOn: calendarDate('2026-12-10'), amount: { currency: 'BRL', cents: 156_000 },
  // The example of a bank's manual: it belongs to no one and is long overdue.
  digitableLine: '00190.50095 40144.816069 06809.350314 3 37370000000100', barcode: '00193373700000001000500940144816060680935031', bankName: 'Banco do Brasil', isPayable: true,
} as const
const PIX = {
  brCode: '00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-4266554400005204000053039865802BR5913Fulano de Tal6008BRASILIA62070503***63041D3D',
  txid: 'sample', amount: { currency: 'BRL', cents: 156_000 },
} as const

/** An invented invoice of the tenant, in the state in which the template is sent. */
export function sampleFacts(ctx: Pick<ProcedureContext, 'tenant'>, template: MailTemplate): MailFacts {
  const state = template === 'receipt.paid' || template === 'notice.released' ? 'paid' : 'open'
  const isLate = template.startsWith('notice.')
  return {
    seller: sellerOf(ctx), customerName: 'Empresa Exemplo Ltda.',
    invoice: {
      number: '2026-0042', currency: 'BRL', state, period: { startsOn: calendarDate('2026-12-01'), until: calendarDate('2027-01-01') },
      issuedOn: calendarDate('2026-11-30'), dueOn: calendarDate('2026-12-10'), payableUntil: calendarDate('2026-12-10'), totalCents: 156_000,
      paidOn: state === 'paid' ? calendarDate('2026-12-09') : null,
    },
    due: isLate
      ? { balanceCents: 156_000, fineCents: 3_120, interestCents: 364, days: 7, totalCents: 159_484 }
      : { balanceCents: state === 'paid' ? 0 : 156_000, fineCents: 0, interestCents: 0, days: 0, totalCents: state === 'paid' ? 0 : 156_000 },
    payment: { boleto: { ...BOLETO, isPayable: !isLate }, pix: isLate ? null : PIX },
    today: calendarDate(isLate ? '2026-12-17' : template === 'reminder.dueToday' ? '2026-12-10' : '2026-12-03'),
    acts: { on: calendarDate('2026-12-29'), payBy: calendarDate('2026-12-25') },
    policy: ctx.tenant.settings.billing.collections, fiscalNumber: '1234',
    fileNames: SAMPLE_FILES[template] ?? [],
  }
}

export function sampleReader(locale: MailLocale): MailReader {
  return { locale, name: locale === 'pt-BR' ? 'Departamento financeiro' : 'Accounts payable', isContact: true }
}

const SAMPLE_FILES: Readonly<Partial<Record<MailTemplate, readonly string[]>>> = {
  'invoice.issued': ['fatura-2026-0042.pdf', 'boleto-2026-0042.pdf'],
  'fiscal.available': ['nfse-1234.xml', 'nfse-1234.pdf'],
  'reminder.upcoming': ['boleto-2026-0042.pdf'],
  'reminder.dueToday': ['boleto-2026-0042.pdf'],
  'receipt.paid': ['recibo-2026-12-09.pdf'],
}
