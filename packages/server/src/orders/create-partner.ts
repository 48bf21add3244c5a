import { readTaxId } from '@assento/brazil'
import { findAccount, findAccountByTaxId, findLicencePriceList, insertAccount, listTermsOf, newId, setLicenceTerms } from '@assento/store'
import { z } from 'zod'
import { searchName } from '../accounts/account-item.ts'
import { notFound } from '../platform/errors.ts'
import { email, id, line } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import type { CommandContext, CommandResult } from '../platform/types.ts'
import type { PartnerItem } from './dto.ts'
import { partnerItem, rootAccountId } from './partner-item.ts'
import { refuseInput } from './refuse-input.ts'

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
  const taxId = request.taxId === null ? null : await freeTaxId(ctx, request.taxId)
  const partnerId = newId('acc')
  await insertAccount(ctx.tx, ctx.tenant.id, {
    id: partnerId, kind: 'reseller', parent_id: await rootAccountId(ctx, ctx.tx), name: request.name, trade_name: request.tradeName,
    search_name: searchName(request.name), tax_id: taxId, email: request.email, phone: request.phone, address: null, is_corporate: 0, external_ref: request.externalRef, version: 1, created_at: ctx.now,
    removed_at: null,
  })
  if (request.terms !== null) {
    const { priceListId, approval } = request.terms
    if ((await findLicencePriceList(ctx.tx, ctx.tenant.id, priceListId)) === null) notFound()
    await setLicenceTerms(ctx.tx, ctx.tenant.id, { account_id: partnerId, price_list_id: priceListId, approval })
  }
  const row = await findAccount(ctx.tx, ctx.tenant.id, partnerId) ?? notFound()
  const [terms] = await listTermsOf(ctx.tx, ctx.tenant.id, [partnerId])
  return { answer: partnerItem(row, terms), audit: { outcome: 'done', subjectId: partnerId, customerId: null, after: { ...request, taxId } } }
})

async function freeTaxId(ctx: CommandContext, text: string): Promise<string> {
  const reading = readTaxId(text)
  if (!reading.ok) return refuseInput('taxId', `partners.taxId.${reading.problem}`, 'not a CNPJ or CPF')
  const taken = await findAccountByTaxId(ctx.tx, ctx.tenant.id, reading.taxId.value)
  return taken === null ? reading.taxId.value : refuseInput('taxId', 'partners.taxId.taken', 'another account has it')
}
