/** How the invoice is paid: boleto with its linha digitável, Pix with its code, or what became of it. */
import { html, nothing, svg, type TemplateResult } from 'lit'
import type { InvoiceDetail } from '@assento/client'
import { icon } from '../runtime/icons.ts'
import { callout } from '../runtime/states.ts'
import { amountToday, partTitle, type DetailLook } from './invoice-lines.ts'
import { isUnpaid, shortDate } from './invoice-words.ts'
import type { QrPath } from './pix-qr.ts'

export type Copied = 'line' | 'pix'

export interface PaymentView extends DetailLook {
  /** Null while its code is on the way. */
  readonly qr: QrPath | null
  readonly copied: Copied | null
  /** What the browser did not let us copy: shown selected. */
  readonly manual: Copied | null
  readonly isBusy: boolean
  readonly canSecondCopy: boolean
  readonly canDownload: boolean
  readonly onCopy: (what: Copied, text: string) => void
  readonly onSecondCopy: () => void
  readonly onDownload: (documentId: string) => void
}

export function invoicePayment(view: PaymentView): TemplateResult {
  const { t, detail } = view
  const words = t.invoiceDetail.pay
  if (!isUnpaid(detail.status)) return html`<div class="pay done">${outcome(view)}</div>`
  const { boleto, pix } = detail.payment
  const isExpired = boleto !== null && !boleto.isPayable
  return html`
    <div class="pay">
      ${partTitle(view, words.title)}
      ${detail.replaces === null ? nothing : html`<p class="small muted">${words.replaces(detail.replaces)}</p>`}
      ${pix === null ? nothing : pixBlock(view, pix)}
      ${isExpired ? expiredBlock(view) : boleto === null ? nothing : boletoBlock(view, boleto)}
      ${boleto === null && pix === null ? html`<p class="small">${words.none}</p>` : nothing}
      ${isExpired || (boleto === null && pix === null) ? nothing : html`<p class="small muted">${words.waiting}</p>`}
    </div>`
}

function outcome({ t, format, today, detail }: PaymentView): TemplateResult {
  const words = t.invoiceDetail.pay
  switch (detail.status) {
    case 'paid': return callout('ok', detail.paidOn === null ? words.paid : words.done(shortDate(detail.paidOn, today, format)), nothing)
    case 'void': {
      const { voided } = detail
      return callout('info', t.invoices.status.void, voided === null ? nothing : html`
        <p>${words.voided(format.dateTimeLong(voided.at), voided.reason)}</p>
        ${voided.replacedBy === null ? nothing : html`<p>${words.replacedBy(voided.replacedBy)}</p>`}`)
    }
    default: return callout('info', t.invoices.status.writtenOff, html`<p>${words.writtenOff}</p>`)
  }
}

function pixBlock(view: PaymentView, { brCode, amount }: NonNullable<InvoiceDetail['payment']['pix']>): TemplateResult {
  const { t, format, qr } = view
  const words = t.invoiceDetail.pay
  const money = format.money(amount)
  return html`
    <div class="means pix">
      <div class="qr" role="img" aria-label=${words.qr(money)}>${qr === null ? nothing : html`
        <svg viewBox="0 0 ${qr.size} ${qr.size}" shape-rendering="crispEdges" aria-hidden="true">${svg`<path d=${qr.path}/>`}</svg>`}</div>
      <p class="small">${words.pixOf(money)}</p>
      ${copyButton(view, 'pix', brCode, words.copyPix)}
    </div>`
}

function boletoBlock(view: PaymentView, { digitableLine, bankName, dueOn, amount, documentId }: NonNullable<InvoiceDetail['payment']['boleto']>): TemplateResult {
  const { t, format, today, canDownload, isBusy } = view
  const words = t.invoiceDetail.pay
  return html`
    <div class="means boleto">
      <p class="small"><strong>${words.boleto}</strong> · ${words.boletoOf(bankName, shortDate(dueOn, today, format), format.money(amount))}</p>
      <p class="mono digits" aria-label=${words.line}>${digitableLine}</p>
      ${copyButton(view, 'line', digitableLine.replace(/\D/g, ''), words.copyLine)}
      ${canDownload ? html`<button type="button" class="button link" aria-disabled=${isBusy ? 'true' : 'false'} @click=${() => { if (!isBusy) view.onDownload(documentId) }}>${words.downloadBoleto}</button>` : nothing}
      ${view.detail.status === 'overdue' ? html`<p class="small muted">${words.bankNote}</p>` : nothing}
    </div>`
}

function expiredBlock({ t, format, detail, isBusy, canSecondCopy, onSecondCopy }: PaymentView): TemplateResult {
  const words = t.invoiceDetail.pay
  return html`
    <div class="means">
      <p class="figure">${format.money(amountToday(detail))}</p>
      <p class="small">${canSecondCopy ? words.expired : words.expiredDenied}</p>
      ${canSecondCopy ? html`<button type="button" class="button primary" part="action-primary" aria-disabled=${isBusy ? 'true' : 'false'} @click=${() => { if (!isBusy) onSecondCopy() }}>
        ${isBusy ? t.common.sending : words.secondCopy}</button>` : nothing}
    </div>`
}

/** Copies; where the page around us forbids that, the text comes selected in a field. */
function copyButton({ t, copied, manual, onCopy }: PaymentView, what: Copied, text: string, label: string): TemplateResult {
  const words = t.invoiceDetail.pay
  return html`
    <button type="button" class="button" data-copy=${what} @click=${() => onCopy(what, text)}>${copied === what ? html`${icon('check')}${words.copied}` : label}</button>
    ${manual === what ? html`<div class="manual"><p class="small">${words.manual}</p>
      <textarea class="input mono" readonly rows="3" data-manual aria-label=${what === 'pix' ? words.copyPix : words.line} .value=${text}></textarea></div>` : nothing}`
}
