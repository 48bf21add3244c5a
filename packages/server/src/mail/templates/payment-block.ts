import type { BlockWords } from './block-words.ts'
import { amountText, dateText } from './format.ts'
import type { MailFacts } from './mail-facts.ts'
import { escapeHtml, type Rendered } from './render.ts'
import { STYLE } from './styles.ts'
import type { MailLocale } from './template-names.ts'

/** How to pay today: the boleto's line and the Pix code, or why there is neither. Empty for what is not to be paid at all. */
export function paymentBlock(facts: MailFacts, locale: MailLocale, words: BlockWords): Rendered {
  const { invoice, due, payment, today } = facts
  if (invoice.state === 'paid') return sentence(words.nothingToPay)
  if (invoice.state !== 'open') return { text: '', html: '' }
  const means = [boletoBox(payment, locale, words), pixBox(payment, locale, words)].filter((box) => box !== null)
  if (means.length > 0) return { text: means.map(({ text }) => text).join('\n\n'), html: means.map(({ html }) => html).join('\n') }
  if (today <= invoice.payableUntil) return sentence(words.payByReply)
  const amount = (cents: number) => amountText(locale, invoice.currency, cents)
  const overdue = words.overdue(dateText(locale, today), amount(due.totalCents), amount(due.fineCents), amount(due.interestCents))
  const secondCopy = facts.seller.portalUrl === null ? words.secondCopyByReply : words.secondCopyInPortal
  return sentence([...(payment.boleto === null ? [] : [words.expired]), overdue, secondCopy].join(' '))
}

function boletoBox({ boleto }: MailFacts['payment'], locale: MailLocale, words: BlockWords): Rendered | null {
  if (boleto === null || !boleto.isPayable) return null
  const title = `${words.boleto} ${boleto.bankName} · ${amountText(locale, boleto.amount.currency, boleto.amount.cents)} · ${words.dueOn(dateText(locale, boleto.dueOn))}`
  return {
    text: `${title}\n${words.digitableLine}:\n${boleto.digitableLine}`,
    html: box(title, `<div class="muted" style="${STYLE.hint}">${words.digitableLine}</div><div class="code" style="${STYLE.code}">${escapeHtml(boleto.digitableLine)}</div>`),
  }
}

function pixBox({ pix }: MailFacts['payment'], locale: MailLocale, words: BlockWords): Rendered | null {
  if (pix === null) return null
  const title = `${words.pix} · ${amountText(locale, pix.amount.currency, pix.amount.cents)}`
  const code = `<div class="code" style="${STYLE.pixCode}">${escapeHtml(pix.brCode)}</div>`
  return {
    text: `${title}\n${pix.brCode}\n${words.pixHint}`,
    html: box(title, `${code}<div class="muted" style="${STYLE.hint}">${words.pixHint}</div>`),
  }
}

function box(title: string, inner: string): string {
  return `<table role="presentation" class="box" style="${STYLE.box}"><tr><td style="${STYLE.boxCell}"><div class="muted" style="${STYLE.label}">${escapeHtml(title)}</div>${inner}</td></tr></table>`
}

function sentence(text: string): Rendered {
  return { text, html: `<p style="margin:0 0 16px">${escapeHtml(text)}</p>` }
}
