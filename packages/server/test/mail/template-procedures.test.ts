import assert from 'node:assert/strict'
import { onEachDatabase } from '@assento/store/testing'
import { queueInvoiceMail } from '../../src/mail/queue-mail.ts'
import type { MailPreview, MailTemplateView } from '../../src/mail/dto.ts'
import { MAIL_TEMPLATES } from '../../src/mail/templates/template-names.ts'
import { makeWorld } from '../fixture.ts'
import { issueInvoice } from '../documents/billing-world.ts'
import { FINANCE, mailWorld } from './mail-world.ts'

const KEY = { template: 'invoice.issued', locale: 'pt-BR' } as const
const WORDS = {
  subject: 'Chegou a {{invoiceNumber}}', text: 'Oi, {{contactName}}!\n{{summary}}\n{{payment}}\nFatura {{invoiceNumber}}',
  html: '<p>Oi, <b>{{contactName}}</b>! Fatura {{invoiceNumber}}</p>{{summary}}{{payment}}',
}

onEachDatabase('every template is listed in both languages with its words and variables', async ({ database }) => {
  const world = await makeWorld(database)
  const { data } = await world.server.read<{ items: readonly MailTemplateView[] }>('templates.list')
  assert.equal(data.items.length, MAIL_TEMPLATES.length * 2)
  const suspension = data.items.find(({ template, locale }) => template === 'notice.suspension' && locale === 'pt-BR')
  assert.deepEqual([suspension?.isCustom, suspension?.version, suspension?.updatedAt], [false, 0, null])
  assert.deepEqual(suspension?.variables.filter(({ isRequired }) => isRequired).map(({ name }) => name), ['actsOn', 'payUntil', 'payment'])
})

onEachDatabase('a tenant\'s own words are previewed, kept by version, sent, and taken back', async ({ database }) => {
  const world = await mailWorld(database, { contacts: [{ email: FINANCE, name: 'Ana <i>' }] })
  const call = (path: string, input: unknown, key = 'k') => world.harness.server(world.tenant.key, path, { input, headers: { 'idempotency-key': `${path}-${key}` } })
  const preview = (await call('templates.preview', { ...KEY, words: WORDS })).data as MailPreview
  assert.equal(preview.subject, 'Chegou a 2026-0042')
  assert.match(preview.html, /Oi, <b>Departamento financeiro<\/b>!/)
  assert.equal(((await call('templates.set', { ...KEY, version: 0, words: WORDS })).data as MailTemplateView).version, 1)
  const stale = await call('templates.set', { ...KEY, version: 0, words: WORDS }, 'again')
  assert.deepEqual([stale.status, stale.error?.code, stale.error?.currentVersion], [409, 'stale_version', 1])
  const invoice = await issueInvoice(world.harness, world.tenant, { number: '2026-0099' })
  await world.inTx((ctx, tx) => queueInvoiceMail(ctx, tx, [invoice.id]))
  await world.work()
  const [received] = world.receiver.received
  assert.equal(received?.mail.subject, 'Chegou a 2026-0099')
  assert.match(received?.mail.html ?? '', /Oi, <b>Ana &lt;i&gt;<\/b>!/)
  const back = (await call('templates.set', { ...KEY, version: 1, words: null }, 'back')).data as MailTemplateView
  assert.deepEqual([back.isCustom, back.version], [false, 0])
  await world.close()
})

onEachDatabase('words that cannot be a template are refused by field and rule, and nothing is kept', async ({ database }) => {
  const world = await makeWorld(database)
  const refused: readonly (readonly [words: Partial<typeof WORDS>, field: string, rule: string, names: string])[] = [
    [{ text: `${WORDS.text} {{saldo}}` }, 'words.text', 'mail.template.variable.unknown', '{{saldo}}'],
    [{ html: WORDS.html.replace('{{payment}}', '') }, 'words.html', 'mail.template.variable.missing', '{{payment}}'],
    [{ subject: '{{summary}}' }, 'words.subject', 'mail.template.variable.block', '{{summary}}'],
    [{ text: `${WORDS.text} {{ total }}` }, 'words.text', 'mail.template.variable.malformed', '{{name}}'],
    [{ html: `${WORDS.html}<script>1</script>` }, 'words.html', 'mail.template.html.tag', '<script>'],
    [{ subject: 'Fatura\r\nBcc: x@y.example' }, 'words.subject', 'text.lineBreak', 'one line'],
  ]
  for (const [change, field, rule, named] of refused) {
    for (const path of ['templates.preview', 'templates.set'] as const) {
      const input = { ...KEY, words: { ...WORDS, ...change }, ...(path === 'templates.set' ? { version: 0 } : {}) }
      const { status, error } = await (path === 'templates.set' ? world.server.send(path, input) : world.server.read(path, input))
      assert.deepEqual([status, error?.details[0]?.field, error?.details[0]?.rule], [400, field, rule], `${path} ${rule}`)
      assert.ok(error?.details[0]?.message.includes(named), error?.details[0]?.message)
    }
  }
  const { data } = await world.server.read<{ items: readonly MailTemplateView[] }>('templates.list', { locale: 'pt-BR' })
  assert.ok(data.items.every(({ isCustom }) => !isCustom))
})

onEachDatabase('one tenant\'s words are not another\'s, and no widget reads or writes them', async ({ database }) => {
  const [world, other] = [await makeWorld(database), await makeWorld(database)]
  await world.server.send('templates.set', { ...KEY, version: 0, words: WORDS })
  const { data } = await other.server.read<{ items: readonly MailTemplateView[] }>('templates.list')
  assert.ok(data.items.every(({ isCustom }) => !isCustom))
  const agent = await world.widget('adminAgent')
  assert.equal((await agent.read('templates.list')).error?.code, 'forbidden')
  assert.equal((await agent.send('templates.set', { ...KEY, version: 1, words: null })).error?.code, 'forbidden')
})
