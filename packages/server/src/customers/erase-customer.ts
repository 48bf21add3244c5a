import { decideErasure } from '@assento/rules'
import { eraseCustomerData, eraseCustomerIdentity, findOffboarding, insertOffboarding, loadKeptCounts, newId, parseJson } from '@assento/store'
import type { ErasedRecord, KeptCounts } from '@assento/store'
import { z } from 'zod'
import { actorOf } from '../platform/audit.ts'
import type { PlatformCommandContext } from '../platform/context.ts'
import { notFound } from '../platform/errors.ts'
import { id } from '../platform/inputs.ts'
import { command, query } from '../platform/procedure.ts'
import { auditOfDecision } from '../platform/types.ts'
import type { CommandContext, CommandResult } from '../platform/types.ts'
import type { ErasureAnswer, ErasureReceipt } from './dto.ts'
import { receiptOf } from './receipt.ts'
import { visibleCustomer } from './visible-customer.ts'

const input = z.strictObject({ customerId: id })

/** Why something is kept; lawful bases of the LGPD (Lei 13.709), arts. 7 and 16. */
const FISCAL = 'Obrigação legal e regulatória (LGPD, art. 16, I): documentos fiscais e de cobrança ficam guardados pelo prazo da lei tributária, '
  + 'com o nome e o CNPJ ou CPF de quem os recebeu.'
const IDENTITY = 'Obrigação legal e regulatória (LGPD, art. 16, I): nome e CNPJ ou CPF ficam enquanto houver documento fiscal ou de cobrança '
  + 'que os traga.'
const AUDIT = 'Cumprimento de obrigação e exercício regular de direitos (LGPD, arts. 7º, VI, e 16, I): os registros de auditoria são encadeados '
  + 'por hash, e apagar um deles quebraria a prova de todos os seguintes.'
const RECEIPT = 'Prova do cancelamento e desta eliminação (LGPD, art. 7º, VI); não traz contatos nem nomes de computadores.'

/**
 * Makes the personal data of an offboarded customer unreadable, once its serials are over and nothing is owed (LGPD, art. 18, VI), and
 * answers a receipt of what was erased and what stays and why. Asked again, it answers the receipt that there is.
 */
export const eraseCustomer = command('customers.erase', input, async (ctx, { customerId }): Promise<CommandResult<ErasureAnswer>> => {
  const customer = await visibleCustomer(ctx, ctx.tx, customerId)
  const known = await storedReceipt(ctx, customer.id)
  const kept = await loadKeptCounts(ctx.tx, ctx.tenant.id, customer.id)
  const decision = decideErasure({ isOffboarded: customer.removed_at !== null, openSerials: kept.openSerials, openInvoices: kept.openInvoices })
  const receipt = known ?? (decision.verdict === 'denied' ? null : await erase(ctx, customer.id, kept))
  if (receipt !== null) ctx.afterCommit(() => tidy(ctx))
  return {
    answer: { ...decision, receipt },
    audit: auditOfDecision(decision, customer.id, customer.id, { after: receipt === null ? {} : { receiptId: receipt.id, sha256: receipt.sha256 } }),
  }
})

/** The receipt of an erasure that was done. */
export const erasureReceipt = query('customers.erasureReceipt', input, async (ctx, { customerId }): Promise<ErasureReceipt> => {
  const customer = await visibleCustomer(ctx, ctx.database, customerId)
  return (await storedReceipt(ctx, customer.id)) ?? notFound()
})

/** What was erased stands in the log of an SQLite file until that is emptied, or written over in time. */
function tidy({ database, runtime: { logger } }: PlatformCommandContext): void {
  const missed = (err: unknown) => logger.warn({ err }, 'what was erased may stand in the log of the database for a while')
  database.emptyLog().then((isEmpty) => isEmpty || missed('another process was in the database'), missed)
}

async function erase(ctx: CommandContext, customerId: string, kept: KeptCounts): Promise<ErasureReceipt> {
  const erased: ErasedRecord[] = await eraseCustomerData(ctx.tx, ctx.tenant.id, customerId)
  const hasDocuments = kept.invoices > 0 || kept.fiscalDocuments > 0
  if (!hasDocuments) erased.push(await eraseCustomerIdentity(ctx.tx, ctx.tenant.id, customerId))
  const receiptId = newId('ofb')
  const receipt = {
    id: receiptId, customerId, at: ctx.now, byName: actorOf(ctx.caller).actorName, erased,
    kept: [
      ...(hasDocuments ? [{ record: 'account', count: 1, basis: IDENTITY }] : []),
      { record: 'invoice', count: kept.invoices, basis: FISCAL }, { record: 'fiscal_document', count: kept.fiscalDocuments, basis: FISCAL },
      { record: 'audit_entry', count: kept.auditEntries, basis: AUDIT }, { record: 'offboarding', count: 2, basis: RECEIPT },
    ],
  }
  const row = receiptOf(ctx, { id: receiptId, customerId, kind: 'erasure', receipt })
  await insertOffboarding(ctx.tx, ctx.tenant.id, row)
  return { ...receipt, sha256: row.receipt_sha256 }
}

async function storedReceipt(ctx: Pick<CommandContext, 'tenant' | 'database'> & Partial<Pick<CommandContext, 'tx'>>, customerId: string): Promise<ErasureReceipt | null> {
  const row = await findOffboarding(ctx.tx ?? ctx.database, ctx.tenant.id, customerId, 'erasure')
  return row === null ? null : { ...parseJson<Omit<ErasureReceipt, 'sha256'>>(row.receipt), sha256: row.receipt_sha256 }
}
