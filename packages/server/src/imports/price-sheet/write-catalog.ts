import { insertCatalog, updateOffer, updatePlan, updatePrice, updateProduct } from '@assento/store'
import type { NewCatalogRows, Tx } from '@assento/store'
import type { CatalogDraft } from './catalog-draft.ts'

/** Writes what a draft adds and changes; `created` narrows it where a part has been written already. */
export async function writeCatalog(tx: Tx, tenantId: string, draft: CatalogDraft, created: NewCatalogRows = draft.created): Promise<void> {
  await insertCatalog(tx, tenantId, created)
  for (const [id, change] of draft.changedProducts) await updateProduct(tx, tenantId, id, change)
  for (const [id, change] of draft.changedPlans) await updatePlan(tx, tenantId, id, change)
  for (const [id, change] of draft.changedOffers) await updateOffer(tx, tenantId, id, change)
  for (const [id, change] of draft.changedPrices) await updatePrice(tx, tenantId, id, change)
}
