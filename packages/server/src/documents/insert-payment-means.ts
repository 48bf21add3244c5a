/** Boletos and Pix charges of many invoices at once: a read, a number range and three inserts, however many they are. */
import { buildBrCode, issueBoleto, refuseBoleto } from '@assento/brazil'
import type { BoletoFacts } from '@assento/brazil'
import type { CalendarDate } from '@assento/rules'
import { appendPlannedEvents, insertBoletos, insertPixCharges, loadParties, newId, takeNumbers } from '@assento/store'
import type { BoletoRow, InvoiceRow, PartyRow, PixChargeRow, Tx } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'
import { addPdfDocuments } from './add-documents.ts'
import { boletoPrint } from './boleto-print.ts'
import type { AmountDue } from './late-charges.ts'
import { pixTxid } from './pix-txid.ts'

/** One version of an invoice's means of payment. */
export interface MeansToIssue {
  readonly invoice: InvoiceRow
  readonly version: number
  readonly dueOn: CalendarDate
  readonly due: AmountDue
}

/** What was issued; either is missing where the tenant has no bank or no Pix key, or the amount does not fit. */
export interface IssuedMeans {
  readonly boletos: readonly BoletoRow[]
  readonly pixCharges: readonly PixChargeRow[]
}

/** Stores boletos, Pix charges and the boletos' documents. Only reais can be paid so; what is paid already needs nothing. */
export async function insertPaymentMeans(ctx: ProcedureContext, tx: Tx, wanted: readonly MeansToIssue[]): Promise<IssuedMeans> {
  const payable = wanted.filter(({ invoice, due }) => invoice.currency === 'BRL' && due.totalCents > 0)
  const boletos = await makeBoletos(ctx, tx, payable)
  const pixCharges = await makePixCharges(ctx, tx, payable)
  if (boletos.length > 0) await insertBoletos(tx, ctx.tenant.id, boletos)
  if (pixCharges.length > 0) await insertPixCharges(tx, ctx.tenant.id, pixCharges)
  await addPdfDocuments(ctx, tx, boletos.map((boleto) => ({
    customer_id: boleto.customer_id, invoice_id: boleto.invoice_id, kind: 'boleto', source_id: boleto.id,
    file_name: `boleto-${boleto.document_number}${boleto.version === 1 ? '' : `-2a-via-${boleto.version - 1}`}.pdf`,
  })))
  return { boletos, pixCharges }
}

async function makeBoletos(ctx: ProcedureContext, tx: Tx, wanted: readonly MeansToIssue[]): Promise<BoletoRow[]> {
  const { bank, beneficiary } = ctx.tenant.settings.billing
  if (bank === null || beneficiary === null || wanted.length === 0) return []
  const parties = new Map((await loadParties(tx, ctx.tenant.id, wanted.map(({ invoice }) => invoice.customer_id))).map((party) => [party.id, party]))
  const first = await takeNumbers(tx, ctx.tenant.id, `boleto:${bank.bank}`, wanted.length)
  const rows: BoletoRow[] = []
  for (const [index, means] of wanted.entries()) {
    const facts = boletoFacts(means, first + index)
    const problem = refuseBoleto(bank, facts)
    if (problem === null) rows.push(boletoRow(ctx, means, facts, parties.get(means.invoice.customer_id), { bank, beneficiary }))
    else await tellRefused(ctx, tx, 'boleto.refused', means.invoice, { field: problem.field, rule: problem.rule })
  }
  return rows
}

function boletoFacts({ invoice, dueOn, due }: MeansToIssue, sequence: number): BoletoFacts {
  // Itaú's carteiras with a "seu número" take seven digits; elsewhere it is not in the code, and the row keeps the full number.
  return { sequence, dueOn, amountCents: due.totalCents, documentNumber: invoice.number.replace(/[^0-9]/g, '').slice(-7) }
}

function boletoRow(
  ctx: ProcedureContext, { invoice, version, dueOn, due }: MeansToIssue, facts: BoletoFacts, payer: PartyRow | undefined,
  seller: { readonly bank: Parameters<typeof issueBoleto>[0]; readonly beneficiary: Parameters<typeof boletoPrint>[1] },
): BoletoRow {
  const issued = issueBoleto(seller.bank, facts)
  return {
    tenant_id: ctx.tenant.id, id: newId('bol'), invoice_id: invoice.id, customer_id: invoice.customer_id, version, state: 'active',
    bank: seller.bank.bank, sequence: facts.sequence, nosso_numero: issued.nossoNumero, document_number: invoice.number, due_on: dueOn,
    amount_cents: due.totalCents, fine_cents: due.fineCents, interest_cents: due.interestCents, barcode: issued.barcode,
    digitable_line: issued.line, print: boletoPrint(seller.bank, seller.beneficiary, payer, issued), created_at: ctx.now, superseded_at: null,
  }
}

async function makePixCharges(ctx: ProcedureContext, tx: Tx, wanted: readonly MeansToIssue[]): Promise<PixChargeRow[]> {
  const { pix } = ctx.tenant.settings.billing
  if (pix === null) return []
  const rows: PixChargeRow[] = []
  for (const { invoice, version, due } of wanted) {
    const txid = pixTxid(invoice.id, version)
    const built = buildBrCode({ ...pix, amountCents: due.totalCents, txid })
    if (built.ok) {
      rows.push({
        tenant_id: ctx.tenant.id, id: newId('pix'), invoice_id: invoice.id, version, state: 'active', txid, amount_cents: due.totalCents,
        br_code: built.code, created_at: ctx.now,
      })
    } else await tellRefused(ctx, tx, 'pix.refused', invoice, { field: built.problem })
  }
  return rows
}

/** An amount or a profile that the bank's rules do not take must not hold up the invoice: it is issued without, and the seller is told. */
async function tellRefused(
  ctx: ProcedureContext, tx: Tx, name: 'boleto.refused' | 'pix.refused', invoice: InvoiceRow, problem: Readonly<Record<string, string>>,
): Promise<void> {
  await appendPlannedEvents(tx, ctx.tenant.id, { subjectId: invoice.id, customerId: invoice.customer_id, at: ctx.now }, [
    { name, subject: { invoiceId: invoice.id, number: invoice.number, ...problem } },
  ])
}
