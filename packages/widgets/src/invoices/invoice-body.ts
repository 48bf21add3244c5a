/** What an opened row shows: the explanation, the ways to pay, the steps of collection and the papers. */
import { html, nothing, type TemplateResult } from 'lit'
import type { CalendarDate } from '@assento/rules'
import type { InvoiceDetail, InvoiceItem, WhoAmI } from '@assento/client'
import type { Messages } from '../locales/messages.ts'
import { denialCallout } from '../runtime/denial.ts'
import type { Format } from '../runtime/format.ts'
import { callout, errorCallout, skeleton } from '../runtime/states.ts'
import { closedDialog, disputeDialog, type Dispute } from './dispute-dialog.ts'
import { isGranted } from './invoice-actions.ts'
import type { InvoiceDetails } from './invoice-details.ts'
import { invoiceLines } from './invoice-lines.ts'
import { invoicePayment } from './invoice-payment.ts'
import { collectionsTimeline, disputePart, papers } from './invoice-timeline.ts'
import { shortDate } from './invoice-words.ts'
import type { OpenInvoice } from './open-invoice.ts'

export interface BodyLook {
  readonly t: Messages
  readonly format: Format
  readonly today: CalendarDate
  readonly who: WhoAmI | null
  /** Of the list's title. */
  readonly headingLevel: number
}

/** Failures that other widgets name after subscriptions. */
function invoiceWords(t: Messages): Messages {
  return { ...t, common: { ...t.common, errors: { ...t.common.errors, ...t.invoiceDetail.errors } } }
}

export function invoiceBody(acts: InvoiceDetails, item: InvoiceItem, open: OpenInvoice, look: BodyLook): TemplateResult {
  return html`<div class="detail" aria-busy=${open.isOpen && open.detail === null && open.failure === null ? 'true' : 'false'}>
    ${noticePart(open, look)}
    ${open.isOpen ? content(acts, item, open, look) : nothing}</div>`
}

function noticePart({ notice }: OpenInvoice, { t, format, today, who }: BodyLook): TemplateResult | typeof nothing {
  switch (notice?.kind) {
    case undefined: return nothing
    case 'failed': return errorCallout(invoiceWords(t), notice.error, notice.retry)
    case 'refused': return denialCallout({ t, format, denied: notice.denied, contacts: who?.tenant.contacts ?? null, onChoose: () => undefined, canChoose: () => false })
    case 'secondCopy': {
      const { boleto } = notice.copy.payment
      const words = t.invoiceDetail.secondCopy
      return callout('ok', notice.copy.outcome === 'same' ? words.same : words.new,
        boleto === null ? nothing : html`<p>${words.text(shortDate(boleto.dueOn, today, format), format.money(boleto.amount))}</p>`)
    }
  }
}

function content(acts: InvoiceDetails, item: InvoiceItem, open: OpenInvoice, look: BodyLook): TemplateResult {
  const { detail, failure } = open
  const t = invoiceWords(look.t)
  if (detail === null) return failure ? errorCallout(t, failure, () => void acts.open(item)) : skeleton(3, t.invoiceDetail.loading)
  const view = { ...look, t, detail, headingLevel: look.headingLevel + 1 }
  const canDownload = detail.permissions.download && (look.who === null || isGranted('download', look.who))
  const onDownload = (documentId: string) => void acts.download(detail, documentId)
  return html`
    <div class="explain">
      <section class="lines">${invoiceLines(view)}</section>
      <section class="ways">${invoicePayment({
        ...view, qr: open.qr?.path ?? null, copied: open.copied, manual: open.manual, isBusy: open.isBusy, canDownload, canSecondCopy: detail.permissions.secondCopy,
        onCopy: (what, text) => void acts.copy(detail.id, what, text), onSecondCopy: () => void acts.secondCopy(detail), onDownload,
      })}</section>
      <div class="more">
        ${collectionsTimeline(view)}
        ${papers({ ...view, canDownload, isBusy: open.isBusy, onDownload })}
        ${disputePart(view, () => acts.openDispute(detail.id))}
      </div>
    </div>`
}

/** The one dialog of the list; closed without a dispute. */
export function openDialog(acts: InvoiceDetails, look: BodyLook, dispute: Dispute | null, detail: InvoiceDetail | null): TemplateResult {
  if (dispute === null || detail === null) return closedDialog(look.t.common.close)
  return disputeDialog({ ...look, t: invoiceWords(look.t), detail }, dispute, {
    onReason: (reason) => acts.editReason(reason), onSend: () => void acts.sendDispute(), onClose: () => acts.closeDispute(),
  })
}
