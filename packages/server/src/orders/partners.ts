import { readTaxId } from '@assento/brazil'
import {
  findAccount, findAccountByTaxId, findLicencePriceList, findLicenceTerms, insertAccount, listAccounts, newId, setLicenceTerms,
} from '@assento/store'
import type { AccountRow, Handle } from '@assento/store'
import { z } from 'zod'
import { searchName } from '../accounts/account-item.ts'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { fail, notFound } from '../platform/errors.ts'
import { email, id, line, pageFields } from '../platform/inputs.ts'
import { command, query } from '../platform/procedure.ts'
import type { CommandContext, CommandResult, ProcedureContext } from '../platform/types.ts'
import type { Page } from '../subscriptions/dto.ts'
import type { PartnerItem } from './dto.ts'

/** Partners by name; the tenant's own account is none. */
export const listPartners = query('partners.list', z.strictObject(pageFields), async (ctx, { limit, cursor }): Promise<Page<PartnerItem>> => {
  const [afterName, afterId] = cursor ? decodeCursor('partners', cursor, ['text', 'text']).map(String) : []
  const root = await rootAccount(ctx, ctx.database)
  const page = await listAccounts(ctx.database, ctx.tenant.id, {
    kind: 'reseller', parentId: root.id, limit, after: afterName === undefined || afterId === undefined ? null : { searchName: afterName, id: afterId },
  })
  const items = await Promise.all(page.items.map((row) => partnerItem(ctx, ctx.database, row)))
  return { items, nextCursor: page.next && encodeCursor('partners', [page.next.searchName, page.next.id]) }
})

const input = z.strictObject({
  name: line(200),
  tradeName: line(200).nullable().default(null),
  /** CNPJ (letters allowed) or CPF, with or without its mask. */
  taxId: line(30).nullable().default(null),
  email: email.nullable().default(null),
  phone: line(40).nullable().default(null),
  externalRef: line(100).nullable().default(null),
  /** Its price list, and who approves its orders: null = as the tenant has it. */
  terms: z.strictObject({ priceListId: id, approval: z.enum(['partner', 'vendor', 'fourEyes']).nullable().default(null) }).nullable().default(null),
})

/** Makes a partner (parceiro) under the tenant's own account: it orders licences and gives them to customers of its own. */
export const createPartner = command('partners.create', input, async (ctx, request): Promise<CommandResult<PartnerItem>> => {
  const root = await rootAccount(ctx, ctx.tx)
  const taxId = request.taxId === null ? null : await freeTaxId(ctx, request.taxId)
  const partnerId = newId('acc')
  await insertAccount(ctx.tx, ctx.tenant.id, {
    id: partnerId, kind: 'reseller', parent_id: root.id, name: request.name, trade_name: request.tradeName, search_name: searchName(request.name), tax_id: taxId,
    email: request.email, phone: request.phone, address: null, is_corporate: 0, external_ref: request.externalRef, version: 1, created_at: ctx.now,
    removed_at: null,
  })
  if (request.terms !== null) {
    const { priceListId, approval } = request.terms
    if ((await findLicencePriceList(ctx.tx, ctx.tenant.id, priceListId)) === null) notFound()
    await setLicenceTerms(ctx.tx, ctx.tenant.id, { account_id: partnerId, price_list_id: priceListId, approval })
  }
  const row = await findAccount(ctx.tx, ctx.tenant.id, partnerId) ?? notFound()
  return { answer: await partnerItem(ctx, ctx.tx, row), audit: { outcome: 'done', subjectId: partnerId, customerId: null, after: { ...request, taxId } } }
})

async function freeTaxId(ctx: CommandContext, text: string): Promise<string> {
  const reading = readTaxId(text)
  if (!reading.ok) return refuse(`partners.taxId.${reading.problem}`, 'not a CNPJ or CPF')
  const taken = await findAccountByTaxId(ctx.tx, ctx.tenant.id, reading.taxId.value)
  return taken === null ? reading.taxId.value : refuse('partners.taxId.taken', 'another account has it')
}

function refuse(rule: string, message: string): never {
  return fail('validation', 'the input is not valid', [{ field: 'taxId', rule, message }])
}

/** The tenant's own account. */
async function rootAccount(ctx: ProcedureContext, handle: Handle): Promise<AccountRow> {
  for (let after: { searchName: string; id: string } | null = null; ;) {
    const page: Awaited<ReturnType<typeof listAccounts>> = await listAccounts(handle, ctx.tenant.id, { kind: 'reseller', after, limit: 200 })
    const root = page.items.find((row) => row.parent_id === null)
    if (root !== undefined) return root
    if (page.next === null) return notFound()
    after = page.next
  }
}

async function partnerItem(ctx: ProcedureContext, handle: Handle, row: AccountRow): Promise<PartnerItem> {
  const terms = await findLicenceTerms(handle, ctx.tenant.id, row.id)
  const list = terms === null ? null : await findLicencePriceList(handle, ctx.tenant.id, terms.price_list_id)
  return {
    id: row.id, name: row.name, tradeName: row.trade_name, taxId: row.tax_id, email: row.email, phone: row.phone, externalRef: row.external_ref,
    terms: terms === null || list === null ? null : { priceListId: list.id, priceListName: list.name, approval: terms.approval },
  }
}
