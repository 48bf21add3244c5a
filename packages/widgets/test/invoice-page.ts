/** The invoice list in a page, on a server at the fetch boundary. */
import '../src/define/invoice-list.ts'
import type { AssentoInvoiceList } from '../src/invoices/invoice-list.ts'
import type { InvoiceDetail, InvoiceItem } from '@assento/client'
import { addHours } from '@assento/rules'
import { FakeServer, type Answers } from './fixtures.ts'
import { INVOICE_WHO, invoiceDetailOf, INVOICES, listOf, NOW } from './invoice-facts.ts'
import { mount, type Page } from './page.ts'
import { waitUntil } from './wait-until.ts'

/** Answers for some invoices, each in full when asked for; a test replaces those that it is about. */
export function invoiceServer(answers: Answers = {}, items: readonly InvoiceItem[] = INVOICES, more: Partial<InvoiceDetail> = {}): FakeServer {
  return new FakeServer({
    'sessions.whoami': () => INVOICE_WHO,
    'invoices.list': listOf(items),
    'invoices.get': ({ invoiceId }) => invoiceDetailOf(items.find(({ id }) => id === invoiceId) ?? INVOICES[0]!, more),
    'invoices.documentLink': ({ documentId }) => ({ url: `/documents/${String(documentId)}`, expiresAt: addHours(NOW, 1), fileName: `${String(documentId)}.pdf` }),
    ...answers,
  })
}

export function invoiceList(server: FakeServer, attributes: Record<string, string> = {}, locale = 'pt-BR', width?: string): Promise<Page<AssentoInvoiceList>> {
  const element = document.createElement('assento-invoice-list')
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.portal = server.portal({ locale })
  return mount(element, width)
}

/** Opens a row and waits for what it holds. */
export async function opened(page: Page<AssentoInvoiceList>, { id, number }: InvoiceItem): Promise<HTMLElement> {
  page.find(`#open-${id}`).click()
  await waitUntil(() => page.root.querySelector(`#detail-${id} .receipt`), `invoice ${number} is open`)
  return page.find(`#detail-${id}`)
}

/** What the screen reader was told last. */
export function announced(page: Page<AssentoInvoiceList>): string {
  return (page.find('.live[role=status]').textContent ?? '').trim()
}

/** Addresses that the browser was asked to fetch, instead of fetching them; call `stop` when done. */
export function watchDownloads() {
  const downloads: { readonly href: string; readonly name: string; readonly isAttached: boolean }[] = []
  const original = HTMLAnchorElement.prototype.click
  HTMLAnchorElement.prototype.click = function click(this: HTMLAnchorElement) { downloads.push({ href: this.href, name: this.download, isAttached: this.isConnected }) }
  return { downloads, stop: () => { HTMLAnchorElement.prototype.click = original } }
}
