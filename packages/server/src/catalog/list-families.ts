import { listFamilies as familiesOf } from '@assento/store'
import { nothing } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import type { FamilyItem } from './dto.ts'

/** Every product family of the tenant, by name: the filter of the storefront (B4). They are few. */
export const listFamilies = query('catalog.families', nothing, async (ctx): Promise<{ readonly items: readonly FamilyItem[] }> => {
  const families = await familiesOf(ctx.database, ctx.tenant.id)
  return { items: families.map(({ id, name }) => ({ id, name })) }
})
