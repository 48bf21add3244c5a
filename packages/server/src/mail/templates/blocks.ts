/** The parts of a message that are drawn by us: what is owed, how to pay it, what is attached, whom to ask. */
import { BLOCK_WORDS, type BlockWords } from './block-words.ts'
import { amountText, dateText, periodText } from './format.ts'
import type { MailFacts } from './mail-facts.ts'
import { paymentBlock } from './payment-block.ts'
import { escapeHtml, type Rendered } from './render.ts'
import { STYLE } from './styles.ts'
import type { MailLocale } from './template-names.ts'

const NOTHING: Rendered = { text: '', html: '' }

/** Every block of the message in the reader's language. */
export function blocks(facts: MailFacts, locale: MailLocale): Readonly<Record<'summary' | 'payment' | 'attachments' | 'portal' | 'contact', Rendered>> {
  const words = BLOCK_WORDS[locale]
  return {
    summary: summaryBlock(facts, locale, words),
    payment: paymentBlock(facts, locale, words),
    attachments: attachmentsBlock(facts.fileNames, words),
    portal: portalBlock(facts.seller.portalUrl, words),
    contact: contactBlock(facts, words),
  }
}

function summaryBlock({ invoice, due }: MailFacts, locale: MailLocale, words: BlockWords): Rendered {
  const amount = (cents: number) => amountText(locale, invoice.currency, cents)
  const isMoved = invoice.payableUntil !== invoice.dueOn
  const settledCents = invoice.totalCents - due.balanceCents
  const isPartly = invoice.state === 'open' && settledCents > 0
  const rows: readonly (readonly [name: string, value: string])[] = [
    [words.invoice, invoice.number],
    [words.period, periodText(locale, invoice.period)],
    [words.issued, dateText(locale, invoice.issuedOn)],
    [words.due, dateText(locale, invoice.dueOn) + (isMoved ? ` (${words.payable(dateText(locale, invoice.payableUntil))})` : '')],
    [words.total, amount(invoice.totalCents)],
    ...(isPartly ? [[words.settled, amount(settledCents)], [words.balance, amount(due.balanceCents)]] as const : []),
  ]
  const lines = rows.map(([name, value], index) => {
    const strong = index === rows.length - 1 ? `;${STYLE.strong}` : ''
    return `<tr><th scope="row" class="name muted" style="${STYLE.rowName};font-weight:400">${name}</th><td class="value" style="${STYLE.rowValue}${strong}">${escapeHtml(value)}</td></tr>`
  })
  return {
    text: rows.map(([name, value]) => `${name}: ${value}`).join('\n'),
    html: `<table style="${STYLE.summary}">${lines.join('')}</table>`,
  }
}

function attachmentsBlock(fileNames: readonly string[], words: BlockWords): Rendered {
  if (fileNames.length === 0) return NOTHING
  return {
    text: `${words.attachments}:\n${fileNames.map((name) => `- ${name}`).join('\n')}`,
    html: `<p class="muted" style="margin:0 0 16px;${STYLE.label};font-weight:400"><b>${words.attachments}:</b> ${fileNames.map(escapeHtml).join(', ')}</p>`,
  }
}

function portalBlock(url: string | null, words: BlockWords): Rendered {
  if (url === null) return NOTHING
  return {
    text: `${words.portal}: ${url}`,
    html: `<p style="margin:0 0 20px"><a class="button" href="${escapeHtml(url)}" style="${STYLE.button}">${words.portal}</a></p>`,
  }
}

function contactBlock({ seller: { contact } }: MailFacts, words: BlockWords): Rendered {
  const ways = contact === null ? [] : [contact.email, contact.phone].filter((way) => way !== null)
  if (contact === null || ways.length === 0) return { text: words.replyOnly, html: `<p style="margin:0 0 16px">${words.replyOnly}</p>` }
  const links = ways.map((way) => (
    way === contact.email ? `<a class="link" href="mailto:${escapeHtml(way)}" style="${STYLE.link}">${escapeHtml(way)}</a>` : `<span style="white-space:nowrap">${escapeHtml(way)}</span>`))
  return {
    text: `${words.questions} ${contact.name} (${ways.join(', ')}) ${words.replyToo}.`,
    html: `<p style="margin:0 0 16px">${words.questions} ${escapeHtml(contact.name)} (${links.join(', ')}) ${words.replyToo}.</p>`,
  }
}
