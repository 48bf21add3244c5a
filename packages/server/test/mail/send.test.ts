import assert from 'node:assert/strict'
import { claimJobs, findMessage } from '@assento/store'
import { onEachDatabase } from '@assento/store/testing'
import { composeMail } from '../../src/mail/compose-mail.ts'
import { MAIL_ATTEMPTS } from '../../src/mail/mail-order.ts'
import { queueInvoiceMail } from '../../src/mail/queue-mail.ts'
import { resumeMail } from '../../src/mail/resume-mail.ts'
import { sendMail } from '../../src/mail/send-mail.ts'
import { smtpTransport } from '../../src/mail/transport.ts'
import type { MailTransport } from '../../src/mail/transport.ts'
import { runDueJobs } from '../../src/platform/run-jobs.ts'
import { giveBilling, issueInvoice } from '../documents/billing-world.ts'
import { FINANCE, MAIL_FROM, mailWorld, OWNER, type MailWorld } from './mail-world.ts'

const ONE = { contacts: [{ email: FINANCE }] }

async function mailInvoice(world: MailWorld): Promise<void> {
  const invoice = await issueInvoice(world.harness, world.tenant)
  await world.inTx((ctx, tx) => queueInvoiceMail(ctx, tx, [invoice.id]))
  await world.work()
}

const states = async (world: MailWorld) => (await world.messages()).map(({ to_address, state, response }) => [to_address, state, response?.slice(0, 3) ?? null])

for (const at of ['rcpt', 'data'] as const) {
  onEachDatabase(`a recipient refused for good (550 to ${at}) bounces with the server's answer, and the others get theirs`, async ({ database }) => {
    const world = await mailWorld(database)
    world.receiver.refuse = (address) => (address === OWNER ? { at, code: 550, text: 'no such user here' } : null)
    await mailInvoice(world)
    assert.deepEqual(await states(world), [[FINANCE, 'sent', '250'], [OWNER, 'bounced', '550']])
    const [event] = await world.events('message.bounced')
    assert.match(event?.payload ?? '', /no such user here/)
    world.harness.clock.pass(86_400_000)
    await world.work()
    assert.equal(world.receiver.received.length, 1, 'nobody tries it again')
    await world.close()
  })
}

onEachDatabase('a recipient refused for now (451) is tried again later, with growing pauses, and then sent', async ({ database }) => {
  const world = await mailWorld(database, ONE)
  world.receiver.refuse = () => ({ at: 'rcpt', code: 451, text: 'greylisted' })
  await mailInvoice(world)
  assert.deepEqual(await states(world), [[FINANCE, 'queued', '451']])
  world.harness.clock.pass(1_999)
  await world.work()
  const attempts = async () => (await database.db.selectFrom('job').select('attempts').where('tenant_id', '=', world.tenant.tenantId).where('kind', '=', 'mail.send').executeTakeFirstOrThrow()).attempts
  assert.equal(await attempts(), 1, 'the first pause is two seconds')
  world.harness.clock.pass(1)
  await world.work()
  assert.equal(await attempts(), 2)
  world.receiver.refuse = () => null
  world.harness.clock.pass(4_000)
  await world.work()
  assert.deepEqual(await states(world), [[FINANCE, 'sent', '250']])
  assert.equal(world.receiver.received.length, 1)
  await world.close()
})

onEachDatabase('after the last attempt the message has failed, its job is dead, and it is told', async ({ database }) => {
  const world = await mailWorld(database, ONE)
  world.receiver.refuse = () => ({ at: 'data', code: 452, text: 'mailbox full' })
  await mailInvoice(world)
  for (let attempt = 1; attempt < MAIL_ATTEMPTS; attempt += 1) {
    assert.deepEqual(await states(world), [[FINANCE, 'queued', '452']], `after attempt ${attempt}`)
    world.harness.clock.pass(3_600_000)
    await world.work()
  }
  assert.deepEqual(await states(world), [[FINANCE, 'failed', '452']])
  assert.equal((await world.events('message.failed')).length, 1)
  const job = await database.db.selectFrom('job').select('state').where('tenant_id', '=', world.tenant.tenantId).where('kind', '=', 'mail.send').executeTakeFirstOrThrow()
  assert.equal(job.state, 'dead')
  await world.close()
})

onEachDatabase('killed between the mail and its record, the same mail goes out again: one Message-ID, byte for byte', async ({ database }) => {
  let isKilled = true
  const world = await mailWorld(database, {
    ...ONE,
    runtime: ({ url }) => {
      const smtp = smtpTransport(url) as MailTransport
      return { mail: { deliver: (mail) => smtp.deliver(mail).then((delivery) => (isKilled ? Promise.reject(new Error('killed')) : delivery)), close: () => smtp.close() } }
    },
  })
  const invoice = await issueInvoice(world.harness, world.tenant)
  await world.inTx((ctx, tx) => queueInvoiceMail(ctx, tx, [invoice.id]))
  const ctx = await world.context()
  const claim = { tenantId: world.tenant.tenantId, dueBefore: ctx.now, serverNow: ctx.serverNow, limit: 1, leaseMs: 60_000 }
  const [compose] = await claimJobs(database, claim)
  if (compose !== undefined) await composeMail(ctx, compose)
  const [send] = await claimJobs(database, claim)
  assert.ok(send !== undefined)
  await assert.rejects(sendMail(ctx, send), /killed/)
  isKilled = false
  await world.work()
  assert.equal(world.receiver.received.length, 1, 'while the lease lasts nobody sends it')
  world.harness.clock.pass(60_001)
  await world.work()
  const [first, second] = world.receiver.received
  assert.equal(world.receiver.received.length, 2)
  assert.match(first?.mail.messageId ?? '', /^<msg_[0-9a-z]{26}@revenda\.example>$/)
  assert.equal(first?.raw, second?.raw)
  assert.deepEqual(await states(world), [[FINANCE, 'sent', '250']])
  await assert.rejects(sendMail(await world.context(), send), /lease/i, 'the killed worker comes back too late')
  assert.equal(world.receiver.received.length, 2)
  await world.close()
})

onEachDatabase('without a mail server messages wait, are told of once, and go out when there is one', async ({ database }) => {
  const world = await mailWorld(database, { ...ONE, runtime: () => ({ mail: null }) })
  await mailInvoice(world)
  await mailInvoice(world)
  assert.deepEqual(await states(world), [[FINANCE, 'queued', null], [FINANCE, 'queued', null]])
  assert.equal(world.harness.lines.filter((line) => line.includes('SMTP_URL is empty')).length, 1)
  assert.equal(await resumeMail(await world.context()), 0)
  assert.deepEqual(JSON.parse((await world.harness.request('/readyz')).text), { ok: true, database: database.dialect, mail: 'waiting' })
  assert.match(world.harness.runtime.metrics.render(), /assento_mail_server 0\n/)
  const smtp = smtpTransport(world.receiver.url) as MailTransport
  const ctx = await world.context()
  const served = { ...ctx, runtime: { ...ctx.runtime, mail: smtp } }
  assert.equal(await resumeMail(served), 2)
  while ((await runDueJobs(served)) > 0);
  assert.deepEqual(await states(world), [[FINANCE, 'sent', '250'], [FINANCE, 'sent', '250']])
  smtp.close()
  await world.close()
})

onEachDatabase('a tenant that has named no sender sends nothing until it has', async ({ database }) => {
  const world = await mailWorld(database, { ...ONE, billing: { mailFrom: null } })
  await mailInvoice(world)
  assert.deepEqual(await states(world), [[FINANCE, 'queued', null]])
  await giveBilling(database, world.tenant, { mailFrom: MAIL_FROM })
  assert.equal(await resumeMail(await world.context()), 1)
  await world.work()
  assert.deepEqual(await states(world), [[FINANCE, 'sent', '250']])
  await world.close()
})

onEachDatabase('a server that is away costs one wait: the mail stays queued, and the log holds no body and no address', async ({ database }) => {
  const world = await mailWorld(database, ONE)
  await world.receiver.close()
  await mailInvoice(world)
  const [message] = await world.messages()
  assert.deepEqual([message?.state, message?.response], ['queued', null])
  const row = await findMessage(database, world.tenant.tenantId, message?.id ?? '')
  const log = world.harness.lines.join('')
  assert.ok(row !== null && row.subject !== '')
  for (const secret of [FINANCE, row.subject, 'Linha digitável', 'Olá']) assert.ok(!log.includes(secret), secret)
  assert.match(log, /was not taken: ESOCKET|was not taken: ECONN/)
  world.harness.runtime.mail?.close()
})
