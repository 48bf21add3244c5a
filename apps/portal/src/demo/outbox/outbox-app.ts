/** The page of the outbox: what the demo has sent, as the receivers would see it. */
import { Hono } from 'hono'
import type { Context } from 'hono'
import type { KeptMail, Outbox } from './kept-mails.ts'
import { mailPage, outboxPage } from './pages.ts'
import { OUTBOX_CSS } from './style.ts'

export const OUTBOX_PATH = '/caixa-de-saida'

const PAGE_POLICY = "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
/** A mail's HTML is a stranger: sandboxed also when it is opened by itself, without scripts, forms or anything from elsewhere. */
const MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

/** Mounted by a host of the demo; its paths begin with `/caixa-de-saida`. Needs no session: all data of the demo are invented. */
export function createOutboxApp(outbox: Outbox): Hono {
  const app = new Hono()
  app.use(`${OUTBOX_PATH}/*`, async (context, next) => {
    await next()
    context.header('X-Content-Type-Options', 'nosniff')
    context.header('Cache-Control', 'no-store')
    context.header('Referrer-Policy', 'no-referrer')
  })
  app.get(`${OUTBOX_PATH}/estilo.css`, (context) => context.body(OUTBOX_CSS, 200, { 'Content-Type': 'text/css; charset=utf-8' }))
  app.get(OUTBOX_PATH, (context) => context.html(outboxPage(outbox.list(), OUTBOX_PATH), 200, { 'Content-Security-Policy': PAGE_POLICY, 'Cache-Control': 'no-store' }))
  app.get(`${OUTBOX_PATH}/:id`, (context) => withMail(outbox, context, (mail) => context.html(mailPage(mail, OUTBOX_PATH), 200, { 'Content-Security-Policy': PAGE_POLICY })))
  app.get(`${OUTBOX_PATH}/:id/mensagem`, (context) => withMail(outbox, context, (mail) => (
    context.body(mail.html, 200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': MAIL_POLICY }))))
  app.get(`${OUTBOX_PATH}/:id/anexos/:index`, (context) => withMail(outbox, context, (mail) => attachmentOf(context, mail)))
  return app
}

function withMail(outbox: Outbox, context: Context, answer: (mail: KeptMail) => Response | Promise<Response>): Response | Promise<Response> {
  const id = context.req.param('id') ?? ''
  const mail = /^\d{1,9}$/.test(id) ? outbox.find(Number(id)) : null
  return mail === null ? notThere(context) : answer(mail)
}

/** Always a file to save: what a mail calls its type is not trusted to be shown on our origin. */
function attachmentOf(context: Context, mail: KeptMail): Response {
  const index = context.req.param('index') ?? ''
  const attachment = /^\d{1,3}$/.test(index) ? mail.attachments[Number(index)] : undefined
  if (attachment === undefined) return notThere(context)
  return context.body(new Uint8Array(attachment.bytes), 200, {
    'Content-Type': 'application/octet-stream', 'Content-Security-Policy': "default-src 'none'; sandbox",
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(attachment.fileName).replaceAll("'", '%27')}`,
  })
}

function notThere(context: Context): Response {
  return context.text('Esta mensagem não está na caixa de saída.\n', 404)
}
