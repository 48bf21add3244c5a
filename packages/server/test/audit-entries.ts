import type { HistoryItem, Page } from '../src/subscriptions/dto.ts'
import type { World } from './fixture.ts'

/** The tenant's audit, newest first, as the reseller's server reads it. */
export async function auditEntries(world: World): Promise<readonly HistoryItem[]> {
  return (await world.server.read<Page<HistoryItem>>('audit.list', { limit: 200 })).data.items
}
