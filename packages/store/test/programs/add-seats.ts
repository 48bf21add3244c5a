/** Reads the seats of a subscription and writes one more, `times` times, each in one transaction. */
import { openDatabase } from '../../src/index.ts'

const [url = '', tenantId = '', subscriptionId = '', times = '0'] = process.argv.slice(2)
const database = await openDatabase(url)
for (let index = 0; index < Number(times); index += 1) {
  await database.withTx(async (tx) => {
    let query = tx.db.selectFrom('subscription').select('seats').where('tenant_id', '=', tenantId).where('id', '=', subscriptionId)
    if (tx.dialect === 'postgres') query = query.forUpdate()
    const { seats } = await query.executeTakeFirstOrThrow()
    await tx.db.updateTable('subscription').set({ seats: seats + 1 }).where('tenant_id', '=', tenantId).where('id', '=', subscriptionId).execute()
  })
}
await database.close()
