import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { instant } from '@assento/rules'
import { smtpTransport } from '@assento/server/mail/transport'
import type { MailTransport, OutgoingMail } from '@assento/server/mail/transport'
import type { Hono } from 'hono'
import { createOutboxApp } from '../src/demo/outbox/outbox-app.ts'
import { startOutbox, type RunningOutbox } from '../src/demo/outbox/start-outbox.ts'

const PDF = new TextEncoder().encode('%PDF-1.4 amostra')
const MAIL: OutgoingMail = {
  id: 'msg_1', from: { name: 'Revenda Exemplo', address: 'cobranca@revenda.example' }, to: { name: 'Ana <b>', address: 'ana@loja.example' }, replyTo: null,
  subject: 'Fatura <script>1</script>', text: 'Olá </pre><script>2</script>', html: '<p>Olá</p><script>3</script>', locale: 'pt-BR',
  date: instant('2026-11-21T15:00:00.000Z'), attachments: [{ fileName: 'fatura "1"/ç.pdf', mediaType: 'text/html', bytes: PDF }],
}

let outbox: RunningOutbox
let smtp: MailTransport
let app: Hono

before(async () => {
  outbox = await startOutbox(0)
  smtp = smtpTransport(outbox.url) as MailTransport
  app = createOutboxApp(outbox)
})
after(async () => {
  smtp.close()
  await outbox.close()
})

test('the outbox is empty at first, and then lists what was sent, once a Message-ID', async () => {
  assert.match(await (await app.request('/caixa-de-saida')).text(), /Ainda não há mensagens/)
  for (let time = 0; time < 2; time += 1) assert.equal((await smtp.deliver(MAIL)).outcome, 'sent')
  await smtp.deliver({ ...MAIL, id: 'msg_2', subject: 'Lembrete' })
  const page = await (await app.request('/caixa-de-saida')).text()
  assert.deepEqual(outbox.list().map(({ subject }) => subject), ['Lembrete', MAIL.subject])
  assert.match(page, /2 mensagens/)
  assert.match(page, /Fatura &lt;script&gt;1&lt;\/script&gt;/)
})

test('one mail shows its headers and files escaped, and its HTML only inside a sandbox', async () => {
  const response = await app.request('/caixa-de-saida/1')
  const page = await response.text()
  assert.doesNotMatch(page, /<script/)
  assert.match(page, /<iframe class="message" title="Mensagem" sandbox="" src="\/caixa-de-saida\/1\/mensagem">/)
  assert.match(page, /Olá &lt;\/pre&gt;/)
  assert.match(response.headers.get('content-security-policy') ?? '', /^default-src 'none'.*frame-src 'self'/)
  const message = await app.request('/caixa-de-saida/1/mensagem')
  assert.match(message.headers.get('content-security-policy') ?? '', /^default-src 'none'; style-src 'unsafe-inline'; sandbox;/)
  assert.match(await message.text(), /<p>Olá<\/p>/)
})

test('an attachment comes back byte for byte, as a file to save and never as a page', async () => {
  const response = await app.request('/caixa-de-saida/1/anexos/0')
  assert.deepEqual(new Uint8Array(await response.arrayBuffer()), PDF)
  assert.equal(response.headers.get('content-type'), 'application/octet-stream')
  assert.match(response.headers.get('content-disposition') ?? '', /^attachment; filename\*=UTF-8''fatura%20/)
})

test('what is not there is not found', async () => {
  for (const path of ['3', '0', '-1', '1e0', 'x', '1/anexos/1', '1/anexos/x', '99/mensagem']) assert.equal((await app.request(`/caixa-de-saida/${path}`)).status, 404, path)
})

test('a port that is taken is said in words', async () => {
  await assert.rejects(startOutbox(Number(new URL(outbox.url).port)), /já está em uso/)
})
