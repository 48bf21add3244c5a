import assert from 'node:assert/strict'
import { onEachDatabase } from '@assento/store/testing'
import { openDatabase } from '@assento/store'
import { Harness } from './harness.ts'

onEachDatabase('an unexpected error shows a code and a request id, whatever NODE_ENV says (case 30)', async ({ freshUrl }) => {
  const database = await openDatabase(await freshUrl())
  await database.migrate()
  const harness = new Harness(database)
  const tenant = await harness.tenant()
  const held = process.env['NODE_ENV']
  await database.db.schema.alterTable('member').renameTo('member_gone').execute()
  try {
    for (const mode of ['production', 'development', undefined]) {
      if (mode === undefined) delete process.env['NODE_ENV']
      else process.env['NODE_ENV'] = mode
      const answer = await harness.server(tenant.key, 'accounts.members.list', { input: { accountId: tenant.customerId } })
      assert.equal(answer.status, 500)
      const requestId = answer.headers.get('assento-request-id')
      assert.deepEqual(JSON.parse(answer.text), {
        error: { message: 'unexpected error', code: -32603, data: { code: 'server', requestId, details: [] } },
      })
      assert.ok(harness.lines.some((line) => line.includes(String(requestId)) && line.includes('member')), 'the log has what the caller has not')
    }
  } finally {
    if (held !== undefined) process.env['NODE_ENV'] = held
    await database.close()
  }
})

onEachDatabase('when the database is gone, the answer is 500 and readiness says so; the process is still healthy', async ({ freshUrl }) => {
  const database = await openDatabase(await freshUrl())
  await database.migrate()
  const harness = new Harness(database)
  const tenant = await harness.tenant()
  assert.deepEqual((await harness.request('/readyz')).status, 200)
  await database.close()
  const answer = await harness.server(tenant.key, 'sessions.whoami')
  assert.deepEqual([answer.status, answer.error?.code], [500, 'server'], 'never as if authenticated')
  assert.equal((await harness.request('/readyz')).status, 503)
  assert.equal((await harness.request('/healthz')).status, 200)
})

onEachDatabase('a database without its tables is not ready', async ({ freshUrl }) => {
  const database = await openDatabase(await freshUrl())
  assert.equal((await new Harness(database).request('/readyz')).status, 503)
  await database.close()
})

onEachDatabase('a path that is no text names no procedure, and the answer says which request it was', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await harness.tenant()
  for (const path of ['%zz', 'no.such.procedure']) {
    const answer = await harness.server(tenant.key, path)
    assert.deepEqual([path, answer.status, answer.error?.code], [path, 404, 'not_found'])
    assert.equal(answer.error?.requestId, answer.headers.get('assento-request-id'))
  }
})
