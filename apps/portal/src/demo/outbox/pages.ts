import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { KeptMail } from './kept-mails.ts'

type Html = HtmlEscapedString | Promise<HtmlEscapedString>

const TIME = new Intl.DateTimeFormat('pt-BR', { dateStyle: 'short', timeStyle: 'short', timeZone: 'America/Sao_Paulo' })

/** Every mail, the newest first. `path` is where the outbox is mounted. */
export function outboxPage(mails: readonly KeptMail[], path: string): Html {
  return page('Caixa de saída', path, html`
    <h1>Caixa de saída</h1>
    <p class="muted">${counted(mails.length)} O servidor de e-mail da demonstração recebe tudo e não entrega nada a ninguém.</p>
    ${mails.length === 0 ? html`<p class="empty">Ainda não há mensagens. Elas aparecem aqui quando uma fatura é emitida, um lembrete é enviado ou um pagamento é confirmado.</p>` : html`
    <ol class="mails">${mails.map((mail) => html`
      <li><a href="${path}/${mail.id}"><span class="subject">${mail.subject || '(sem assunto)'}</span>
        <span class="muted">${mail.toName === '' ? mail.recipients.join(', ') : `${mail.toName} · ${mail.recipients.join(', ')}`}</span>
        <span class="muted when">${mail.attachments.length === 0 ? '' : `${mail.attachments.length} ${mail.attachments.length === 1 ? 'anexo' : 'anexos'} · `}<time>${TIME.format(mail.receivedAt)}</time></span></a></li>`)}
    </ol>`}`)
}

/** One mail: headers, attachments, its HTML in a sandboxed frame, and its text. */
export function mailPage(mail: KeptMail, path: string): Html {
  return page(mail.subject, path, html`
    <p><a href="${path}">← Caixa de saída</a></p>
    <h1>${mail.subject || '(sem assunto)'}</h1>
    <dl><dt>De</dt><dd>${mail.from}</dd><dt>Para</dt><dd>${mail.toName === '' ? '' : `${mail.toName} · `}${mail.recipients.join(', ')}</dd>
      <dt>Recebida em</dt><dd>${TIME.format(mail.receivedAt)}</dd><dt>Message-ID</dt><dd><code>${mail.messageId}</code></dd></dl>
    ${mail.attachments.length === 0 ? '' : html`<ul class="files">${mail.attachments.map(({ fileName, bytes }, index) => html`
      <li><a href="${path}/${mail.id}/anexos/${index}" download>${fileName}</a> <span class="muted">${kilobytes(bytes.byteLength)}</span></li>`)}</ul>`}
    ${mail.html === '' ? '' : html`<iframe class="message" title="Mensagem" sandbox="" src="${path}/${mail.id}/mensagem"></iframe>`}
    <details ${mail.html === '' ? 'open' : ''}><summary>Versão em texto</summary><pre>${mail.text}</pre></details>`)
}

function page(title: string, path: string, body: Html): Html {
  return html`<!doctype html>
<html lang="pt-BR"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · demonstração</title><link rel="stylesheet" href="${path}/estilo.css"></head>
<body><main>${body}</main></body></html>`
}

function counted(mails: number): string {
  return mails === 1 ? '1 mensagem.' : `${mails} mensagens.`
}

function kilobytes(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1024))} kB`
}
