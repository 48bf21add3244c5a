/** What stands around the words of every message: who sends it, and why the reader gets it. Not editable: the law asks who it is. */
import { BLOCK_WORDS } from './block-words.ts'
import type { MailFacts, MailReader } from './mail-facts.ts'
import { escapeHtml, headerLine, withoutStop } from './render.ts'
import { SHEET, STYLE, styleWords } from './styles.ts'
import type { MailWords } from './words.ts'

/** The message as it is sent. Nothing in it is loaded from anywhere, and nothing tells that it was read. */
export function frame(words: MailWords, facts: MailFacts, reader: MailReader): MailWords {
  const seller = headerLine(facts.seller.name)
  const taxId = facts.seller.taxId === null ? '' : ` · ${facts.seller.taxId}`
  const { becauseContact, becauseAccount } = BLOCK_WORDS[reader.locale]
  const because = (reader.isContact ? becauseContact : becauseAccount)(withoutStop(headerLine(facts.customerName)))
  return {
    subject: words.subject,
    text: `${words.text}\n\n-- \n${seller}${taxId}\n${because}\n`,
    html: page(words, reader.locale, seller, `${escapeHtml(seller + taxId)}<br>${escapeHtml(because)}`),
  }
}

function page(words: MailWords, locale: string, seller: string, foot: string): string {
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(words.subject)}</title><style>${SHEET}</style></head>
<body class="page" style="${STYLE.page}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse"><tr><td class="outer" align="center" style="padding:24px 12px">
<table role="presentation" class="card" cellpadding="0" cellspacing="0" style="${STYLE.card}">
<tr><td class="head ink pad" style="${STYLE.head}">${escapeHtml(seller)}</td></tr>
<tr><td class="ink pad" style="${STYLE.body}">
${styleWords(words.html)}
</td></tr>
<tr><td class="foot pad" style="${STYLE.foot}">${foot}</td></tr>
</table></td></tr></table>
</body></html>
`
}
