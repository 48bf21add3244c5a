import { insertCatalog, updateOffer, updatePlan, updatePrice, updateProduct } from '@assento/store'
import type { Tx } from '@assento/store'
import type { CatalogDraft } from './catalog-draft.ts'

/** Writes what a draft adds and changes. */
export async function writeCatalog(tx: Tx, tenantId: string, draft: CatalogDraft): Promise<void> {
  await insertCatalog(tx, tenantId, draft.created)
  for (const [id, change] of draft.changedProducts) await updateProduct(tx, tenantId, id, change)
  for (const [id, change] of draft.changedPlans) await updatePlan(tx, tenantId, id, change)
  for (const [id, change] of draft.changedOffers) await updateOffer(tx, tenantId, id, change)
  for (const [id, change] of draft.changedPrices) await updatePrice(tx, tenantId, id, change)
}
