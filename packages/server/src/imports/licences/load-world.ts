/** What a tenant has of the customers, products and serials that a file names. */
import { listLicenceProducts, listPartnerNames, listSerialsByHash, loadAccountsByExternalRef, loadAccountsByTaxId } from '@assento/store'
import type { AccountRow, Handle, LicenceProductRow, SerialRow } from '@assento/store'
import { searchName } from '../../accounts/account-item.ts'
import { keyHashOf } from '../../activations/key-hash.ts'
import type { LicenceLine } from './licence-line.ts'

export interface LicenceWorld {
  readonly accountsByTaxId: ReadonlyMap<string, AccountRow>
  /** Tax id of the customer that has an id of another system. */
  readonly ownersByRef: ReadonlyMap<string, string | null>
  readonly serialsByHash: ReadonlyMap<string, SerialRow>
  readonly products: readonly LicenceProductRow[]
  readonly partners: readonly { readonly id: string; readonly searchName: string }[]
}

export async function loadWorld(handle: Handle, tenantId: string, lines: readonly LicenceLine[]): Promise<LicenceWorld> {
  const accounts = await loadAccountsByTaxId(handle, tenantId, [...new Set(lines.map(({ customer }) => customer.taxId.value))])
  const refs = await loadAccountsByExternalRef(handle, tenantId, [...new Set(lines.flatMap(({ customer }) => customer.externalRef ?? []))])
  const serials = await listSerialsByHash(handle, tenantId, [...new Set(lines.flatMap(({ serial }) => (serial === null ? [] : keyHashOf(serial.key))))])
  return {
    accountsByTaxId: new Map(accounts.map((account) => [account.tax_id ?? '', account])),
    ownersByRef: new Map(refs.map((account) => [account.external_ref ?? '', account.tax_id])),
    serialsByHash: new Map(serials.map((serial) => [serial.key_hash, serial])),
    products: await allProducts(handle, tenantId), partners: await listPartnerNames(handle, tenantId),
  }
}

async function allProducts(handle: Handle, tenantId: string): Promise<LicenceProductRow[]> {
  const products: LicenceProductRow[] = []
  for (let afterCode: string | null = null; ;) {
    const page: Awaited<ReturnType<typeof listLicenceProducts>> = await listLicenceProducts(handle, tenantId, { afterCode, limit: 200 })
    products.push(...page.items)
    if (page.next === null) return products
    afterCode = page.next
  }
}

/** The product that a text names: by its code, else by its name, whatever case and accents. Null = none; `ambiguous` = several of one name. */
export function productNamed(products: readonly LicenceProductRow[], text: string): LicenceProductRow | 'ambiguous' | null {
  const wanted = searchName(text.trim())
  const coded = products.find(({ code }) => code === wanted)
  if (coded !== undefined) return coded
  const named = products.filter(({ name, kind }) => kind === 'product' && searchName(name.trim()) === wanted)
  return named.length > 1 ? 'ambiguous' : (named[0] ?? null)
}
